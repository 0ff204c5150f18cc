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
  const blocks = bounds.filter((_, i) => perKw[i]);
  const upper: number[] = [];
  const tier: number[] = [];
  let block = 0;
  for (let i = 0; i < bounds.length; i++) {
    const top = upper[upper.length - 1] ?? 0;
    if (perKw[i]) {
      if (blocks[block]! < bounds[i]! && block + 1 < blocks.length) block++;
      const holdsSteps = i + 1 < bounds.length && !perKw[i + 1];
      if (holdsSteps) continue;
      if (blocks[block]! > top || upper.length === 0) {
        upper.push(blocks[block]!);
        tier.push(i);
      }
    } else {
      const blockEnd = blocks.length > 0 && perKw[0] ? blocks[block]! : Infinity;
      const bound = Math.min(bounds[i]!, blockEnd);
      if (bound > top || upper.length === 0) {
        upper.push(bound);
        tier.push(i);
      }
    }
  }
  return { upper, tier };
}

/** Splits a quantity over the steps of a ladder of which `used` is already filled. Amounts sum to the quantity exactly. */
export function fill(steps: Steps, used: number, quantity: number): Float64Array {
  const amounts = new Float64Array(steps.upper.length);
  let position = used;
  let left = quantity;
  for (let s = 0; s < amounts.length && left > 0; s++) {
    const last = s === amounts.length - 1;
    const room = last ? left : Math.max(0, steps.upper[s]! - position);
    const taken = Math.min(left, room);
    amounts[s] = taken;
    position += taken;
    left -= taken;
  }
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
