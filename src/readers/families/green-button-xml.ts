/**
 * Green Button (NAESB ESPI) XML with any namespace prefix. Readings are kept per meter reading while the feed streams by; which
 * reading type they have is often told only after them.
 */
import { SaxesParser } from 'saxes';
import { QUALITY } from '../../engine/series/usage.js';
import type { Book } from '../book/book.js';
import { Register, type RegisterSpec } from '../book/register.js';
import { MalformedError } from '../limits.js';
import { EPOCH_RANGE } from '../parse/stamps.js';
import type { SourceUnit } from '../parse/units.js';
import type { TextSink, XmlFamily } from '../reader.js';
import { espiQuality, espiUnit, espiZone } from './espi-codes.js';
import { EspiLinks, type Entry } from './espi-links.js';
import { adoptSeries, adoptSummaries } from './espi-series.js';

export const greenButtonXml: XmlFamily = {
  kind: 'xml',
  format: 'green-button-xml',
  recognise: (head) => (/naesb\.org\/espi|IntervalBlock|<(\w+:)?UsagePoint\b/.test(head) ? 1 : 0),
  open: (book) => new EspiSink(book),
};

/** Elements whose text is kept; others cost nothing. */
const KEPT = new Set([
  'value', 'start', 'duration', 'quality', 'uom', 'powerOfTenMultiplier', 'kind', 'flowDirection', 'accumulationBehaviour', 'commodity',
  'intervalLength', 'tou', 'tzOffset', 'dstOffset', 'title',
]); // prettier-ignore

/** Seconds: two years, for bills of gas that is hardly used. */
const LONGEST = 63_244_800;

const PLACEHOLDER: RegisterSpec = {
  meter: '',
  register: '',
  direction: 'import',
  unit: { unit: 'kWh', factor: 1 },
};

class EspiSink implements TextSink {
  private readonly parser = new SaxesParser({ position: true });
  private readonly links = new EspiLinks();
  private readonly registers = new Map<string, Register>();
  private readonly summaries = new Map<string, Register>();
  private readonly summaryUnits = new Map<string, SourceUnit>();
  private entry: Entry = this.links.entry();
  /** Readings of the entry being read: links may follow its content. */
  private block: Register | undefined;
  private text = '';
  private keep = false;
  private broken = false;
  private inReading = false;
  private inCost = false;
  private inSummary = false;
  private start = NaN;
  private duration = 0;
  private blockStart = NaN;
  private blockDuration = 0;
  private value = NaN;
  private quality: number = QUALITY.unknown;
  private tzOffset = NaN;
  private dstOffset = 0;
  private blockStarts = 0;
  private midnightStarts = 0;

  constructor(private readonly book: Book) {
    const { parser } = this;
    parser.on('doctype', () => {
      throw new MalformedError('it declares a document type, which Green Button files never do');
    });
    parser.on('error', (error) => {
      if (this.broken) return;
      this.broken = true;
      book.note(`The XML has an error (${error.message.slice(0, 80)}); what comes after it is not read.`);
    });
    parser.on('opentag', ({ name, attributes }) =>
      this.opened(localName(name), attributes as Record<string, string>),
    );
    parser.on('text', (text) => {
      if (this.keep && this.text.length < 4096) this.text += text;
    });
    parser.on('cdata', (text) => {
      if (this.keep && this.text.length < 4096) this.text += text;
    });
    parser.on('closetag', ({ name }) => this.closed(localName(name)));
  }

  write(text: string): void {
    if (!this.broken) this.parser.write(text);
  }

  end(): void {
    if (!this.broken) this.parser.close();
    this.finish();
  }

  private opened(name: string, attributes: Record<string, string>): void {
    this.keep = KEPT.has(name);
    this.text = '';
    switch (name) {
      case 'entry':
        this.entry = this.links.entry();
        return;
      case 'link':
        this.links.link(this.entry, attributes['rel'] ?? '', attributes['href'] ?? '');
        return;
      case 'UsagePoint':
      case 'MeterReading':
      case 'ReadingType':
        this.links.begin(this.entry, name);
        return;
      case 'IntervalBlock':
        this.block ??= new Register(PLACEHOLDER);
        this.blockStart = NaN;
        this.blockDuration = 0;
        return;
      case 'IntervalReading':
        this.inReading = true;
        this.start = NaN;
        this.duration = 0;
        this.value = NaN;
        this.quality = QUALITY.unknown;
        return;
      case 'cost':
      case 'additionalConsumption':
        this.inCost = true;
        return;
      case 'ElectricPowerUsageSummary':
      case 'UsageSummary':
        this.inSummary = true;
        this.links.begin(this.entry, 'Summary');
        this.start = NaN;
        this.duration = 0;
        this.value = NaN;
    }
  }

  private closed(name: string): void {
    const { text } = this;
    this.keep = false;
    switch (name) {
      case 'start':
        if (this.inReading || this.inSummary) this.start = seconds(text);
        else this.blockStart = seconds(text);
        return;
      case 'duration':
        if (this.inReading || this.inSummary) this.duration = seconds(text) || 0;
        else this.blockDuration = seconds(text) || 0;
        return;
      case 'value':
        if (!this.inCost) this.value = text.trim() === '' ? NaN : Number(text);
        return;
      case 'quality':
        if (this.inReading) this.quality = espiQuality(text.trim());
        return;
      case 'entry':
        return this.closeBlock();
      case 'IntervalReading':
        this.inReading = false;
        return this.addReading();
      case 'cost':
      case 'additionalConsumption':
        this.inCost = false;
        return;
      case 'interval':
        this.blockStarts++;
        if (this.blockStart % 86_400 === 0) this.midnightStarts++;
        return;
      case 'overallConsumptionLastPeriod':
      case 'currentBillingPeriodOverAllConsumption':
        if (this.inSummary) this.links.summary(this.entry, this.value);
        return;
      case 'ElectricPowerUsageSummary':
      case 'UsageSummary':
        this.inSummary = false;
        return this.addSummary();
      case 'tzOffset':
        this.tzOffset = Number(text);
        return;
      case 'dstOffset':
        this.dstOffset = Number(text);
        return;
      case 'title':
      case 'uom':
      case 'powerOfTenMultiplier':
      case 'kind':
      case 'flowDirection':
      case 'accumulationBehaviour':
      case 'commodity':
      case 'intervalLength':
      case 'tou':
        // Inside a reading these belong to its cost, not to its energy.
        if (!this.inReading && !this.inCost) this.links.fact(this.entry, name, text.trim());
    }
  }

  /** Files the entry's readings under the meter reading that its links name. */
  private closeBlock(): void {
    const { block } = this;
    this.block = undefined;
    if (!block) return;
    const key = this.links.blockKey(this.entry);
    const register = this.registers.get(key);
    if (register) register.append(block);
    else this.registers.set(key, block);
  }

  private addReading(): void {
    const line = this.parser.line;
    const start = Number.isNaN(this.start) ? this.blockStart : this.start;
    const duration = this.duration || (Number.isNaN(this.start) ? this.blockDuration : 0);
    if (!this.block) return this.book.reject(line, 'a reading outside any interval block');
    if (!(start >= EPOCH_RANGE[0] && start < EPOCH_RANGE[1]))
      return this.book.reject(
        line,
        Number.isNaN(start) ? 'a reading without a start' : `no meter was read at ${start}`,
      );
    if (!(duration >= 0 && duration < LONGEST))
      return this.book.reject(line, `no reading lasts ${duration} seconds`);
    if (!Number.isFinite(this.value)) {
      this.block.addMissing(start, true);
      return this.book.reject(line, 'a reading without a value');
    }
    this.block.add(start, true, duration, this.value, this.quality, line);
  }

  private addSummary(): void {
    const { value, uom, multiplier } = this.links.summaryOf(this.entry);
    if (!Number.isFinite(value) || Number.isNaN(this.start) || !(this.duration > 0)) return;
    const unit = espiUnit(uom, multiplier);
    if (!unit) return;
    const key = this.links.usagePointOf(this.entry);
    let register = this.summaries.get(key);
    if (!register) {
      register = new Register(PLACEHOLDER);
      this.summaries.set(key, register);
      this.summaryUnits.set(key, unit);
    }
    register.add(this.start, true, this.duration, value, QUALITY.unknown, this.parser.line);
  }

  private finish(): void {
    const { book, links } = this;
    this.closeBlock();
    this.setZone();
    adoptSeries(book, links, this.registers);
    if (book.registers.length === 0) adoptSummaries(book, links, this.summaries, this.summaryUnits);
  }

  private setZone(): void {
    const { book } = this;
    if (this.tzOffset === 0 && this.dstOffset === 0 && this.localEpochs()) return;
    if (book.options.timezone !== undefined) return;
    const found = espiZone(this.tzOffset, this.dstOffset);
    if (!found) return;
    book.homeZone = found.zone;
    if (found.mended) book.note(`The feed states its offset with the wrong sign; ${found.zone} is meant.`);
  }

  /** Some feeds print local time as if it were UTC, and say so by an offset of zero. */
  private localEpochs(): boolean {
    const zone = this.book.options.timezone;
    if (zone === undefined || !/^(America|US|Canada)\//.test(zone)) return false;
    if (this.blockStarts === 0 || this.midnightStarts * 10 < this.blockStarts * 9) return false;
    for (const register of this.registers.values()) register.asWallClock();
    this.book.note(
      'The feed states no offset and its days begin at midnight UTC: its epochs are read as local time.',
    );
    return true;
  }
}

const localName = (name: string): string => {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
};

const seconds = (text: string): number => (text.trim() === '' ? NaN : Math.floor(Number(text)));
