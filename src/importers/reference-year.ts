/** A made-up year of hourly readings on which every plan of a catalog can be tried: some of everything a register can hold. */
import { civilDay } from '../engine/calendar/civil.js';
import type { Usage } from '../engine/series/usage.js';
import type { PricingOptions } from '../engine/tariff/bill.js';
import type { CatalogImport } from './catalog.js';

export const REFERENCE_FROM = '2025-01-01';
export const REFERENCE_TO = '2026-01-01';

/** How a catalog's plans are priced on the reference year. */
export const referenceOptions = ({ delivery, series }: CatalogImport): PricingOptions => ({
  from: REFERENCE_FROM,
  to: REFERENCE_TO,
  asOf: '2026-12-31',
  deliveryOn: 'as_of',
  delivery,
  series,
});

const HOUR = 3600;
/** Wide enough that the year is whole on every clock of the world. */
const FIRST = civilDay(2024, 12, 30);
const END = civilDay(2026, 1, 3);

/** kWh of an hour, in thousandths; evenings and the warm and cold months use more. */
function general(hour: number, dayOfYear: number): number {
  const evening = hour >= 17 && hour < 22 ? 900 : 0;
  const season = Math.abs(((dayOfYear + 10) % 182) - 91) * 6;
  return 450 + ((hour * 7) % 5) * 40 + evening + season;
}

let made: Usage | undefined;

/** One reading per hour, in UTC. Made once, so that what is derived from it is derived once too. */
export const referenceYear = (): Usage => (made ??= makeYear());

function makeYear(): Usage {
  const starts = Float64Array.from({ length: (END - FIRST) * 24 }, (_, index) => (FIRST * 24 + index) * HOUR);
  const make = (value: (hour: number, day: number) => number): Float64Array =>
    Float64Array.from(starts, (_, index) => value(index % 24, Math.floor(index / 24)) * 1000);
  return {
    timeline: { starts, ends: starts.map((start) => start + HOUR) },
    registers: {
      general: make(general),
      export: make((hour) => (hour >= 10 && hour < 15 ? 350 : 0)),
      controlled_load: make((hour) => (hour < 4 ? 500 : 0)),
    },
  };
}
