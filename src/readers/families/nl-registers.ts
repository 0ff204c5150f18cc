/** Netherlands: meter readings as retailers list them (Greenchoice …): one row per reading date, one column per register. */
import { stampedFamily } from '../headed/stamped-columns.js';

export const nlRegisters = stampedFamily({
  format: 'register-csv',
  heading: [/^opname ?datum$/, /^stand/],
  homeZone: 'Europe/Amsterdam',
  homeOrder: 'dmy',
  stamp: 'register',
  when: { start: /^opname ?datum$/ },
  quality: /^geschat|^soort|^bron$/,
  values: [
    { label: /gas/, direction: 'import', commodity: 'gas', measures: 'index', unit: 'm3' },
    { label: /terug/, direction: 'export', measures: 'index', unit: 'kWh' },
    {
      label: /^stand (normaal|dal|hoog|laag|enkel|totaal|t ?[12])/,
      direction: 'import',
      measures: 'index',
      unit: 'kWh',
    },
    { label: /^stand/, direction: 'import', measures: 'index' },
  ],
});
