/** Units that usage files print, and what they become. */
import type { Commodity } from '../../engine/series/usage.js';
import { wordTable } from '../../engine/word-table.js';

export interface SourceUnit {
  /** Unit of the channel after conversion. */
  readonly unit: string;
  /** Source value × factor = value in `unit` (for power: in kW). */
  readonly factor: number;
  /** A mean power over the interval: energy is power × hours. */
  readonly power?: true;
  /** What the unit alone proves about the commodity, if anything. */
  readonly commodity?: Commodity;
}

const KWH_PER_JOULE = 1 / 3_600_000;

const UNITS = wordTable<SourceUnit>({
  kwh: { unit: 'kWh', factor: 1 },
  wh: { unit: 'kWh', factor: 0.001 },
  mwh: { unit: 'kWh', factor: 1000 },
  gwh: { unit: 'kWh', factor: 1_000_000 },
  j: { unit: 'kWh', factor: KWH_PER_JOULE },
  kw: { unit: 'kWh', factor: 1, power: true },
  w: { unit: 'kWh', factor: 0.001, power: true },
  mw: { unit: 'kWh', factor: 1000, power: true },
  m3: { unit: 'm3', factor: 1, commodity: 'gas' },
  therm: { unit: 'therm', factor: 1, commodity: 'gas' },
  ccf: { unit: 'ccf', factor: 1, commodity: 'gas' },
  cf: { unit: 'ft3', factor: 1, commodity: 'gas' },
  ft3: { unit: 'ft3', factor: 1, commodity: 'gas' },
  mcf: { unit: 'mcf', factor: 1, commodity: 'gas' },
  mj: { unit: 'MJ', factor: 1, commodity: 'gas' },
  gj: { unit: 'GJ', factor: 1, commodity: 'gas' },
  btu: { unit: 'btu', factor: 1, commodity: 'gas' },
  mmbtu: { unit: 'MMBtu', factor: 1, commodity: 'gas' },
  l: { unit: 'L', factor: 1, commodity: 'water' },
  gal: { unit: 'gal', factor: 1, commodity: 'water' },
  hcf: { unit: 'hcf', factor: 1, commodity: 'water' },
});

const ALIASES = wordTable<string>({
  kwhs: 'kwh',
  kilowatthour: 'kwh',
  kilowatthours: 'kwh',
  'kw/h': 'kwh',
  'kw*h': 'kwh',
  kwhr: 'kwh',
  kwhrs: 'kwh',
  watthour: 'wh',
  watthours: 'wh',
  megawatthours: 'mwh',
  kilowatt: 'kw',
  kilowatts: 'kw',
  watt: 'w',
  watts: 'w',
  therms: 'therm',
  thm: 'therm',
  'm³': 'm3',
  nm3: 'm3',
  cubicmeters: 'm3',
  cubicmetres: 'm3',
  'ft³': 'ft3',
  cubicfeet: 'ft3',
  gallons: 'gal',
  gallon: 'gal',
  usgal: 'gal',
  liter: 'l',
  liters: 'l',
  litres: 'l',
  litre: 'l',
  joule: 'j',
  joules: 'j',
});

/** Reads a unit as printed, in any case and spacing; undefined when it is none that measures a household's use. */
export function sourceUnit(text: string): SourceUnit | undefined {
  const key = text.toLowerCase().replace(/[\s_.()[\]-]/g, '');
  return UNITS[ALIASES[key] ?? key];
}

const UNIT_WORD =
  /(?:^|[^a-z0-9])(kwhs?|kwhr|mwh|wh|kw|w|watts?|therms?|ccf|m3|nm3|gj|mj|litres?|liters?|gallons?)(?=$|[^a-z0-9])/;

/** The unit that a column title or a label names. @example unitInTitle('USAGE (kWh)') is kWh */
export function unitInTitle(title: string): SourceUnit | undefined {
  const text = title.toLowerCase().replace(/³/g, '3').replaceAll('_', ' ');
  for (const match of text.matchAll(/[([]\s*(?:in\s+)?([^)\]]{1,20})\s*[)\]]/g)) {
    const unit = sourceUnit(match[1]!);
    if (unit) return unit;
  }
  if (/kilowatt-?\s?hours?/.test(text)) return UNITS['kwh'];
  if (/kilowatts?\b/.test(text)) return UNITS['kw'];
  const word = UNIT_WORD.exec(text)?.[1];
  if (word) return sourceUnit(word);
  return text.endsWith('kwh') ? UNITS['kwh'] : undefined;
}
