/** Half-hourly files of British and Irish households. */
import { tableFamily } from '../table/table-family.js';

export const octopusCsv = tableFamily({
  format: 'octopus-csv',
  titles: [/^consumption \(/, 'start', 'end'],
  homeZone: 'Europe/London',
  homeOrder: 'dmy',
  note: 'Octopus leaves out half hours without use since August 2024: a gap may be zero or missing.',
});

/** n3rgy and other readers of the DCC: UTC, half-hour starts. */
export const n3rgyCsv = tableFamily({
  format: 'n3rgy-csv',
  titles: [/^timestamp/, /^energy ?(consumption|production)/],
  zone: 'UTC',
  metered: true,
});

/** ESB Networks' "harmonised downloadable file": end stamps, newest first, mean kW in the older variant. */
export const esbHdf = tableFamily({
  format: 'esb-hdf-csv',
  titles: ['mprn', 'read value', 'read type', /read date/],
  homeZone: 'Europe/Dublin',
  homeOrder: 'dmy',
  stamp: 'end',
  interval: 1800,
  label: (text) => ({ direction: /export/i.test(text) ? 'export' : 'import' }),
});
