import { describe, expect, it } from '@jest/globals';
import { seededRandom } from '../projection/random.js';
import { bestUse, dispatchCost, type Battery, type BatteryStep } from './battery.js';

const BATTERY: Battery = { capacityKwh: 10, powerKw: 4, roundTrip: 0.9 };

/** Least cost by dynamic programming over a fine grid of what is stored: slow and obvious. It bounds the optimum from above. */
function gridCost(steps: readonly BatteryStep[], battery: Battery, levels: number): number {
  const oneWay = Math.sqrt(battery.roundTrip);
  const size = battery.capacityKwh / levels;
  let value = new Float64Array(levels + 1);
  for (let t = steps.length - 1; t >= 0; t--) {
    const { load, surplus, buy, sell, hours } = steps[t]!;
    const reach = battery.powerKw * hours;
    const earlier = new Float64Array(levels + 1).fill(Infinity);
    for (let from = 0; from <= levels; from++) {
      for (let to = 0; to <= levels; to++) {
        const delta = (to - from) * size;
        const atMeter = delta >= 0 ? delta / oneWay : delta * oneWay;
        if (Math.abs(atMeter) > reach + 1e-9) continue;
        const net = load - surplus + atMeter;
        const cost = (net > 0 ? net * buy : net * sell) + value[to]!;
        if (cost < earlier[from]!) earlier[from] = cost;
      }
    }
    value = earlier;
  }
  return value[0]!;
}

/** Two days of a home with or without panels, under two or three prices. */
function randomDays(random: () => number): BatteryStep[] {
  const prices = [0.08 + 0.05 * random(), 0.15 + 0.1 * random(), 0.3 + 0.2 * random()];
  const sell = random() < 0.5 ? 0 : 0.07 * random();
  const panels = random() < 0.5 ? 0 : 4 * random();
  return Array.from({ length: 48 }, (_, t) => {
    const hour = t % 24;
    const sun = Math.max(0, Math.sin(((hour - 6) / 12) * Math.PI)) * panels * random();
    const use = 0.2 + (hour >= 17 && hour < 22 ? 2.5 : 0.6) * random();
    const net = use - sun;
    const buy = hour < 6 ? prices[0]! : hour >= 17 && hour < 21 ? prices[2]! : prices[1]!;
    return { load: Math.max(0, net), surplus: Math.max(0, -net), buy, sell, hours: 1 };
  });
}

/** Stored energy never leaves its bounds and power is kept. */
function expectFeasible(dispatch: Float64Array, battery: Battery): void {
  const oneWay = Math.sqrt(battery.roundTrip);
  let stored = 0;
  for (const atMeter of dispatch) {
    expect(Math.abs(atMeter)).toBeLessThanOrEqual(battery.powerKw + 1e-6);
    stored += atMeter >= 0 ? atMeter * oneWay : atMeter / oneWay;
    expect(stored).toBeGreaterThanOrEqual(-1e-6);
    expect(stored).toBeLessThanOrEqual(battery.capacityKwh + 1e-6);
  }
}

describe('the best use of a battery', () => {
  it('reaches the bound that the backward pass proves, on 200 random homes', () => {
    const random = seededRandom(12);
    for (let run = 0; run < 200; run++) {
      const steps = randomDays(random);
      const { dispatch, saving } = bestUse(steps, BATTERY);
      expectFeasible(dispatch, BATTERY);
      const idle = dispatchCost(steps, new Float64Array(steps.length));
      expect(dispatchCost(steps, dispatch)).toBeCloseTo(idle - saving, 6);
    }
  });

  it('is never dearer than what a search over a fine grid finds, and hardly cheaper', () => {
    const random = seededRandom(34);
    for (let run = 0; run < 8; run++) {
      const steps = randomDays(random).slice(0, 30);
      const ours = dispatchCost(steps, bestUse(steps, BATTERY).dispatch);
      const grid = gridCost(steps, BATTERY, 250);
      const idle = dispatchCost(steps, new Float64Array(steps.length));
      expect(ours).toBeLessThanOrEqual(grid + 1e-6);
      expect(grid - ours).toBeLessThan(0.01 * Math.abs(idle) + 0.01);
    }
  });

  it('moves cheap energy into dear hours when the gap is worth the loss, and not else', () => {
    const steps = (dear: number): BatteryStep[] =>
      Array.from({ length: 4 }, (_, t) => ({
        load: 2, surplus: 0, buy: t < 2 ? 0.1 : dear, sell: 0, hours: 1,
      })); // prettier-ignore
    expect(bestUse(steps(0.105), BATTERY).dispatch.every((kwh) => kwh === 0)).toBe(true);
    const moved = bestUse(steps(0.3), BATTERY).dispatch;
    expect(moved[2]).toBeCloseTo(-2, 6);
    expect(moved[3]).toBeCloseTo(-2, 6);
    expect(moved[0]! + moved[1]!).toBeCloseTo(4 / 0.9, 6);
  });

  it('stores sun before it sells it for less', () => {
    const steps: BatteryStep[] = [
      { load: 0, surplus: 3, buy: 0.3, sell: 0.05, hours: 1 },
      { load: 3, surplus: 0, buy: 0.3, sell: 0.05, hours: 1 },
    ];
    const { dispatch } = bestUse(steps, BATTERY);
    expect(dispatch[0]).toBeCloseTo(3, 6);
    expect(dispatch[1]).toBeCloseTo(-2.7, 6);
  });
});
