/**
 * Files of stacked sections with "A to B" rows: Southern California Edison (one heading per day) and the co-operatives' SmartHub
 * (one section per register, all with the same title, so that only the values tell delivered, received, net and demand apart).
 */
import { QUALITY } from '../../engine/series/usage.js';
import type { Book } from '../book/book.js';
import { qualityCode, Register, type RegisterSpec } from '../book/register.js';
import { isBlank } from '../parse/numbers.js';
import { sourceUnit, unitInTitle, type SourceUnit } from '../parse/units.js';
import type { Row, RowSink, RowsFamily } from '../reader.js';
import { splitRange } from '../table/cells.js';

const TITLE = /^energy .*time period$/i;

const hasSections = (rows: readonly Row[]): boolean => rows.some((row) => TITLE.test(row[0]?.trim() ?? ''));
const isSmartHub = (rows: readonly Row[]): boolean =>
  rows.some((row) => /^interval blockdata/i.test(row[0]?.trim() ?? ''));

export const sceCsv: RowsFamily = {
  kind: 'rows',
  format: 'sce-csv',
  recognise: ({ rows }) => (hasSections(rows) ? 0.8 : 0),
  open: (_head, book) => new SectionSink(book, 'America/Los_Angeles'),
};

export const smartHubCsv: RowsFamily = {
  kind: 'rows',
  format: 'nisc-smarthub-csv',
  recognise: ({ rows }) => (hasSections(rows) && isSmartHub(rows) ? 0.9 : 0),
  open: (_head, book) => new SectionSink(book, undefined),
};

interface Section {
  readonly register: Register;
  unit: SourceUnit | undefined;
  flow: 'import' | 'export' | undefined;
}

const PLACEHOLDER: RegisterSpec = { meter: '', register: '', direction: 'import', unit: sourceUnit('kwh')! };

class SectionSink implements RowSink {
  private readonly sections: Section[] = [];
  private current: Section | undefined;
  private commodity: 'electricity' | 'gas' | 'water' = 'electricity';

  constructor(
    private readonly book: Book,
    homeZone: string | undefined,
  ) {
    book.homeZone = homeZone;
    book.homeOrder = 'mdy';
  }

  row(cells: Row, line: number): void {
    const first = (cells[0] ?? '').replaceAll('\u00a0', ' ').trim();
    if (/^meter reading information/i.test(first)) {
      this.current = undefined;
      return;
    }
    if (/^"?type of readings/i.test(first)) {
      if (/\bgas\b/i.test(first)) this.commodity = 'gas';
      else if (/water/i.test(first)) this.commodity = 'water';
      return;
    }
    if (TITLE.test(first)) return this.openSection(first, cells[1] ?? '');
    const range = splitRange(first);
    if (!range || cells.length < 2) return;
    const { dates, numbers } = this.book;
    if (!dates.parse(range[0]!)) return;
    const start = dates.seconds;
    if (!dates.parse(range[1]!)) return;
    if (!this.current) return this.book.reject(line, 'a reading before any heading');
    const span = dates.seconds - start;
    const value = numbers.parse(cells[1]!);
    if (value === value)
      this.current.register.add(start, false, span, value, this.quality(cells[2] ?? ''), line);
    else {
      this.current.register.addMissing(start, false);
      if (!isBlank(cells[1]!))
        this.book.reject(line, `${JSON.stringify(cells[1]!.slice(0, 40))} is no number`);
    }
  }

  private quality(text: string): number {
    return text.trim() === '' ? QUALITY.unknown : qualityCode(text);
  }

  /** SCE repeats the heading every day: the same flow goes on. A new "Meter Reading Information" begins a new register. */
  private openSection(title: string, valueTitle: string): void {
    const unit = unitInTitle(valueTitle);
    const flow = /received|generat|export/i.test(title)
      ? 'export'
      : /delivered|import/i.test(title)
        ? 'import'
        : undefined;
    const known = this.current;
    if (known && known.flow === flow && known.unit?.power === unit?.power) return;
    const earlier =
      flow && this.sections.find((section) => section.flow === flow && section.unit?.power === unit?.power);
    if (earlier) {
      this.current = earlier;
      return;
    }
    this.current = { register: new Register(PLACEHOLDER), unit, flow };
    this.sections.push(this.current);
  }

  end(): void {
    const filled = this.sections.filter(
      ({ register }) => register.length + register.missingStamps.length > 0,
    );
    const energy = filled.filter(({ unit }) => !unit?.power);
    if (energy.length > 0 && energy.length < filled.length)
      this.book.note('A demand section (kW) is left out: it is no energy.');
    const kept = energy.length > 0 ? energy : filled;
    tellFlows(kept, this.book);
    kept.forEach(({ register, unit, flow }, index) => {
      this.book.adopt(register, {
        meter: '', register: kept.length > 1 ? `section ${index + 1}` : '', direction: flow ?? 'net', commodity: this.commodity,
        unit: unit ?? sourceUnit('kwh')!,
      }); // prettier-ignore
    });
    if (kept.length > 1)
      this.book.note(
        'The sections have the same title; delivered, received and net are told by their values.',
      );
  }
}

/** Delivered is never negative, received often printed so; net is their difference, row by row. */
function tellFlows(sections: readonly Section[], book: Book): void {
  const open = sections.filter((section) => section.flow === undefined);
  if (open.length === 1 && sections.length === 1) {
    if (values(open[0]!).every((value) => value >= 0)) open[0]!.flow = 'import';
    return;
  }
  const fits = open.flatMap((net) =>
    open.flatMap((delivered) =>
      open
        .filter(
          (received) =>
            new Set([net, delivered, received]).size === 3 && isDifference(net, delivered, received),
        )
        .map((received) => ({ delivered, received })),
    ),
  );
  const [fit] = fits;
  if (fit) {
    fit.delivered.flow = 'import';
    // Received and net can change places where nothing shows which is which.
    if (fits.every(({ received }) => received === fit.received)) fit.received.flow = 'export';
    else
      book.note(
        'Two sections could be the energy received from the home, and the other the net; neither is counted as export.',
      );
    return;
  }
  for (const section of open) {
    const all = values(section);
    if (all.every((value) => value <= 0) && all.some((value) => value < 0)) section.flow = 'export';
    else if (all.every((value) => value >= 0) && !open.some((other) => other.flow === 'import'))
      section.flow = 'import';
  }
}

const values = ({ register }: Section): Float64Array => register.values.subarray(0, register.length);

function isDifference(net: Section, delivered: Section, received: Section): boolean {
  const [n, d, r] = [values(net), values(delivered), values(received)];
  if (n.length === 0 || n.length !== d.length || n.length !== r.length) return false;
  if (!n.some((value) => value !== 0) || !r.some((value) => value !== 0) || d.some((value) => value < 0))
    return false;
  return n.every((value, i) => Math.abs(value - (d[i]! - Math.abs(r[i]!))) < 0.0015);
}
