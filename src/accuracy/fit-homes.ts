/**
 * Derives the coefficients of the seasonal shape from a folder of homes and prints them as a source file:
 * `node dist/src/accuracy/fit-homes.js DIR > src/engine/projection/known-homes.ts`
 */
import { isCounted, monthIndex } from '../engine/projection/day-table.js';
import { dayNightContrast, seasonKind } from '../engine/projection/hours-clue.js';
import { isSouthern } from '../engine/projection/region.js';
import { readHomes, type Home } from './homes.js';
import { monthMeans } from './month-means.js';

/** Mean contrast of the months of a kind that have twenty days and half a kWh a day. */
function meanContrast({ days: table, country, region }: Home, kind: 'warm' | 'cold'): number | null {
  const byMonth = new Map<number, number[]>();
  for (let i = 0; i < table.count; i++) {
    if (!isCounted(table, i)) continue;
    const key = monthIndex(table.first + i);
    byMonth.set(key, [...(byMonth.get(key) ?? []), i]);
  }
  const values = [...byMonth].flatMap(([key, days]) => {
    const kwh = days.reduce((total, day) => total + table.kwh[day]!, 0);
    if (seasonKind((key % 12) + 1, isSouthern(country, region)) !== kind || days.length < 20) return [];
    if (kwh < 0.5 * days.length) return [];
    return [dayNightContrast(table, days) ?? []].flat();
  });
  return values.length > 0 ? values.reduce((a, b) => a + b, 0) / values.length : null;
}

function knownHome(home: Home): string[] {
  const means = monthMeans(home.days);
  if (means.size < 12) return [];
  const total = [...means.values()].reduce((a, b) => a + b, 0);
  const shares = Array.from({ length: 12 }, (_, m) => ((12 * means.get(m + 1)!) / total).toFixed(3));
  const warm = meanContrast(home, 'warm');
  const cold = meanContrast(home, 'cold');
  const text = (value: number | null): string => (value === null ? 'null' : value.toFixed(3));
  return [
    `  { id: '${home.id}', region: '${home.country}-${home.region}', warmContrast: ${text(warm)}, coldContrast: ${text(cold)}, ` +
      `shape: [${shares.map(Number).join(', ')}] },`,
  ];
}

const folder = process.argv[2];
if (!folder) {
  process.stderr.write('usage: fit-homes DIR\n');
  process.exit(2);
}
process.stdout.write(`/**
 * Monthly use of known homes relative to their own mean, January first, and how their hours lie: made by
 * src/accuracy/fit-homes.ts from open half-hourly and hourly data: Smart Grid Smart City trial and Ausgrid solar homes (New South
 * Wales), EPRI zero-net-energy homes as in CityLearn (Fontana, California). Only these figures are kept, no readings.
 */
export interface KnownHome {
  readonly id: string;
  /** Country and state: \`AU-NSW\`. */
  readonly region: string;
  /** Mean day-night contrast (hours-clue.ts) of its warm and cold months. */
  readonly warmContrast: number | null;
  readonly coldContrast: number | null;
  readonly shape: readonly number[];
}

/* oxlint-disable oxc/approx-constant -- shares of a year, not logarithms */
// prettier-ignore
export const KNOWN_HOMES: readonly KnownHome[] = [
${readHomes(folder)
  .filter((home) => home.real)
  .flatMap(knownHome)
  .join('\n')}
];
`);
