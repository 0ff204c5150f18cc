/**
 * Long-term statistics of Home Assistant, `statistic_id, unit, start` and a delta, or the sum at the end of the hour that begins at
 * `start`: what the hour used is its sum less that of the row before.
 */
import { QUALITY } from '../../engine/series/usage.js';
import type { Book } from '../book/book.js';
import { isBlank } from '../parse/numbers.js';
import { sourceUnit } from '../parse/units.js';
import { cellAt } from '../headed/header.js';
import { headedFamily } from '../headed/headed-family.js';
import { rejectUndated, whenOf, type When } from '../headed/row-cells.js';
import { meaningOf } from './home-assistant-names.js';

interface Statistic {
  readonly id: string;
  readonly unit: string;
  readonly rows: { at: When; value: number; line: number }[];
}

const HOUR = 3600;

export const homeAssistantStatistics = headedFamily({
  format: 'home-assistant-statistics',
  heading: [/^statistic id$/, /^unit$/, /^start$/, /^(delta|sum|state)$/],
  open({ columns, book }) {
    const id = columns.find(/^statistic id$/);
    const unit = columns.find(/^unit$/);
    const start = columns.find(/^start$/);
    const delta = columns.find(/^delta$/);
    const sum = columns.find(/^sum$/);
    const value = delta >= 0 ? delta : sum >= 0 ? sum : columns.find(/^state$/);
    const statistics = new Map<string, Statistic>();
    return {
      row(cells, line) {
        const at = whenOf(book, cells, { start });
        if (!at) return rejectUndated(book, cells, start, line);
        const text = cellAt(cells, value);
        const number = book.numbers.parse(text);
        if (Number.isNaN(number)) {
          if (!isBlank(text)) book.reject(line, `"${text.slice(0, 40)}" is no number`);
          return;
        }
        const name = cellAt(cells, id);
        let statistic = statistics.get(name);
        if (!statistic) statistics.set(name, (statistic = { id: name, unit: cellAt(cells, unit), rows: [] }));
        statistic.rows.push({ at, value: number, line });
      },
      end() {
        for (const statistic of statistics.values()) write(book, statistic, delta >= 0);
      },
    };
  },
});

function write(book: Book, { id, unit: unitText, rows }: Statistic, isDelta: boolean): void {
  const meaning = meaningOf(id.replace(/^[a-z_]+:/, ''));
  const unit = sourceUnit(unitText);
  if (!meaning || !unit || unit.power) return;
  const { direction, main } = meaning;
  const register = book.register({
    meter: id, register: '', direction: direction === 'import' && !main ? 'submeter' : direction,
    commodity: unit.commodity ?? meaning.commodity, unit, interval: isDelta ? undefined : HOUR,
  }); // prettier-ignore
  if (isDelta) {
    for (const { at, value, line } of rows)
      register.add(at.stamp, at.instant, 0, value, QUALITY.unknown, line);
    return;
  }
  for (let i = 1; i < rows.length; i++) {
    const { at, value, line } = rows[i]!;
    const before = rows[i - 1]!;
    const used = value - before.value;
    if (used < 0) {
      book.note('A counter began anew; what it counted before its first new reading is not known.');
      continue;
    }
    // Two hours apart is a spring day; further apart hours are missing, and the difference covers them.
    const missing = at.stamp - before.at.stamp - HOUR;
    if (missing <= HOUR) register.add(at.stamp, at.instant, 0, used, QUALITY.unknown, line);
    else register.add(at.stamp - missing, at.instant, missing + HOUR, used, QUALITY.unknown, line);
  }
}
