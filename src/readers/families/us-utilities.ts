/** US utility tables that are told by their titles and read by the common table reader. */
import { tableFamily } from '../table/table-family.js';

/** PG&E, ComEd, PECO, BGE, PSE and other portals of one maker: TYPE, DATE, START TIME …; the zone is the utility's. */
export const opowerCsv = tableFamily({
  format: 'opower-csv',
  titles: ['type', 'date', 'start time', /usage|import|export/],
  homeOrder: 'mdy',
  metered: true,
  deltas: true,
});

export const sdgeMyEnergyCenter = tableFamily({
  format: 'sdge-myenergycenter-csv',
  titles: ['meter number', 'date', 'start time', 'duration', /^(consumed|generation|net)/],
  homeZone: 'America/Los_Angeles',
  homeOrder: 'mdy',
  net: true,
  metered: true,
  deltas: true,
  unit: 'kWh',
});

/** Monthly bills, the date being that of the bill. */
export const xcelBillHistory = tableFamily({
  format: 'xcel-bill-history-csv',
  titles: ['bill date', /usage \(/],
  homeOrder: 'mdy',
  homeZone: 'America/Denver',
});
