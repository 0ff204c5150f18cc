/**
 * Delimited text to rows, in chunks of any size. Most rows of meter data have no quotes, so a row is a `split`; a quoted row is
 * read sign by sign. Faster than a general parser and safe against quotes that never close.
 */
import { LIMITS, LimitError } from '../limits.js';

export type OnRow = (cells: string[], line: number) => void;

/** Lines a quoted cell may run over before its quote is taken as a stray sign. */
const QUOTED_LINES = 20;

export class RowSplitter {
  private carry = '';
  private line = 1;
  private open = '';
  private openLines = 0;

  constructor(
    private readonly delimiter: string,
    private readonly onRow: OnRow,
  ) {}

  push(text: string): void {
    let chunk = this.carry === '' ? text : this.carry + text;
    // A CR at the very end may be half of a CR LF.
    let held = '';
    if (chunk.charCodeAt(chunk.length - 1) === 13) {
      held = '\r';
      chunk = chunk.slice(0, -1);
    }
    let from = 0;
    const bareCr = chunk.includes('\r') && !chunk.includes('\n');
    const breakSign = bareCr ? '\r' : '\n';
    for (let at = chunk.indexOf(breakSign, from); at >= 0; at = chunk.indexOf(breakSign, from)) {
      const end = at > from && chunk.charCodeAt(at - 1) === 13 ? at - 1 : at;
      this.take(chunk.slice(from, end));
      from = at + 1;
    }
    this.carry = chunk.slice(from) + held;
    if (this.carry.length > LIMITS.rowLength)
      throw new LimitError(`line ${this.line} is longer than ${LIMITS.rowLength} characters`);
  }

  end(): void {
    const rest = this.carry.replace(/\r$/, '');
    this.carry = '';
    if (rest !== '') this.take(rest);
    if (this.open !== '') this.giveUpQuote();
  }

  private take(text: string): void {
    const number = this.line++;
    if (text.length > LIMITS.rowLength)
      throw new LimitError(`line ${number} is longer than ${LIMITS.rowLength} characters`);
    if (this.open !== '') {
      this.open += `\n${text}`;
      this.openLines++;
      const cells = quotedCells(this.open, this.delimiter);
      if (cells) {
        this.open = '';
        this.onRow(cells, number - this.openLines);
      } else if (this.openLines >= QUOTED_LINES || this.open.length > LIMITS.rowLength) this.giveUpQuote();
      return;
    }
    if (!text.includes('"')) {
      this.onRow(text.split(this.delimiter), number);
      return;
    }
    const cells = quotedCells(text, this.delimiter);
    if (cells) this.onRow(cells, number);
    else {
      this.open = text;
      this.openLines = 0;
    }
  }

  /** The quote was never closed: every line stands for itself again. */
  private giveUpQuote(): void {
    const lines = this.open.split('\n');
    const first = this.line - lines.length;
    this.open = '';
    lines.forEach((text, index) => this.onRow(text.replaceAll('"', '').split(this.delimiter), first + index));
  }
}

/** Cells of a row with quotes; undefined when the last quote is still open. `="…"` (a number protected from Excel) is its content. */
export function quotedCells(text: string, delimiter: string): string[] | undefined {
  const cells: string[] = [];
  const length = text.length;
  let at = 0;
  for (;;) {
    let start = at;
    while (start < length && text.charCodeAt(start) === 32) start++;
    if (text.charCodeAt(start) === 61 && text.charCodeAt(start + 1) === 34) start++;
    if (text.charCodeAt(start) === 34) {
      let cell = '';
      let from = start + 1;
      for (;;) {
        const close = text.indexOf('"', from);
        if (close < 0) return undefined;
        cell += text.slice(from, close);
        if (text.charCodeAt(close + 1) === 34) {
          cell += '"';
          from = close + 2;
          continue;
        }
        at = close + 1;
        break;
      }
      const next = text.indexOf(delimiter, at);
      const tail = text.slice(at, next < 0 ? length : next).trim();
      cells.push(tail === '' ? cell : cell + tail);
      if (next < 0) return cells;
      at = next + delimiter.length;
    } else {
      const next = text.indexOf(delimiter, at);
      if (next < 0) {
        cells.push(text.slice(at));
        return cells;
      }
      cells.push(text.slice(at, next));
      at = next + delimiter.length;
    }
  }
}

/** The delimiter that splits the first lines into the most even columns. */
export function guessDelimiter(head: string): string {
  const lines = head
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, 40);
  if (/^sep=.$/i.test(lines[0] ?? '')) return lines[0]!.slice(4);
  let best = ',';
  let bestScore = 0;
  for (const delimiter of [',', ';', '\t', '|']) {
    const counts = new Map<number, number>();
    for (const line of lines) {
      const count = unquoted(line).split(delimiter).length - 1;
      if (count > 0) counts.set(count, (counts.get(count) ?? 0) + 1);
    }
    let score = 0;
    for (const [count, rows] of counts) score = Math.max(score, rows * 10 + Math.min(count, 9));
    // A decimal comma on every row looks like a column: the other sign wins where it splits as many rows.
    if (
      score > bestScore ||
      (best === ',' && delimiter !== ',' && score > 0 && score >= bestScore * 0.8 && beats(lines, delimiter))
    ) {
      best = delimiter;
      bestScore = Math.max(score, bestScore);
    }
  }
  return best;
}

const unquoted = (line: string): string => (line.includes('"') ? line.replace(/"[^"]*"/g, '') : line);

/** Nov 5, 2024 */
const NAMED_DATE = /\p{L}{3,9}\.? \d{1,2}, \d{4}/u;

/** Commas are decimal signs or parts of dates when what stands between the other delimiters reads so. */
function beats(lines: readonly string[], delimiter: string): boolean {
  let decimals = 0;
  let rows = 0;
  for (const line of lines) {
    if (!line.includes(delimiter)) continue;
    rows++;
    if (
      line
        .split(delimiter)
        .some((cell) => /^\s*"?-?\d[\d.]*,\d+"?\s*$/.test(cell) || NAMED_DATE.test(cell)) ||
      !line.includes(',')
    )
      decimals++;
  }
  return rows > 0 && decimals * 2 >= rows;
}
