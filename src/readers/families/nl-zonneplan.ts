/** Netherlands: Zonneplan workbooks: hours with prices and costs; what is called production is what was fed in, printed negative. */
import { stampedFamily } from '../headed/stamped-columns.js';

export const zonneplan = stampedFamily({
  format: 'zonneplan-xlsx',
  heading: [/^date ?from$/, /^date ?to$/, /^electricity ?consumption ?usage/],
  homeZone: 'Europe/Amsterdam',
  homeOrder: 'dmy',
  when: { start: /^date ?from$/, end: /^date ?to$/ },
  values: [
    { label: /cost|price|tax/, direction: 'skip' },
    { label: /^electricity ?production ?usage/, direction: 'export', unit: 'kWh' },
    { label: /^electricity ?consumption ?usage/, direction: 'import', unit: 'kWh' },
    { label: /^gas ?usage/, direction: 'import', commodity: 'gas', unit: 'm3' },
  ],
});
