/** Netherlands: meter readings as retailers list them (Greenchoice …): one row per reading date, one column per register. */
import { stampedFamily, type ValueColumn } from '../headed/stamped-columns.js';

const GAS = { direction: 'import', commodity: 'gas', measures: 'index', unit: 'm3' } as const;
const RULES: readonly ValueColumn[] = [
  { label: /gas/, ...GAS },
  { label: /terug/, direction: 'export', measures: 'index', unit: 'kWh' },
  {
    label: /^stand ?(normaal|dal|hoog|laag|enkel|totaal|t ?[12])/,
    direction: 'import',
    measures: 'index',
    unit: 'kWh',
  },
  { label: /^stand/, direction: 'import', measures: 'index' },
];

export const nlRegisters = stampedFamily({
  format: 'register-csv',
  heading: [/^opname ?datum$/, /^stand/],
  homeZone: 'Europe/Amsterdam',
  homeOrder: 'dmy',
  stamp: 'register',
  when: { start: /^opname ?datum$/ },
  quality: /^geschat|^soort|^bron$/,
  /** A list of gas readings has the same columns; its name says "gas". */
  values: (_columns, { fileName }) => (/gas/i.test(fileName) ? [{ label: /^stand/, ...GAS }] : RULES),
});
