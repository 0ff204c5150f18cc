/**
 * Czechia: EDC exports of energy sharing. Columns are named by the metering point: `IN-<EAN>-D` before sharing, `OUT-<EAN>-D`
 * after it; D is delivered to the grid, O is taken from it. A column without that letter does not say which way the energy went.
 */
import { stampedFamily, type ValueColumn } from '../headed/stamped-columns.js';

const AFTER: readonly ValueColumn[] = [
  { label: /^in /, direction: 'skip' },
  { label: / d$/, direction: 'export', unit: 'kWh' },
  // What was taken is printed negative.
  { label: / o$/, direction: 'import', unit: 'kWh', negative: 'magnitude' },
];

export const edcCz = stampedFamily({
  format: 'edc-cz-csv',
  heading: [/^datum$/, /^cas od$/, /^cas do$/, /^((in|out) )?\d{15,}/],
  homeZone: 'Europe/Prague',
  homeOrder: 'dmy',
  when: { start: /^datum$/, startTime: /^cas od$/, end: /^datum$/, endTime: /^cas do$/ },
  values: (columns) => (columns.find(/^out .* [do]$/) >= 0 ? AFTER : AFTER.slice(1)),
});
