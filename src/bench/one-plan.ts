/** One plan on a year of hours, beside the bare loop that any engine must at least run. */
import type { Bench, Figure } from './bench.js';
import { medianTime } from './bench.js';
import { fresh, HOURS } from './loads.js';
import { compiled, priced } from './price.js';
import { FLAT, TIERS_AND_DEMAND, TIME_OF_USE } from './structures.js';

const PLANS = [
  { name: 'flat', structure: FLAT },
  { name: 'time of use', structure: TIME_OF_USE, target: '≤ 0.15 ms' },
  { name: 'tiers and demand', structure: TIERS_AND_DEMAND, target: '≤ 0.3 ms' },
];

/** Sums per price period and month with all indexes known beforehand: no calendar, no prices, no lines. */
export function bareLoop(): number {
  const general = HOURS.registers.general;
  const periodOfHour = Uint8Array.from(
    general,
    (_, i) => (Math.floor(i / 730) % 12) * 4 + (i % 24 >= 15 && i % 24 < 20 ? 1 : 0),
  );
  return medianTime(
    () => new Float64Array(48),
    (sums) => {
      for (let i = 0; i < general.length; i++) sums[periodOfHour[i]!]! += general[i]!;
    },
    { warmUps: 200, runs: 501 },
  );
}

export const onePlan: Bench = {
  name: 'one-plan',
  run: async () => {
    const figures = PLANS.flatMap(({ name, structure, target }): Figure[] => {
      const tariff = compiled(structure);
      const repeats = { warmUps: 100, runs: 301 };
      const first = medianTime(
        () => fresh(HOURS),
        (usage) => priced(tariff, usage),
        repeats,
      );
      const again = medianTime(
        () => HOURS,
        (usage) => priced(tariff, usage),
        repeats,
      );
      return [
        {
          name: `${name} × 8,760 h`,
          value: again,
          unit: 'ms',
          target,
          note: 'warm: the home has been priced before',
        },
        { name: `${name} × 8,760 h, new home`, value: first, unit: 'ms', note: 'its calendar pass included' },
      ];
    });
    return [
      ...figures,
      { name: 'bare typed-array loop', value: bareLoop(), unit: 'ms', note: 'the floor: sums alone' },
    ];
  },
};
