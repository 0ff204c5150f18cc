/** Netherlands: Energie Manager Online: from and to, tariffs apart, feed-in negative, a net column, and a totals row at the end. */
import { stampedFamily } from '../headed/stamped-columns.js';

export const energieManager = stampedFamily({
  format: 'energiemanager-csv',
  heading: [/^vanaf( |$)/, /^tot( |$)/, /verbruik/],
  homeZone: 'Europe/Amsterdam',
  homeOrder: 'dmy',
  when: { start: /^vanaf( |$)/, end: /^tot( |$)/ },
  rowTotal: /^totaal$/,
  values: [
    { label: /totaal|saldo|kosten|netto/, direction: 'skip' },
    { label: /gas/, direction: 'import', commodity: 'gas', unit: 'm3' },
    { label: /water/, direction: 'import', commodity: 'water', unit: 'm3' },
    { label: /terug/, direction: 'export', unit: 'kWh' },
    { label: /verbruik.*tarief|verbruik.*(stroom|elektr|kwh)/, direction: 'import', unit: 'kWh' },
    // Nothing says electricity: the unit must stand in the label, or be told.
    { label: /^verbruik/, direction: 'import' },
  ],
});
