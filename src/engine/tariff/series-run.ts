/** Interval prices at work: each reading meets the price of its own time, in one pass with exact sums. */
import {
  MWH_PER_KWH,
  price,
  PRICE_DECIMALS,
  AMOUNT_DECIMALS,
  divideRounded,
  type Amount,
  type Price,
} from '../money.js';
import { done, refuse, type Outcome } from '../refusal.js';
import type { PriceSeries } from './bill.js';
import type { Existence } from './existence.js';
import { instantText } from './instant.js';
import { WHOLE_DAY } from './price-calendar.js';
import type { Run } from './run.js';
import type { ComponentOf, PricedRegister } from './structure.js';

export type SeriesJson = ComponentOf<'indexed'>['series'];

/** Energy and money of one billing period. */
export interface IndexedSum {
  readonly quantity: number;
  readonly amount: Amount;
  /** Mean price per kWh, rounded, for the line. */
  readonly mean: Price;
}

/** Sums are kept times the seconds of an hour, of which the lengths of readings are whole parts. */
const HOUR = 3600n;
const TO_AMOUNT = HOUR * 10n ** BigInt(PRICE_DECIMALS - AMOUNT_DECIMALS) * BigInt(MWH_PER_KWH);

function resolve(json: SeriesJson, run: Run, pointer: string): Outcome<PriceSeries> {
  if ('ref' in json) {
    const found = run.options.series?.[json.ref];
    if (found) return done(found);
    return refuse(
      'needs_price_series',
      `the price series "${json.ref}" is not at hand`,
      `${pointer}/series/ref`,
    );
  }
  const start = instantText(json.start, run.clock);
  if (Number.isNaN(start))
    return refuse('malformed', 'the price series does not say when it starts', `${pointer}/series/start`);
  return done({ start, stepSeconds: json.stepMinutes * 60, prices: json.prices });
}

/**
 * Prices every interval of a register. A reading longer than a step (up to an hour) pays the mean of the steps it covers, by
 * time.
 * @param adjust what the plan makes of a published price (multiplier, adder, cap, floor)
 * @param estimate price where the series has none; without it a missing price refuses the plan
 */
export function runSeries(
  json: SeriesJson,
  register: PricedRegister,
  existence: Existence | undefined,
  run: Run,
  pointer: string,
  adjust: (published: Price) => Price,
  estimate?: Price,
): Outcome<readonly IndexedSum[]> {
  const series = resolve(json, run, pointer);
  if (!series.ok && estimate === undefined) return series;
  const { start, stepSeconds, prices } = series.ok
    ? series.value
    : { start: 0, stepSeconds: 3600, prices: [] };
  const adjusted: (Price | undefined)[] = [];
  const priceAt = (step: number): Price | undefined => {
    if (step < 0 || step >= prices.length) return undefined;
    if (adjusted[step] === undefined) {
      const published = prices[step];
      if (published !== undefined) adjusted[step] = adjust(price(published));
    }
    return adjusted[step];
  };
  const chunking = run.source.chunks({ reset: 'billing_period', byMonth: false, existence });
  const quantities = run.source.periods.map(() => 0);
  const sums = run.source.periods.map(() => 0n);
  let missing = 0;
  let tooLong = false;
  const visited = run.source.visit(register, WHOLE_DAY, chunking, (c, _p, quantity, from, to) => {
    if (quantity === 0) return;
    const period = chunking.chunks[c]!.period;
    const first = Math.floor((from - start) / stepSeconds);
    const last = Math.floor((to - 1 - start) / stepSeconds);
    if (last > first && to - from > 3600) tooLong = true;
    // The price of the reading, times the hour: each step counts for the seconds it shares with the reading.
    const seconds = to - from;
    let sum = 0n;
    for (let step = first; step <= last; step++) {
      let value = priceAt(step);
      if (value === undefined) {
        missing++;
        value = estimate ?? 0n;
      }
      const begin = start + step * stepSeconds;
      const shared = Math.min(to, begin + stepSeconds) - Math.max(from, begin);
      sum +=
        shared === seconds ? value * HOUR : divideRounded(value * BigInt(shared) * HOUR, BigInt(seconds));
    }
    quantities[period]! += quantity;
    sums[period]! += BigInt(quantity) * sum;
  });
  if (!visited.ok) return visited;
  if (tooLong)
    return refuse(
      'needs_interval_data',
      'the price changes every few minutes, and the readings are too far apart',
      pointer,
    );
  if (missing > 0 && estimate === undefined) {
    return refuse(
      'needs_price_series',
      `the price series lacks a value for ${missing === 1 ? 'one reading' : `${missing} readings`}`,
      `${pointer}/series`,
    );
  }
  if (missing > 0) run.flags.add('series_estimated');
  return done(
    quantities.map((quantity, i) => ({
      quantity,
      amount: divideRounded(sums[i]!, TO_AMOUNT),
      mean: quantity === 0 ? 0n : divideRounded(sums[i]!, HOUR * BigInt(quantity)),
    })),
  );
}
