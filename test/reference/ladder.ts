/** One ladder of tiers: where its steps end, how energy fills them, and how a step is shared between price periods. */
import { Decimal } from 'decimal.js';
import type { Tier } from '../../src/engine/tariff/structure.js';

/** A step of a ladder: its cumulative bound in kWh and the tier whose price it has. */
export interface Step {
  readonly upTo: Decimal | undefined;
  readonly tier: number;
}

const ZERO = new Decimal(0);
/** Decimals of a kWh. */
const MILLIWATT_HOURS = 6;

export const sum = (values: readonly Decimal[]): Decimal =>
  values.reduce((total, value) => total.plus(value), ZERO);

/**
 * Steps of tiers that may be bounded in kWh/kW. A kWh/kW tier is a block: by itself it is one step; kWh tiers that follow it are
 * the steps inside it, and end with it at the latest. Steps that end where the one before ends vanish.
 * @param bounds bounds in kWh, those per kW already times the demand
 */
export function stepsOf(tiers: readonly Tier[], bounds: readonly (Decimal | undefined)[]): Step[] {
  const perKw = tiers.map((tier) => tier.unit === 'kWh/kW');
  const last = tiers.length - 1;
  if (tiers[last]!.unit === undefined && tiers[last]!.upTo === undefined && perKw[last - 1])
    perKw[last] = true;
  if (!perKw.includes(true)) return bounds.map((upTo, tier) => ({ upTo, tier }));
  const steps: Step[] = [];
  let blockEnd: Decimal | undefined;
  const push = (upTo: Decimal | undefined, tier: number): void => {
    const before = steps.at(-1);
    if (before && (before.upTo === undefined || (upTo !== undefined && upTo.lte(before.upTo)))) return;
    steps.push({ upTo, tier });
  };
  for (const [t, bound] of bounds.entries()) {
    if (perKw[t]) {
      blockEnd = bound;
      if (t === last || perKw[t + 1]) push(bound, t);
    } else {
      const ends = [bound, blockEnd].filter((end) => end !== undefined);
      push(ends.length === 0 ? undefined : Decimal.min(...ends), t);
    }
  }
  // Whatever lies above the last bound belongs to the last step.
  return steps.map((step, i) => (i === steps.length - 1 ? { ...step, upTo: undefined } : step));
}

/** How much of [before, before + quantity] lies in each step. */
export function fill(steps: readonly Step[], before: Decimal, quantity: Decimal): Decimal[] {
  const end = before.plus(quantity);
  let lower = ZERO;
  return steps.map(({ upTo }) => {
    const upper = upTo ?? end;
    const from = Decimal.max(lower, before);
    const to = Decimal.min(upper, end);
    lower = Decimal.max(lower, upper);
    return Decimal.max(to.minus(from), 0);
  });
}

/** The step that a total reaches holds all of the quantity. */
export function slab(steps: readonly Step[], total: Decimal, quantity: Decimal): Decimal[] {
  const reached = steps.findIndex(({ upTo }) => upTo === undefined || total.lte(upTo));
  return steps.map((_, step) => (step === reached ? quantity : ZERO));
}

/**
 * Shares each step's kWh over price periods in proportion to what is left of them, in whole milliwatt-hours: the running share is
 * rounded half up, so that no milliwatt-hour is lost.
 * @returns kWh[step][period]
 */
export function shareOut(parts: readonly Decimal[], own: readonly Decimal[]): Decimal[][] {
  let left = [...own];
  return parts.map((part) => {
    const whole = sum(left);
    const upTo = (count: number): Decimal =>
      whole.isZero()
        ? whole
        : part
            .times(sum(left.slice(0, count)))
            .div(whole)
            .toDecimalPlaces(MILLIWATT_HOURS, Decimal.ROUND_HALF_UP);
    const row = left.map((_, i) => upTo(i + 1).minus(upTo(i)));
    left = left.map((quantity, i) => quantity.minus(row[i]!));
    return row;
  });
}
