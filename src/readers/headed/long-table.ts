/** Tables with one reading per row, whose flow, unit or commodity stands in cells of that row. */
import type { Commodity } from '../../engine/series/usage.js';
import { qualityCode, type Register, type RegisterSpec } from '../book/register.js';
import { sourceUnit } from '../parse/units.js';
import type { Row, RowsFamily } from '../reader.js';
import { addCell, rejectUndated, whenOf, type When } from './row-cells.js';
import { cellAt, type Columns } from './header.js';
import { headedFamily, type HeadedLayout } from './headed-family.js';
import { TotalsFilter } from './totals-filter.js';

/** What one row measures; a sentence where it must be rejected; undefined where it is of no interest. */
export type Flow =
  | (Pick<RegisterSpec, 'direction'> & {
      unit: string;
      register?: string;
      meter?: string;
      commodity?: Commodity;
    } & Partial<Pick<RegisterSpec, 'measures' | 'interval' | 'group' | 'stamp' | 'tariff'>>)
  | string
  | undefined;

export interface LongLayout extends Omit<HeadedLayout, 'open'> {
  readonly when: { start: RegExp; startTime?: RegExp; end?: RegExp; endTime?: RegExp };
  readonly value: RegExp;
  readonly quality?: RegExp;
  /** Cells that say what flows, by name; absent columns give ''. */
  readonly about: Readonly<Record<string, RegExp>>;
  /** Reads those cells. Called once per different combination in the file. */
  flow(about: Readonly<Record<string, string>>, columns: Columns): Flow;
}

export function longFamily(layout: LongLayout): RowsFamily {
  return headedFamily({
    ...layout,
    open({ columns, book }) {
      const when = {
        start: columns.find(layout.when.start),
        startTime: layout.when.startTime && columns.find(layout.when.startTime),
        end: layout.when.end && columns.find(layout.when.end),
        endTime: layout.when.endTime && columns.find(layout.when.endTime),
      };
      const valueColumn = columns.find(layout.value);
      const qualityColumn = layout.quality ? columns.find(layout.quality) : -1;
      const names = Object.keys(layout.about);
      const aboutColumns = names.map((name) => columns.find(layout.about[name]!));
      const whenOfRow = (cells: Row): When | undefined => whenOf(book, cells, when);
      /** One filter per register, for rows of different registers stand side by side. */
      const filters = new Map<Register, TotalsFilter<Row>>();
      const targets = new Map<string, TotalsFilter<Row> | string | undefined>();

      function filterOf(flow: Exclude<Flow, string | undefined>): TotalsFilter<Row> | string {
        const unit = sourceUnit(flow.unit || (book.options.unit ?? ''));
        if (unit === undefined) return `"${flow.unit.slice(0, 20)}" is no unit of energy`;
        const stamp = layout.stamp === 'end' ? 'end' : 'start';
        const register = book.register({ stamp, meter: '', register: '', ...flow, unit });
        let filter = filters.get(register);
        if (!filter) {
          filter = new TotalsFilter(book, whenOfRow, (cells, line, at) => {
            addCell(
              book,
              register,
              at,
              cellAt(cells, valueColumn),
              qualityCode(cellAt(cells, qualityColumn)),
              line,
            );
          });
          filters.set(register, filter);
        }
        return filter;
      }
      function targetOf(cells: Row): TotalsFilter<Row> | string | undefined {
        const texts = aboutColumns.map((index) => cellAt(cells, index));
        const key = texts.join('\u0000');
        if (targets.has(key)) return targets.get(key);
        const flow = layout.flow(Object.fromEntries(names.map((name, i) => [name, texts[i]!])), columns);
        const target = typeof flow === 'object' ? filterOf(flow) : flow;
        if (targets.size < 10_000) targets.set(key, target);
        return target;
      }
      return {
        row(cells, line) {
          const at = whenOfRow(cells);
          if (!at) {
            rejectUndated(book, cells, when.start, line);
            return;
          }
          const target = targetOf(cells);
          if (typeof target === 'string') book.reject(line, target);
          else target?.take(cells, line, at);
        },
        end: () => filters.forEach((filter) => filter.end()),
      };
    },
  });
}
