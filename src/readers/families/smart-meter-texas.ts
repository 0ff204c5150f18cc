/**
 * Smart Meter Texas: 15-minute rows with start and end, a revision date, and consumption and surplus generation interleaved; or
 * daily rows. On the autumn day the second pass of the repeated hour begins with a row printed 02:00 – 01:15.
 */
import { tableFamily } from '../table/table-family.js';

const label = (text: string) =>
  /surplus|generation/i.test(text)
    ? ({ direction: 'export', register: 'Surplus Generation' } as const)
    : ({ direction: 'import', register: 'Consumption' } as const);

export const smartMeterTexas = tableFamily({
  format: 'smart-meter-texas-csv',
  titles: ['esiid', 'usage date', 'usage kwh'],
  homeZone: 'America/Chicago',
  homeOrder: 'mdy',
  deltas: true,
  label,
});

/** Daily totals with the meter's register at the start and the end of the day beside them. */
export const smartMeterTexasDaily = tableFamily({
  format: 'smart-meter-texas-daily-csv',
  titles: ['esiid', 'usage date', /^(usage|kwh|consumption|start ?reading|end ?reading|import)/],
  sureness: 0.8,
  ignore: /reading|start|end/,
  homeZone: 'America/Chicago',
  homeOrder: 'mdy',
  interval: 86_400,
  deltas: true,
  label,
});

/** The monthly billing export: a row per bill, which ends on the day the next one starts; demand beside the energy. */
export const smartMeterTexasMonthly = tableFamily({
  format: 'smart-meter-texas-monthly-csv',
  titles: ['esiid', 'start date', 'end date', /kwh/],
  sureness: 0.8,
  ignore: /kw$|kva$/,
  homeZone: 'America/Chicago',
  homeOrder: 'mdy',
  deltas: true,
  label,
});
