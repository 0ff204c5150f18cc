/**
 * Numbers as people's spreadsheets print them. Whether a comma is the decimal sign is learnt from the file: the first
 * cell that can mean only one thing decides, and until then the delimiter's habit does.
 */
const BLANKS = new Set([
  '',
  '-',
  '--',
  '---',
  '?',
  'nan',
  'null',
  'none',
  'n/a',
  'na',
  '#n/a',
  'nil',
  'undefined',
  'unavailable',
  'unknown',
  'no ct',
  'no data',
  'missing',
]);

/** Decimal digits that a double holds exactly. */
const EXACT_DIGITS = 15;
const POWERS = Array.from({ length: EXACT_DIGITS + 1 }, (_, power) => 10 ** power);

/** True when the cell says that there is no value. */
export const isBlank = (text: string): boolean => text === '' || BLANKS.has(text.trim().toLowerCase());

export class NumberParser {
  private commaIsDecimal: boolean | undefined;

  /**
   * @param commaHabit what a comma means while the file has not shown it: semicolon files use it as the decimal sign
   * @param dotGroups a dot followed by three digits sets thousands apart
   */
  constructor(
    private readonly commaHabit: boolean,
    private readonly dotGroups = false,
  ) {}

  /** The number, or NaN when the text is none (also when it is blank). */
  parse(text: string): number {
    const length = text.length;
    const negative = text.charCodeAt(0) === 45;
    let mantissa = 0;
    let digits = 0;
    let decimals = -1;
    let at = negative ? 1 : 0;
    for (; at < length; at++) {
      const code = text.charCodeAt(at);
      if (code >= 48 && code <= 57) {
        mantissa = mantissa * 10 + code - 48;
        digits++;
        if (decimals >= 0) decimals++;
      } else if (code === 46 && decimals < 0 && !this.dotGroups) decimals = 0;
      else break;
    }
    if (at === length) {
      if (digits === 0) return NaN;
      // Both are exact doubles, so the quotient is rounded once, as the number's own text would be.
      if (digits <= EXACT_DIGITS) {
        const value = decimals > 0 ? mantissa / POWERS[decimals]! : mantissa;
        return negative ? -value : value;
      }
      return Number(text);
    }
    return this.parseDressed(text);
  }

  /** Thousands signs, decimal commas, exponents, brackets for negatives, a unit or currency sign around the number. */
  private parseDressed(raw: string): number {
    if (raw.length > 64) return NaN;
    let text = raw.replace(/[\s\u00a0\u202f'’]/g, '').replace(/^[£$€¥]|[£$€¥]$/g, '');
    text = text.replace(/(?<=\d)(kwh|wh|mwh|kw|w|m3|m³)$/i, '');
    if (/^\(.*\)$/.test(text)) text = `-${text.slice(1, -1)}`;
    text = text.replace(/^[−–]/, '-').replace(/^\+/, '');
    if (text.endsWith('-') && text.length > 1) text = `-${text.slice(0, -1)}`;
    if (!/^-?[\d.,]*\d[\d.,]*(?:e[+-]?\d{1,3})?$/i.test(text)) return NaN;
    const comma = text.lastIndexOf(',');
    const dot = text.lastIndexOf('.');
    if (comma < 0) {
      if (text.indexOf('.') !== dot) return grouped(text, '.') ? Number(text.replaceAll('.', '')) : NaN;
      return Number(this.dotGroups && grouped(text, '.') ? text.replace('.', '') : text);
    }
    if (dot >= 0) {
      this.commaIsDecimal = comma > dot;
      return Number(
        this.commaIsDecimal ? text.replaceAll('.', '').replace(',', '.') : text.replaceAll(',', ''),
      );
    }
    if (text.indexOf(',') !== comma) {
      if (!grouped(text, ',')) return NaN;
      this.commaIsDecimal = false;
      return Number(text.replaceAll(',', ''));
    }
    const after = text.length - comma - 1;
    const whole = text.slice(0, comma).replace('-', '');
    if (after !== 3 || whole.length > 3 || whole === '' || whole.startsWith('0')) this.commaIsDecimal = true;
    const decimal = this.commaIsDecimal ?? this.commaHabit;
    return Number(decimal ? text.replace(',', '.') : text.replace(',', ''));
  }
}

const grouped = (text: string, sign: string): boolean =>
  text
    .replace('-', '')
    .split(sign)
    .every((part, index) => (index === 0 ? part.length >= 1 && part.length <= 3 : part.length === 3));
