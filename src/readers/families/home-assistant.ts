/**
 * Home Assistant's history export: `entity_id,state,last_changed`, one row per change of any sensor. Energy sensors are meter
 * readings that only grow; which way the energy goes must be told from their names.
 */
import { QUALITY } from '../../engine/series/usage.js';
import type { Book } from '../book/book.js';
import { isBlank } from '../parse/numbers.js';
import { sourceUnit } from '../parse/units.js';
import { whenOf, type When } from '../headed/row-cells.js';
import { plainLabel } from '../headed/column-words.js';
import { cellAt } from '../headed/header.js';
import { headedFamily } from '../headed/headed-family.js';
import { meaningOf } from './home-assistant-names.js';

const TARIFF = /tari|(^| )(t[12]|low|normal|high|laag|hoog|dal|piek|peak|off ?peak|ht|nt)( |$)/;

interface MeterReading {
  readonly at: When;
  readonly value: number;
  readonly line: number;
}

interface Entity {
  readonly name: string;
  readonly readings: MeterReading[];
}

/** A counter falls only when it restarts; a sensor of power or temperature does so all the time. */
function isCounter(unordered: readonly MeterReading[]): boolean {
  const readings = [...unordered].sort((a, b) => a.at.stamp - b.at.stamp);
  let slips = 0;
  let restarts = 0;
  for (let i = 1; i < readings.length; i++) {
    const [before, value] = [readings[i - 1]!.value, readings[i]!.value];
    if (value >= before) continue;
    if (value < before / 10) restarts++;
    else slips++;
  }
  return readings.length >= 2 && slips * 20 <= readings.length && restarts * 4 <= readings.length;
}

export const homeAssistant = headedFamily({
  format: 'home-assistant-history-csv',
  heading: [/^entity id$/, /^state$/, /^last (changed|updated)/],
  stamp: 'register',
  open({ columns, book }) {
    const entityColumn = columns.find(/^entity id$/);
    const stateColumn = columns.find(/^state$/);
    const when = { start: columns.find(/^last (changed|updated)/) };
    const entities = new Map<string, Entity>();
    return {
      row(cells, line) {
        const name = cellAt(cells, entityColumn);
        const at = whenOf(book, cells, when);
        if (!at) {
          book.reject(line, `"${cellAt(cells, when.start).slice(0, 40)}" is no date and time`);
          return;
        }
        const state = cellAt(cells, stateColumn);
        const value = isBlank(state) ? NaN : book.numbers.parse(state);
        if (Number.isNaN(value)) return;
        let entity = entities.get(name);
        if (!entity) entities.set(name, (entity = { name, readings: [] }));
        entity.readings.push({ at, value, line });
      },
      end: () =>
        writeCounters(
          book,
          [...entities.values()].filter(({ readings }) => isCounter(readings)),
        ),
    };
  },
});

function writeCounters(book: Book, counters: readonly Entity[]): void {
  const meanings = counters.flatMap((entity) => {
    const meaning = meaningOf(entity.name);
    return meaning ? [{ entity, ...meaning }] : [];
  });
  const imports = meanings.filter(
    ({ direction, commodity }) => direction === 'import' && commodity === 'electricity',
  );
  const grid = imports.filter(({ main }) => main);
  // One sensor is taken at its word; of several, those that name the grid count and the others are devices.
  const counted = new Set((imports.length === 1 ? imports : grid).map(({ entity }) => entity));
  const bare = grid.filter(({ entity }) => !TARIFF.test(plainLabel(entity.name.replaceAll('_', ' '))));
  if (imports.length > 1 && bare.length > 1 && book.options.meter === undefined) {
    book.note(
      `${bare.length} sensors could be the grid meter (${bare
        .map(({ entity }) => entity.name)
        .slice(0, 5)
        .join(', ')}); say which with the meter option.`,
    );
    bare.forEach(({ entity }) => counted.delete(entity));
  }
  for (const { entity, direction, commodity } of meanings) {
    const asked = book.options.meter === entity.name;
    const role =
      direction === 'import' && commodity === 'electricity' && !counted.has(entity) && !asked
        ? 'submeter'
        : direction;
    const register = book.register({
      meter: entity.name,
      register: '',
      direction: role,
      commodity,
      unit: sourceUnit(commodity === 'electricity' ? (book.options.unit ?? 'kWh') : 'm3')!,
      measures: 'index',
      restarts: 'from_zero',
    });
    for (const { at, value, line } of entity.readings)
      register.add(at.stamp, at.instant, 0, value, QUALITY.unknown, line);
  }
}
