/** Tier arithmetic in whole milliwatt-hours. */
import { proportion } from '../money.js';

/** The steps of a ladder after its bounds are known: cumulative upper bounds (the last is Infinity) and the tier behind each. */
export interface Steps {
  readonly upper: readonly number[];
  readonly tier: readonly number[];
}

/**
 * Resolves a ladder whose bounds may be in kWh or in kWh per kW of billing demand. A kWh/kW tier directly followed by kWh tiers is
 * a block that those steps fill: they end where the block ends, and the block's own price is not used.
 * @param bounds cumulative bounds in mWh; those of kWh/kW tiers already times the demand; Infinity on an open tier
 */
export function resolveSteps(bounds: readonly number[], perKw: readonly boolean[]): Steps {
  if (!perKw.some(Boolean)) return { upper: bounds, tier: bounds.map((_, i) => i) };
  const upper: number[] = [];
  const tier: number[] = [];
  let blockEnd = Infinity;
  for (let i = 0; i < bounds.length; i++) {
    if (perKw[i]) blockEnd = bounds[i]!;
    const holdsSteps = perKw[i] && perKw[i + 1] === false;
    const bound = Math.min(bounds[i]!, blockEnd);
    const top = upper[upper.length - 1];
    if (holdsSteps || (top !== undefined && bound <= top)) continue;
    upper.push(bound);
    tier.push(i);
  }
  return { upper, tier };
}

/** Splits a quantity over the steps of a ladder of which `used` is already filled, step by step as far as it reaches. */
export function fillEach(
  steps: Steps,
  used: number,
  quantity: number,
  each: (step: number, amount: number) => void,
): void {
  const last = steps.upper.length - 1;
  let position = used;
  let left = quantity;
  for (let s = 0; s <= last && left > 0; s++) {
    const room = s === last ? left : steps.upper[s]! - position;
    if (room <= 0) continue;
    const taken = left < room ? left : room;
    each(s, taken);
    position += taken;
    left -= taken;
  }
}

/** The same as one amount per step; they sum to the quantity exactly. */
export function fill(steps: Steps, used: number, quantity: number): Float64Array {
  const amounts = new Float64Array(steps.upper.length);
  fillEach(steps, used, quantity, (s, amount) => (amounts[s] = amount));
  return amounts;
}

/** The step that a total reaches: bounds are inclusive. */
export function stepReached(steps: Steps, total: number): number {
  const found = steps.upper.findIndex((bound) => total <= bound);
  return found < 0 ? steps.upper.length - 1 : found;
}

/**
 * Shares each step's energy over price periods in proportion to what is left of them, in whole mWh by cumulative rounding: every
 * share lies between 0 and what the period has left, rows sum to the steps and columns to the periods.
 * @returns shares[step][period]
 */
export function share(amounts: Float64Array, periods: readonly number[]): number[][] {
  const left = [...periods];
  return Array.from(amounts, (amount) => {
    const total = left.reduce((sum, q) => sum + q, 0);
    let seen = 0;
    let given = 0;
    return left.map((q, p) => {
      seen += q;
      const upTo = total === 0 ? 0 : proportion(amount, seen, total);
      const part = upTo - given;
      given = upTo;
      left[p] = q - part;
      return part;
    });
  });
}
