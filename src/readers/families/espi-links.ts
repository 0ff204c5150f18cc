/** Which block belongs to which reading type and usage point: told by links, or by nothing but the order of the entries. */
import type { Commodity } from '../../engine/series/usage.js';

export interface Entry {
  readonly order: number;
  kind: string;
  self: string;
  up: string;
  readonly related: string[];
  readonly facts: Record<string, string>;
  summaryValue: number;
}

const METER_READING = /^(.*\/MeterReading\/[^/]+)/;
const USAGE_POINT = /^(.*\/UsagePoint\/[^/]+)/;

export class EspiLinks {
  private readonly entries = new Set<Entry>();
  private made = 0;
  private lastType: Entry | undefined;
  private readonly typeByAnonymous = new Map<string, Entry | undefined>();

  entry(): Entry {
    return {
      order: this.made++,
      kind: '',
      self: '',
      up: '',
      related: [],
      facts: {},
      summaryValue: NaN,
    };
  }

  link(entry: Entry, rel: string, href: string): void {
    if (rel === 'self') entry.self = href;
    else if (rel === 'up') entry.up = href;
    else if (rel === 'related' && entry.related.length < 100) entry.related.push(href);
  }

  /** The entry turns out to be of this kind. Content without an entry around it gets one of its own. */
  begin(entry: Entry, kind: string): void {
    if (entry.kind === '' || entry.kind === kind) {
      entry.kind = kind;
      this.entries.add(entry);
    }
    if (kind === 'ReadingType') this.lastType = entry;
  }

  fact(entry: Entry, name: string, text: string): void {
    if (entry.kind === '' && name !== 'title') entry.facts[name] ??= text;
    else if (!(name in entry.facts) || entry.facts[name] === '') entry.facts[name] = text;
  }

  summary(entry: Entry, value: number): void {
    if (!Number.isFinite(entry.summaryValue)) entry.summaryValue = value;
  }

  summaryOf(entry: Entry): { value: number; uom: string; multiplier: number } {
    return {
      value: entry.summaryValue,
      uom: entry.facts['uom'] ?? '72',
      multiplier: Number(entry.facts['powerOfTenMultiplier'] ?? 0),
    };
  }

  /** What identifies the meter reading of a block. */
  blockKey(entry: Entry): string {
    for (const href of [entry.up, entry.self, ...entry.related]) {
      const match = METER_READING.exec(href);
      if (match) return match[1]!;
    }
    const key = `#${this.lastType ? this.lastType.order : 'first'}:${entry.up}`;
    if (!this.typeByAnonymous.has(key)) this.typeByAnonymous.set(key, this.lastType);
    return key;
  }

  /** Facts of the reading type that a meter reading has. */
  typeOf(key: string): Record<string, string> | undefined {
    const types = [...this.entries].filter((entry) => entry.kind === 'ReadingType');
    const reading = [...this.entries].find(
      (entry) =>
        entry.kind === 'MeterReading' && (entry.self === key || METER_READING.exec(entry.self)?.[1] === key),
    );
    const wanted = reading?.related.find((href) => href.includes('/ReadingType/'));
    const found =
      (wanted === undefined ? undefined : types.find((type) => type.self === wanted)) ??
      types.find(
        (type) => METER_READING.exec(type.up)?.[1] === key || METER_READING.exec(type.self)?.[1] === key,
      ) ??
      this.typeByAnonymous.get(key) ??
      (types.length === 1 ? types[0] : undefined);
    const title = reading?.facts['title'] || found?.facts['title'] || '';
    return found ? { ...found.facts, title } : undefined;
  }

  usagePointOfKey(key: string): string {
    return USAGE_POINT.exec(key)?.[1] ?? '';
  }

  usagePointOf(entry: Entry): string {
    for (const href of [entry.self, entry.up, ...entry.related]) {
      const match = USAGE_POINT.exec(href);
      if (match) return match[1]!;
    }
    return '';
  }

  serviceOf(usagePoint: string, kinds: Record<string, Commodity>): Commodity | undefined {
    const points = [...this.entries].filter((entry) => entry.kind === 'UsagePoint');
    const point =
      points.find((entry) => this.usagePointOf(entry) === usagePoint) ??
      (points.length === 1 ? points[0] : undefined);
    return kinds[point?.facts['kind'] ?? ''];
  }

  /** A short name for a usage point: its number in the feed. */
  meterName(usagePoint: string): string {
    return usagePoint.split('/').pop() ?? '';
  }
}
