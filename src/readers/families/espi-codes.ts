/** Code lists of the ESPI (Green Button) schema, as far as household feeds use them. */
import { QUALITY, type Commodity, type Direction } from '../../engine/series/usage.js';
import { sourceUnit, type SourceUnit } from '../parse/units.js';
import { wordTable } from '../../engine/word-table.js';

const UNITS = wordTable<string>({
  72: 'Wh', 38: 'W', 31: 'J', 169: 'therm', 42: 'm3', 119: 'ft3', 134: 'L', 128: 'gal', 132: 'btu',
}); // prettier-ignore

/** Unit of measure × 10^multiplier; undefined for volts, amperes, reactive energy and what is not listed. */
export function espiUnit(uom: string, multiplier: number): SourceUnit | undefined {
  const unit = UNITS[uom] === undefined ? undefined : sourceUnit(UNITS[uom]);
  return unit && multiplier !== 0 ? { ...unit, factor: scaled(unit.factor, multiplier) } : unit;
}

/** Powers of ten by decimal text, so that 0.001 × 1000 is exactly 1. */
const scaled = (factor: number, power: number): number =>
  Number(`${factor}`.includes('e') ? factor * 10 ** power : `${factor}e${power}`);

export const SERVICE_KIND = wordTable<Commodity>({ 0: 'electricity', 1: 'gas', 2: 'water' });
/** ReadingType/commodity. */
export const COMMODITY = wordTable<Commodity>({
  0: 'electricity',
  1: 'electricity',
  2: 'electricity',
  7: 'gas',
  8: 'gas',
  9: 'water',
});

/** flowDirection: forward is energy delivered to the home. Undefined for quadrants and the like. */
export function flow(code: string | undefined): Direction | 'net' | undefined {
  if (code === undefined || code === '' || code === '0' || code === '1') return 'import';
  if (code === '19') return 'export';
  return code === '4' ? 'net' : undefined;
}

/** accumulationBehaviour of values that only grow: bulk quantity, cumulative, summation. */
export const CUMULATIVE = new Set(['1', '3', '9']);

const QUALITIES = wordTable<number>({
  0: QUALITY.actual, 7: QUALITY.substituted, 8: QUALITY.estimated, 9: QUALITY.estimated, 10: QUALITY.unknown, 11: QUALITY.estimated,
  12: QUALITY.estimated, 13: QUALITY.unknown, 14: QUALITY.actual, 15: QUALITY.estimated, 17: QUALITY.actual, 18: QUALITY.actual,
  19: QUALITY.actual,
}); // prettier-ignore

export const espiQuality = (code: string): number => QUALITIES[code] ?? QUALITY.unknown;

/** Zones of North America by standard offset in seconds. */
const ZONES: Record<number, string> = {
  [-12600]: 'America/St_Johns', [-14400]: 'America/Halifax', [-18000]: 'America/New_York', [-21600]: 'America/Chicago',
  [-25200]: 'America/Denver', [-28800]: 'America/Los_Angeles', [-32400]: 'America/Anchorage',
}; // prettier-ignore

/** The zone that the local time parameters describe; `mended` where the offset has the wrong sign. */
export function espiZone(tzOffset: number, dstOffset: number): { zone: string; mended: boolean } | undefined {
  if (!Number.isFinite(tzOffset) || tzOffset % 900 !== 0) return undefined;
  if (dstOffset > 0) {
    const zone = ZONES[tzOffset] ?? ZONES[-tzOffset];
    return zone ? { zone, mended: ZONES[tzOffset] === undefined } : undefined;
  }
  if (tzOffset === -25200) return { zone: 'America/Phoenix', mended: false };
  if (tzOffset === -36000) return { zone: 'Pacific/Honolulu', mended: false };
  return undefined;
}
