/** Netherlands: Energie Manager Online: from and to, tariffs apart, feed-in negative, a net column, and a totals row at the end. */
import { stampedFamily, type ValueColumn } from '../headed/stamped-columns.js';

const RULES: readonly ValueColumn[] = [
  { label: /totaal|saldo|kosten|netto/, direction: 'skip' },
  { label: /gas/, direction: 'import', commodity: 'gas', unit: 'm3' },
  { label: /water/, direction: 'import', commodity: 'water', unit: 'm3' },
  { label: /terug/, direction: 'export', unit: 'kWh' },
  { label: /verbruik.*tarief|verbruik.*(stroom|elektr|kwh)/, direction: 'import', unit: 'kWh' },
];
/** The bare column of a file for one commodity: only the file's name may say which. */
const BARE: ValueColumn = { label: /^verbruik/, direction: 'import' };

export const energieManager = stampedFamily({
  format: 'energiemanager-csv',
  heading: [/^vanaf( |$)/, /^tot( |$)/, /verbruik/],
  homeZone: 'Europe/Amsterdam',
  homeOrder: 'dmy',
  when: { start: /^vanaf( |$)/, end: /^tot( |$)/ },
  rowTotal: /^totaal$/,
  values: (_columns, { fileName }) => [
    ...RULES,
    /gas/i.test(fileName) ? { ...BARE, commodity: 'gas', unit: 'm3' } : BARE,
  ],
});
