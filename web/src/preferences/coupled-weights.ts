/** Four weights that always sum to 100. */
import { FACTORS, type Factor, type Weights } from '../../../src/engine/ranking/preferences';

/**
 * Sets one weight; the others keep their proportions and make up the rest in whole numbers.
 * @example coupled({ cost: 40, flexibility: 30, renewable: 20, rating: 10 }, 'cost', 100) // the others are 0
 */
export function coupled(weights: Weights, factor: Factor, value: number): Weights {
  const set = Math.max(0, Math.min(100, Math.round(value)));
  const others = FACTORS.filter((each) => each !== factor);
  const before = others.reduce((sum, each) => sum + weights[each], 0);
  const left = 100 - set;
  const exact = others.map((each) => (before === 0 ? left / others.length : (weights[each] * left) / before));
  const floors = exact.map(Math.floor);
  // What rounding leaves over goes to the largest remainders.
  let missing = left - floors.reduce((sum, each) => sum + each, 0);
  const byRemainder = exact.map((each, i) => [each - floors[i]!, i] as const).sort((a, b) => b[0] - a[0]);
  for (const [, i] of byRemainder) if (missing-- > 0) floors[i]!++;
  const next: Record<Factor, number> = { ...weights, [factor]: set };
  others.forEach((each, i) => (next[each] = floors[i]!));
  return next;
}
