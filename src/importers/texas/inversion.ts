/**
 * A listing prints three average prices and no rates. Two of them, at 500 and 1000 kWh, give a price per kWh and a fixed amount; the
 * third, at 2000 kWh, is the check. What is left over is the residual.
 */
import { decimalOf, exact, type Decimal } from '../record.js';
import type { UsageBand } from './listing-terms.js';

/** Average prices per kWh in dollars, delivery included. */
export interface Averages {
  readonly at500: Decimal;
  readonly at1000: Decimal;
  readonly at2000: Decimal;
}

export interface Inverted {
  /** Dollars per kWh, delivery included. */
  readonly perKwh: Decimal;
  /** Dollars per month, delivery included. */
  readonly perMonth: Decimal;
  /** Average at 2000 kWh as printed less as computed, in dollars per kWh. */
  readonly residual: Decimal;
}

/** Beyond this many dollars per kWh the three averages are no straight line; printed averages are rounded to a tenth of a cent. */
export const STRAIGHT = exact('0.0035');

const USAGES = [500, 1000, 2000] as const;

export const bandAmount = (bands: readonly UsageBand[], kwh: number): Decimal =>
  bands
    .filter(({ from, below }) => kwh >= from && (below === undefined || kwh < below))
    .reduce((sum, { amount }) => sum.plus(amount), exact(0));

/** Half a tenth of a cent at 500 kWh and at 1000 kWh moves the fixed amount by up to this many dollars. */
const ROUNDING = 1;

/** Energy and fixed amount under known credits and fees. */
export function invert(averages: Averages, bands: readonly UsageBand[] = []): Inverted {
  const [at500, at1000, at2000] = [averages.at500, averages.at1000, averages.at2000].map((average, index) =>
    average.times(USAGES[index]!).minus(bandAmount(bands, USAGES[index]!)),
  ) as [Decimal, Decimal, Decimal];
  const slope = at1000.minus(at500).div(500);
  const intercept = at500.minus(slope.times(500));
  // Averages of a plan without fixed amount may rise by their rounding alone: nobody is paid for being a customer.
  const isRounding = intercept.lt(0) && intercept.gte(-ROUNDING);
  const perKwh = isRounding ? at500.div(500).plus(at1000.div(1000)).div(2) : slope;
  const perMonth = isRounding ? exact(0) : intercept;
  const residual = at2000.minus(perMonth).minus(perKwh.times(2000)).div(2000);
  return { perKwh, perMonth, residual };
}

export const isStraight = ({ residual }: Inverted): boolean => residual.abs().lte(STRAIGHT);

/** The residual in cents, for people. */
export const residualCents = ({ residual }: Inverted): string =>
  residual.times(100).toDecimalPlaces(3).toFixed();

/** Copies of the listing keep the signs of money: "$0.123", "12.3¢". */
export const numberIn = (value: unknown): Decimal | undefined =>
  decimalOf(typeof value === 'string' ? value.replace(/[$¢]/g, '') : value);

/** Cents where the catalog prints cents, dollars where it prints dollars: nobody sells a kWh for two dollars. */
export function averagesOf(values: readonly unknown[]): Averages | undefined {
  const [at500, at1000, at2000] = values.map(numberIn);
  if (!at500?.gt(0) || !at1000?.gt(0) || !at2000?.gt(0)) return undefined;
  const cents = at500.gt(2) || at1000.gt(2) || at2000.gt(2);
  const scale = (value: Decimal): Decimal => (cents ? value.div(100) : value).toDecimalPlaces(6);
  return { at500: scale(at500), at1000: scale(at1000), at2000: scale(at2000) };
}
