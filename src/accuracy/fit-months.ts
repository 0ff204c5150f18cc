/**
 * Fits the constants of the month model from a folder of homes and writes them into the source, together with those that every
 * home is judged by, fitted without it: `node dist/src/accuracy/fit-months.js DIR`, after fit-homes and a build.
 *
 * The covariance is that of greatest likelihood over the homes' monthly means (Student's t, so that a home that stood empty does
 * not set it for all), with broad priors; the slopes of the clues are ridge regressions of what a month misses of its year. No
 * figure of docs/accuracy.md is looked at.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { lateShare, seasonKind, spellsOf } from '../engine/projection/hours-clue.js';
import { KNOWN_HOMES } from '../engine/projection/known-homes.js';
import { invert } from '../engine/projection/matrix.js';
import type { MonthConstants } from '../engine/projection/month-constants.js';
import { monthCovariance, type MonthCovariance } from '../engine/projection/month-covariance.js';
import { seasonalShape, type SeasonalShape } from '../engine/projection/seasonal-shape.js';
import { readHomes, type Home } from './homes.js';
import { monthMeans, readMonths } from './month-means.js';
import { nelderMead } from './nelder-mead.js';
import { mean, median } from './statistics.js';

const CONSTANTS_FILE = 'src/engine/projection/month-constants.ts';
const LEFT_OUT_FILE = 'src/accuracy/left-out-constants.ts';

/** Degrees of freedom of the likelihood; a level of which nothing is assumed; a home's least month as a share of its median. */
const FREEDOM = 4;
const LEVEL = 8;
const LEAST_SHARE = 0.1;
/** Broad priors: a standard deviation is thought right within a factor of two, memory and trust about as they stand. */
const PRIOR = {
  yearlyWave: 0.15, halfYearlyWave: 0.08, drift: 0.15, seasonStrength: 0.5, monthNoise: 0.1, driftMemory: 0.73, shapeTrust: 0.8,
}; // prettier-ignore
const FACTOR = 0.7;
const TRUST_SPREAD = 0.3;
/** Weight of the ridge, as a share of the variance of a clue. */
const RIDGE = 0.3;
const LARGEST_MISS = 0.8;
const LARGEST_SIGN = 0.5;

const deviations = ['yearlyWave', 'halfYearlyWave', 'drift', 'seasonStrength', 'monthNoise'] as const;
const logit = (p: number): number => Math.log(p / (1 - p));
const startingPoint = [
  ...deviations.map((name) => Math.log(PRIOR[name])),
  logit(PRIOR.driftMemory),
  PRIOR.shapeTrust,
];

const termsAt = (x: readonly number[]): MonthCovariance => ({
  ...(Object.fromEntries(deviations.map((name, i) => [name, Math.exp(x[i]!)])) as Record<
    (typeof deviations)[number],
    number
  >),
  driftMemory: 1 / (1 + Math.exp(-x[5]!)),
  shapeTrust: x[6]!,
});

/** A home as its fit sees it, with the shape of its region that it did not speak for. */
interface Sample {
  readonly home: Home;
  readonly season: readonly number[];
  readonly shape: SeasonalShape;
}

function sampleOf(home: Home, leftOut: string | undefined): Sample {
  const region = { country: home.country, state: home.region };
  const shape = seasonalShape(region, [home.id, ...(leftOut === undefined ? [] : [leftOut])]);
  const logs = shape.months.map(Math.log);
  return { home, shape, season: logs.map((value) => value - mean(logs)) };
}

/** Half the logarithm of a positive definite matrix's determinant, by elimination. */
function halfLogDeterminant(matrix: readonly (readonly number[])[]): number {
  const rows = matrix.map((row) => [...row]);
  let total = 0;
  rows.forEach((row, i) => {
    total += Math.log(row[i]!) / 2;
    for (const below of rows.slice(i + 1)) {
      const factor = below[i]! / row[i]!;
      for (let j = i; j < row.length; j++) below[j]! -= factor * row[j]!;
    }
  });
  return total;
}

/** Less the logarithm of the likelihood of the homes' monthly means and of the priors. */
function misfit(samples: readonly Sample[]): (x: readonly number[]) => number {
  const series = samples.map(({ home, season }) => {
    const months = readMonths(home.days);
    const means = months.map((month) => mean(month.kwh));
    const least = LEAST_SHARE * median(means);
    const logs = means.map((kwh) => Math.log(Math.max(kwh, least)));
    return {
      times: months.map((month) => month.index),
      values: logs.map((value) => value - mean(logs)),
      season: months.map((month) => season[month.month - 1]!),
      // A home of two years has no more to say of homes than one of a year.
      weight: Math.min(1, 12 / months.length),
    };
  });
  return (x) => {
    const terms = termsAt(x);
    let total = 0;
    for (const { times, values, season, weight } of series) {
      const covariance = monthCovariance(terms, times, season).map((row, i) =>
        row.map((value, j) => value + LEVEL ** 2 + (i === j ? terms.monthNoise ** 2 : 0)),
      );
      const residual = values.map((value, i) => value - terms.shapeTrust * season[i]!);
      const square = invert(covariance).reduce(
        (sum, row, i) => sum + residual[i]! * row.reduce((s, w, j) => s + w * residual[j]!, 0),
        0,
      );
      const t = ((FREEDOM + values.length) / 2) * Math.log1p(square / FREEDOM);
      total += weight * (t + halfLogDeterminant(covariance));
    }
    const prior = (value: number, at: number, spread: number): number => ((value - at) / spread) ** 2 / 2;
    deviations.forEach((_, i) => (total += prior(x[i]!, startingPoint[i]!, FACTOR)));
    return total + prior(x[5]!, startingPoint[5]!, 1) + prior(x[6]!, PRIOR.shapeTrust, TRUST_SPREAD);
  };
}

interface Sign {
  readonly kind: 'warm' | 'cold' | 'mild';
  /** Late share above the region's in warm and cold months, spells in between. */
  readonly sign: number;
  /** Logarithm of the year over what the month alone says of it. */
  readonly miss: number;
  readonly weight: number;
}

function signsOf({ home, season, shape }: Sample, trust: number): Sign[] {
  const year = mean([...monthMeans(home.days).values()]);
  const months = readMonths(home.days).filter(({ kwh }) => mean(kwh) >= LEAST_SHARE * year);
  return months.flatMap(({ month, kwh, days }) => {
    const kind = seasonKind(month, shape.southern);
    const late = lateShare(home.days, days);
    const sign = kind === 'mild' ? spellsOf(kwh) : late && late - shape.late[month - 1]!;
    if (sign === undefined) return [];
    const miss = Math.log(year / mean(kwh)) + trust * season[month - 1]!;
    return [{ kind, sign, miss: Math.max(-LARGEST_MISS, Math.min(LARGEST_MISS, miss)), weight: 1 / months.length }];
  }); // prettier-ignore
}

function slope(signs: readonly Sign[], kind: Sign['kind'], usual: number): number {
  let product = 0;
  let square = 0;
  for (const one of signs) {
    if (one.kind !== kind) continue;
    const sign = Math.max(-LARGEST_SIGN, Math.min(LARGEST_SIGN, one.sign - usual));
    product += one.weight * sign * one.miss;
    square += one.weight * sign * sign;
  }
  return product / (square * (1 + RIDGE));
}

function fit(homes: readonly Home[], leftOut?: string): MonthConstants {
  const samples = homes.filter((home) => home.id !== leftOut).map((home) => sampleOf(home, leftOut));
  const terms = termsAt(nelderMead(misfit(samples), startingPoint));
  const signs = samples.flatMap((sample) => signsOf(sample, terms.shapeTrust));
  const usualSpells = median(signs.flatMap(({ kind, sign }) => (kind === 'mild' ? [sign] : [])));
  return {
    ...terms,
    warmLate: slope(signs, 'warm', 0),
    coldLate: slope(signs, 'cold', 0),
    mildSpells: slope(signs, 'mild', usualSpells),
    usualSpells,
  };
}

const text = (constants: MonthConstants): string =>
  `{ ${Object.entries(constants)
    .map(([name, value]) => `${name}: ${Number((value as number).toFixed(3))}`)
    .join(', ')} }`;

const folder = process.argv[2];
if (!folder) {
  process.stderr.write('usage: fit-months DIR\n');
  process.exit(2);
}
const known = new Set(KNOWN_HOMES.map((home) => home.id));
const homes = readHomes(folder).filter((home) => known.has(home.id));
const all = text(fit(homes));
writeFileSync(
  CONSTANTS_FILE,
  readFileSync(CONSTANTS_FILE, 'utf8').replace(
    /(MONTH_CONSTANTS: MonthConstants = )[^;]*;/,
    (_, head: string) => `${head}${all};`,
  ),
);
const lines = homes.map((home) => `  '${home.id}': ${text(fit(homes, home.id))},`);
writeFileSync(
  LEFT_OUT_FILE,
  readFileSync(LEFT_OUT_FILE, 'utf8').replace(
    /(LEFT_OUT_CONSTANTS: .* = \{\n)[\s\S]*?(^\};)/m,
    (_, head: string, tail: string) => `${head}${lines.join('\n')}\n${tail}`,
  ),
);
