/** Netherlands, Belgium: exports of DSMR-reader. Tariffs 1 and 2 are both import, "returned" is export, gas is in m³. */
import { stampedFamily } from '../headed/stamped-columns.js';

export const dsmrReader = stampedFamily({
  format: 'dsmr-reader-csv',
  heading: [/^(hour|day|month|uur|dag|maand|date)( start)?$/, /^ele[ck]tri\w* [12]( |$)/],
  homeZone: 'Europe/Amsterdam',
  homeOrder: 'dmy',
  when: { start: /^(hour|day|month|uur|dag|maand|date)( start)?$/ },
  values: [
    { label: /merged|total|cost|price|kosten|temperatu/, direction: 'skip' },
    { label: /^ele[ck]tri.*(return|terug)/, direction: 'export', unit: 'kWh' },
    { label: /^ele[ck]tri/, direction: 'import', unit: 'kWh' },
    { label: /^gas/, direction: 'import', commodity: 'gas', unit: 'm3' },
    { label: /^water/, direction: 'import', commodity: 'water', unit: 'm3' },
  ],
});
