/** Netherlands: SlimmeMeterPortal workbooks: the stamp ends the quarter, and each row fills the column of the tariff in force. */
import { stampedFamily } from '../headed/stamped-columns.js';

export const slimmeMeterPortal = stampedFamily({
  format: 'slimmemeterportal-xlsx',
  heading: [/^datum ?tijd$/, /^(terug)?levering/],
  homeZone: 'Europe/Amsterdam',
  homeOrder: 'dmy',
  stamp: 'end',
  when: { start: /^datum ?tijd$/ },
  values: [
    { label: /temperatu/, direction: 'skip' },
    { label: /gas/, direction: 'import', commodity: 'gas', unit: 'm3' },
    { label: /^teruglevering/, direction: 'export', register: 'teruglevering', unit: 'kWh' },
    { label: /^levering (normaal|laag|hoog|dal)/, direction: 'import', register: 'levering', unit: 'kWh' },
    // One bare column: electricity without tariffs or gas; the unit tells.
    { label: /^levering/, direction: 'import' },
  ],
});
