/** Spain: Datadis and the distributors (i-DE, e-distribución, UFD …): a day and a numbered hour, or the time at which it ends. */
import type { Book } from '../book/book.js';
import { qualityCode, type Register, type RegisterSpec } from '../book/register.js';
import { wholeDaysSide } from '../book/whole-days.js';
import { QUALITY } from '../../engine/series/usage.js';
import { sourceUnit } from '../parse/units.js';
import type { Row } from '../reader.js';
import { addCell, rejectUndated } from '../headed/row-cells.js';
import { labelUnit } from '../headed/column-words.js';
import { cellAt, type Columns } from '../headed/header.js';
import { jsonTwin } from '../headed/json-table-family.js';
import { NumberedHours } from '../headed/numbered-hours.js';
import { headedFamily, type HeadedRows } from '../headed/headed-family.js';

const HOME_ZONE = 'Europe/Madrid';
const DATE = /^(fecha|date|dia)( hora)?$/;
const HOUR = /^(hora|time)$/;
const METER = /^cups$/;
const QUALITY_LABEL = /metodo|obtencion|obtain method|real estimado|^real$|^estimad/;

/** In this order, for "AE_AUTOCONS_kWh" is no consumption from the grid. */
const FLOWS: readonly (readonly [RegExp, RegisterSpec['direction'] | 'skip'])[] = [
  [/autocons|self ?consum|reactiv|coste|importe|precio|tarifa|periodo/, 'skip'],
  [/vertid|surplus|exced|^as( k?wh)?$|salient|^generacion( k?wh)?$/, 'export'],
  [/generad|generation/, 'production'],
  [/^(energia )?consum|^ae( k?wh)?$|entrant|^energia( k?wh)?$|^k?wh$|^valor/, 'import'],
];

export const datadisCsv = headedFamily({
  format: 'datadis-csv',
  heading: [DATE, /consum|^ae( k?wh)?$|entrant/],
  // A day and an hour alone may be anybody's table, whose hours may name starts.
  accepts: (columns) =>
    columns.find(METER) >= 0 ||
    (columns.find(/^fecha$/) >= 0 &&
      columns.find(HOUR) >= 0 &&
      (columns.find(QUALITY_LABEL) >= 0 || columns.find(/^ae( k?wh)?$/) >= 0)),
  homeZone: HOME_ZONE,
  homeOrder: 'dmy',
  stamp: 'end',
  open: ({ columns, book }) => new DatadisRows(columns, book),
});

export const datadisJson = jsonTwin('datadis-api-json', datadisCsv);

class DatadisRows implements HeadedRows {
  private readonly date: number;
  private readonly hour: number;
  private readonly meter: number;
  private readonly quality: number;
  private readonly flows: { index: number; direction: RegisterSpec['direction'] }[];
  private readonly hours: NumberedHours;
  private readonly registers = new Map<string, Register[]>();

  constructor(
    private readonly columns: Columns,
    private readonly book: Book,
  ) {
    this.date = columns.find(DATE);
    this.hour = columns.find(HOUR);
    this.meter = columns.find(METER);
    this.quality = columns.find(QUALITY_LABEL);
    this.hours = new NumberedHours(book.options.timezone ?? HOME_ZONE);
    this.flows = columns.labels.flatMap((label, index) => {
      if ([this.date, this.hour, this.meter, this.quality].includes(index)) return [];
      const direction = FLOWS.find(([pattern]) => pattern.test(label))?.[1] ?? 'skip';
      return direction === 'skip' ? [] : [{ index, direction }];
    });
  }

  row(cells: Row, line: number): void {
    const { dates } = this.book;
    const hourText = cellAt(cells, this.hour);
    const numbered = /^\d{1,2}$/.test(hourText) ? Number(hourText) : undefined;
    const dated =
      numbered !== undefined
        ? dates.parse(cellAt(cells, this.date))
        : this.hour < 0
          ? dates.parse(cellAt(cells, this.date))
          : dates.parsePair(cellAt(cells, this.date), hourText);
    if (!dated || (this.hour < 0 && dates.dateOnly) || (numbered !== undefined && numbered > 25)) {
      rejectUndated(this.book, cells, this.date, line);
      return;
    }
    const stamp = dates.seconds;
    if (numbered === undefined) this.write(cells, line, 'end', stamp, dates.instant);
    else this.hours.add(stamp, numbered, (start) => this.write(cells, line, 'start', start, false));
  }

  end(): void {
    this.book.whenDated(() => this.tellStarts());
    if (!this.hours.end()) return;
    // Hours 0 to 23 name the start of the hour; they were read as 1 to 24, its end.
    for (const registers of this.registers.values())
      for (const register of registers) register.restamp((wall) => wall + 3600);
  }

  /** Times name ends, but for tables that run from 00:00 to 23:00. */
  private tellStarts(): void {
    const ends = this.book.registers.filter(({ spec, length }) => spec.stamp === 'end' && length > 0);
    if (ends.some((register) => wholeDaysSide(register) !== 'start')) return;
    for (const register of ends) register.spec = { ...register.spec, stamp: 'start' };
    if (ends.length > 0) this.book.stamp = 'start';
  }

  private write(cells: Row, line: number, stamp: 'start' | 'end', seconds: number, instant: boolean): void {
    const quality = this.quality < 0 ? QUALITY.unknown : qualityCode(cellAt(cells, this.quality));
    const registers = this.registersOf(cellAt(cells, this.meter), stamp);
    this.flows.forEach(({ index }, i) => {
      addCell(
        this.book,
        registers[i]!,
        { stamp: seconds, instant, span: 0 },
        cellAt(cells, index),
        quality,
        line,
      );
    });
  }

  private registersOf(meter: string, stamp: 'start' | 'end'): Register[] {
    const key = `${stamp} ${meter}`;
    let registers = this.registers.get(key);
    if (!registers) {
      registers = this.flows.map(({ index, direction }) => {
        const label = this.columns.cells[index]!;
        const unit = sourceUnit(labelUnit(label) ?? this.book.options.unit ?? 'kWh')!;
        return this.book.register({
          meter,
          register: label.trim(),
          direction,
          unit,
          stamp,
          interval: stamp === 'start' ? 3600 : undefined,
        });
      });
      this.registers.set(key, registers);
    }
    return registers;
  }
}
