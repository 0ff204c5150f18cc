/**
 * Home Assistant's energy dashboard, "Download data": a row per source with its type, a column per hour, day or month. Prices,
 * forecasts and what the dashboard calculates are left out.
 */
import { QUALITY, type Commodity, type Direction } from '../../engine/series/usage.js';
import type { Register } from '../book/register.js';
import { sourceUnit } from '../parse/units.js';
import type { Row, RowsFamily } from '../reader.js';
import { cellAt } from '../headed/header.js';
import { addCell, type When } from '../headed/row-cells.js';
import { wordTable } from '../../engine/word-table.js';

const TYPES = wordTable<readonly [Direction, Commodity]>({
  grid_consumption: ['import', 'electricity'],
  grid_return: ['export', 'electricity'],
  solar_production: ['production', 'electricity'],
  device_consumption: ['submeter', 'electricity'],
  gas_consumption: ['import', 'gas'],
  water_consumption: ['import', 'water'],
  gas: ['import', 'gas'],
  water: ['import', 'water'],
});

const isHeading = (row: Row): boolean =>
  cellAt(row, 0) === 'entity_id' && cellAt(row, 1) === 'type' && cellAt(row, 2) === 'unit';

export const homeAssistantEnergy: RowsFamily = {
  kind: 'rows',
  format: 'home-assistant-energy-csv',
  recognise: ({ rows }) => (rows.some(isHeading) ? 1 : 0),
  open(_head, book) {
    let times: (When | undefined)[] = [];
    const registerOf = (cells: Row): Register | undefined => {
      const [direction, commodity] = TYPES[cellAt(cells, 1)] ?? [];
      const unit = sourceUnit(cellAt(cells, 2));
      if (direction === undefined || unit === undefined || unit.power) return undefined;
      const measured =
        unit.commodity === undefined ? commodity : commodity === 'water' ? 'water' : unit.commodity;
      return book.register({ meter: cellAt(cells, 0), register: '', direction, unit, commodity: measured });
    };
    return {
      row(cells, line) {
        if (isHeading(cells)) {
          times = cells.map((cell, column) =>
            column > 2 && book.dates.parse(cell)
              ? { stamp: book.dates.seconds, instant: book.dates.instant, span: 0 }
              : undefined,
          );
          return;
        }
        const register = registerOf(cells);
        if (!register) return;
        times.forEach((at, column) => {
          if (at) addCell(book, register, at, cellAt(cells, column), QUALITY.unknown, line);
        });
      },
    };
  },
};
