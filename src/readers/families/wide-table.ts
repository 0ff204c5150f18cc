/** Wide tables of any portal; the Australian "My Power Planner" is the best known. */
import type { RowsFamily, RowsHead } from '../reader.js';
import { findWideLayout, WideSink } from '../table/wide-table.js';
import { hasTitles } from '../table/table-family.js';

const isAustralian = (head: RowsHead): boolean => hasTitles(head, ['nmi', 'con/gen', 'date']);

/** 48 slots on every day of the year: the market's time, without daylight saving, wherever the home's clock goes. */
export const myPowerPlanner: RowsFamily = {
  kind: 'rows',
  format: 'mypowerplanner-wide-csv',
  recognise: (head) => (isAustralian(head) && findWideLayout(head) ? 0.9 : 0),
  open: (head, book) =>
    new WideSink(findWideLayout(head)!, book, {
      zone: 'Etc/GMT-10',
      homeOrder: 'dmy',
      label: (text) => ({ direction: /gen|export/i.test(text) ? 'export' : 'import' }),
    }),
};

export const wideTable: RowsFamily = {
  kind: 'rows',
  format: 'wide-csv',
  recognise: (head) => (findWideLayout(head) ? 0.4 : 0),
  open: (head, book) => new WideSink(findWideLayout(head)!, book, {}),
};
