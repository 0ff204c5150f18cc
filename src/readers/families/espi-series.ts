/** What each series of a Green Button feed measures: told at the end, when every reading type is known. */
import type { Commodity } from '../../engine/series/usage.js';
import type { Book } from '../book/book.js';
import type { Register } from '../book/register.js';
import { sourceUnit, type SourceUnit } from '../parse/units.js';
import { COMMODITY, CUMULATIVE, espiUnit, flow, SERVICE_KIND } from './espi-codes.js';
import type { EspiLinks } from './espi-links.js';

type Facts = Readonly<Record<string, string>> | undefined;

interface Series {
  readonly key: string;
  readonly usagePoint: string;
  readonly register: Register;
  readonly type: Facts;
  readonly unit: SourceUnit | undefined;
}

/** Gives the series their unit, direction and commodity and puts them into the book; demand and unknown units stay out. */
export function adoptSeries(book: Book, links: EspiLinks, registers: ReadonlyMap<string, Register>): void {
  const all: Series[] = [...registers]
    .filter(([, register]) => register.length + register.missingStamps.length > 0)
    .map(([key, register]) => {
      const type = links.typeOf(key);
      return { key, register, type, usagePoint: links.usagePointOfKey(key), unit: unitOf(type, book) };
    });
  const metered = new Set(all.filter(({ unit }) => unit && !unit.power).map(({ usagePoint }) => usagePoint));
  for (const series of all) {
    const { usagePoint, register, type, unit } = series;
    const direction = flow(type?.['flowDirection']);
    if (!unit || !direction) {
      book.note(
        type?.['uom']
          ? `A series in unit code ${type['uom']}, flow ${type['flowDirection'] ?? 'none'}, is no energy and is left out.`
          : 'A series without a reading type has no unit; name the unit to have it read.',
      );
      continue;
    }
    if (unit.power && (type?.['kind'] === '8' || metered.has(usagePoint))) {
      book.note('A demand series (kW) is left out: it is no energy.');
      continue;
    }
    const commodity = commodityOf(series, links);
    book.adopt(register, {
      meter: links.meterName(usagePoint), register: type?.['title'] ?? '', direction, unit, commodity,
      measures: isCumulative(register, type) ? 'index' : 'delta',
      group: `${usagePoint}|${direction}|${commodity}|${type?.['tou'] ?? ''}`,
      interval: Number(type?.['intervalLength']) || undefined,
    }); // prettier-ignore
  }
}

/** A feed with bills only: one reading per billing period. */
export function adoptSummaries(
  book: Book,
  links: EspiLinks,
  summaries: ReadonlyMap<string, Register>,
  units: ReadonlyMap<string, SourceUnit>,
): void {
  for (const [usagePoint, register] of summaries) {
    const unit = units.get(usagePoint)!;
    const commodity = unit.commodity ?? links.serviceOf(usagePoint, SERVICE_KIND) ?? 'electricity';
    book.note('The feed has no interval readings, only what each bill sums up.');
    book.adopt(register, {
      meter: links.meterName(usagePoint),
      register: '',
      direction: 'import',
      unit,
      commodity,
    });
  }
}

/** The declared unit, one named in the title, or the user's where the feed says nothing. */
function unitOf(type: Facts, book: Book): SourceUnit | undefined {
  const declared = espiUnit(type?.['uom'] ?? '', Number(type?.['powerOfTenMultiplier'] ?? 0) || 0);
  if (declared) return declared;
  const titled = /\((k?wh|mwh|kw)\)/i.exec(type?.['title'] ?? '')?.[1];
  if (titled !== undefined) return sourceUnit(titled);
  return type?.['uom'] || book.options.unit === undefined ? undefined : sourceUnit(book.options.unit);
}

/** What the feed says; a unit that only gas or water has outweighs "electricity". */
function commodityOf({ type, usagePoint, unit }: Series, links: EspiLinks): Commodity {
  const stated = COMMODITY[type?.['commodity'] ?? ''] ?? links.serviceOf(usagePoint, SERVICE_KIND);
  if (stated === undefined || stated === 'electricity') return unit?.commodity ?? stated ?? 'electricity';
  return stated;
}

/** Declared cumulative, and growing: some feeds declare it for plain intervals. */
function isCumulative(register: Register, type: Facts): boolean {
  if (!CUMULATIVE.has(type?.['accumulationBehaviour'] ?? '')) return false;
  let falls = 0;
  for (let i = 1; i < register.length; i++) {
    const later = register.stamps[i]! >= register.stamps[i - 1]!;
    const step = register.values[i]! - register.values[i - 1]!;
    if (later ? step < 0 : step > 0) falls++;
  }
  return falls * 20 <= register.length;
}
