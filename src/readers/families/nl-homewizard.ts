/** Netherlands: HomeWizard Energy+: meter readings (not differences) at a wall-clock time, by tariff, or of gas and water. */
import type { ValueColumn } from '../headed/stamped-columns.js';
import { stampedFamily } from '../headed/stamped-columns.js';

const RULES: readonly ValueColumn[] = [
  { label: /gas/, direction: 'import', commodity: 'gas', measures: 'index', unit: 'm3' },
  { label: /water/, direction: 'import', commodity: 'water', measures: 'index', unit: 'm3' },
  { label: /power|voltage|current|peak|(^| )k?w( |$)/, direction: 'skip' },
  { label: /^import/, direction: 'import', measures: 'index', unit: 'kWh' },
  { label: /^export/, direction: 'export', measures: 'index', unit: 'kWh' },
];
/** Where tariffs are given, a register without one is their sum. */
const SUMS: ValueColumn = { label: /^(import|export) kwh$/, direction: 'skip' };

export const homeWizard = stampedFamily({
  format: 'homewizard-csv',
  heading: [/^time$/, /^(import|export)( t\d)? kwh$|^(total )?(gas|water)\b/],
  homeZone: 'Europe/Amsterdam',
  stamp: 'register',
  when: { start: /^time$/ },
  values: (columns) => (columns.find(/^(import|export) t\d/) >= 0 ? [SUMS, ...RULES] : RULES),
});
