/** What a column holds, told from its cells. */
import { isBlank, NumberParser } from '../parse/numbers.js';
import { StampParser } from '../parse/stamps.js';
import type { Row } from '../reader.js';

/** range: "A to B" with dates · timerange: "00:00 - 00:30" beside a date. */
export type Content =
  'datetime' | 'date' | 'month' | 'time' | 'number' | 'text' | 'empty' | 'range' | 'timerange';

const TIME_ONLY = /^\s*\d{1,2}[:h.]\d{2}(:\d{2}(\.\d+)?)?\s*([ap]\.?m\.?)?\s*$/i;
const TIME_RANGE =
  /^\s*(\d{1,2}[:h]\d{2}(?::\d{2})?(?:\s*[ap]m)?)\s*(?:-|–|to|until|bis|a)\s*(\d{1,2}[:h]\d{2}(?::\d{2})?(?:\s*[ap]m)?)\s*$/i;
/** 00-01, 23-24 */
const HOUR_SPAN = /^\s*(\d{1,2})\s*[-–]\s*(\d{1,2})\s*$/;
const RANGE = /^(.{8,}?)\s+(?:to|-|–|until|bis|a)\s+(.{8,})$/i;

export class CellReader {
  private readonly stamps: StampParser;
  private readonly numbers: NumberParser;

  constructor(commaIsDecimal: boolean) {
    this.stamps = new StampParser(() => undefined);
    this.numbers = new NumberParser(commaIsDecimal);
  }

  content(cell: string): Content {
    const text = cell.trim();
    if (isBlank(text)) return 'empty';
    if (TIME_ONLY.test(text))
      return text.includes('.') && !/:/.test(text) && !/[ap]m?/i.test(text) ? 'number' : 'time';
    if (TIME_RANGE.test(text) || hourSpan(text)) return 'timerange';
    const number = this.numbers.parse(text);
    const digits = /^\d+$/.test(text);
    if (!Number.isNaN(number) && !(digits && (text.length === 8 || text.length >= 10))) return 'number';
    this.stamps.order = undefined;
    if (this.stamps.parse(text))
      return this.stamps.monthOnly ? 'month' : this.stamps.dateOnly ? 'date' : 'datetime';
    if (!Number.isNaN(number)) return 'number';
    const range = RANGE.exec(text);
    if (range && this.stamps.parse(range[1]!) && this.stamps.parse(range[2]!)) return 'range';
    return 'text';
  }
}

export const isMoment = (content: Content): boolean =>
  content === 'datetime' || content === 'date' || content === 'month' || content === 'range';

/** The content of each column: what most of its filled cells hold. */
export function columnContents(rows: readonly Row[], width: number, reader: CellReader): Content[] {
  const contents: Content[] = [];
  for (let column = 0; column < width; column++) {
    const counts = new Map<Content, number>();
    for (const row of rows) {
      const content = reader.content(row[column] ?? '');
      if (content !== 'empty') counts.set(content, (counts.get(content) ?? 0) + 1);
    }
    let best: Content = 'empty';
    let most = 0;
    for (const [content, count] of counts) {
      if (count > most) {
        best = content;
        most = count;
      }
    }
    contents.push(best);
  }
  return contents;
}

/** Splits "00:00 - 00:30" and "00-01". */
export function splitTimes(text: string): [string, string] | undefined {
  const range = TIME_RANGE.exec(text);
  return range ? [range[1]!, range[2]!] : hourSpan(text);
}

/** One hour of the day by its edges. */
function hourSpan(text: string): [string, string] | undefined {
  const match = HOUR_SPAN.exec(text);
  if (!match) return undefined;
  const [from, to] = [Number(match[1]), Number(match[2])];
  return from < 24 && (to === from + 1 || (from === 23 && to === 0)) ? [match[1]!, match[2]!] : undefined;
}

/** Splits "A to B". */
export function splitRange(text: string): [string, string] | undefined {
  const range = RANGE.exec(text.trim());
  return range ? [range[1]!, range[2]!] : undefined;
}
