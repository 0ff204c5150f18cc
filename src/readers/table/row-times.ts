/** When the rows of a table were measured, by its layout. */
import type { Book } from '../book/book.js';
import type { Row } from '../reader.js';
import { splitRange, splitTimes } from './cells.js';
import type { TableLayout } from './layout.js';
import { NumberedSlots } from './numbered-slots.js';
import * as words from './words.js';

const DAY = 86_400;

export class RowTimes {
  /** Seconds of the row that was read last: of the wall clock, or since the epoch where it is an instant. */
  stamp = 0;
  instant = false;
  private readonly numbered: NumberedSlots | undefined;

  constructor(
    private readonly layout: TableLayout,
    private readonly book: Book,
  ) {
    if (layout.hour >= 0 || layout.slot >= 0)
      this.numbered = new NumberedSlots(
        layout.hour >= 0,
        /end|\bhe\b/.test(words.plain(layout.titles[layout.hour] ?? '')),
      );
  }

  /** Reads the moment of a row into `stamp` and `instant`; the answer is its span in seconds (0 unknown), or undefined when there is none. */
  read(cells: Row): number | undefined {
    const { layout } = this;
    const { dates } = this.book;
    const startText = cells[layout.start] ?? '';
    if (layout.contents[layout.start] === 'range') return this.range(startText);
    const timeContent = layout.contents[layout.startTime];
    const timeText = cells[layout.startTime] ?? '';
    if (timeContent === 'timerange') return this.timeRange(startText, timeText);
    const timed =
      layout.startTime >= 0
        ? dates.parsePair(startText, timeContent === 'number' ? timeText.trim().padStart(4, '0') : timeText)
        : dates.parse(startText);
    if (!timed) return undefined;
    this.stamp = dates.seconds;
    this.instant = dates.instant;
    const day = Math.floor(this.stamp / DAY);
    if (this.numbered) return this.slot(cells[layout.hour >= 0 ? layout.hour : layout.slot] ?? '');
    if (layout.end >= 0) {
      const endText = cells[layout.end] ?? '';
      const read =
        layout.endTime >= 0 ? dates.parsePair(endText, cells[layout.endTime] ?? '') : dates.parse(endText);
      if (!read || dates.instant !== this.instant) return 0;
      return dates.seconds - this.stamp;
    }
    if (layout.endTime >= 0) {
      const time = dates.time(cells[layout.endTime] ?? '');
      return time === time ? day * DAY + time - this.stamp || 0 : 0;
    }
    return 0;
  }

  private range(text: string): number | undefined {
    const { dates } = this.book;
    const parts = splitRange(text);
    if (!parts || !dates.parse(parts[0])) return undefined;
    this.stamp = dates.seconds;
    this.instant = dates.instant;
    return dates.parse(parts[1]) ? dates.seconds - this.stamp : 0;
  }

  private timeRange(date: string, text: string): number | undefined {
    const { dates } = this.book;
    const times = splitTimes(text);
    if (!times || !dates.parsePair(date, times[0])) return undefined;
    this.stamp = dates.seconds;
    this.instant = dates.instant;
    const end = dates.time(times[1]);
    return end === end ? end - (this.stamp - Math.floor(this.stamp / DAY) * DAY) : 0;
  }

  private slot(text: string): number | undefined {
    const stamp = this.numbered!.stamp(this.stamp, this.book.numbers.parse(text));
    if (stamp === undefined) return undefined;
    this.stamp = stamp;
    return 0;
  }

  /** A row has one date and time, and nothing tells whether it begins or ends there. */
  get lone(): boolean {
    const { contents, start, startTime, end, endTime } = this.layout;
    return (
      ['date', 'datetime'].includes(contents[start]!) &&
      contents[startTime] !== 'timerange' &&
      end < 0 &&
      endTime < 0 &&
      !this.numbered
    );
  }

  /** Once the order of day and month is known. */
  settle(): void {
    this.numbered?.settle(this.book);
  }
}
