/**
 * The same flat and time-of-use rate on the same 8,760 hours in the npm package @bellawatt/electric-rate-engine. That engine steps
 * through the hours of the process's own time zone, so ours is given a plan and readings of that zone; the costs must then agree.
 */
import bellawatt from '@bellawatt/electric-rate-engine';
import { medianTime, type Bench, type Figure } from './bench.js';
import { fresh, hours } from './loads.js';
import { compiled, priced } from './price.js';
import { FLAT, TIME_OF_USE } from './structures.js';

const { RateCalculator, LoadProfile, RateElementTypeEnum } = bellawatt;

const allHours = Array.from({ length: 24 }, (_, hour) => hour);
const peakHours = allHours.filter((hour) => hour >= 15 && hour < 20);
const offPeakHours = allHours.filter((hour) => !peakHours.includes(hour));
const summer = [5, 6, 7, 8];
const winter = [0, 1, 2, 3, 4, 9, 10, 11];
/** Their money is binary. */
const CENT = 0.01;

const holidays = ['2025-01-01', '2025-07-04', '2025-11-27', '2025-12-25'];

/** Weekday peak, the rest of weekdays, weekends and holidays, for the months of one season. */
const season = (name: string, months: number[], peak: number, rest: number) => [
  {
    name: `${name} peak`,
    charge: peak,
    months,
    daysOfWeek: [1, 2, 3, 4, 5],
    hourStarts: peakHours,
    exceptForDays: holidays,
  },
  {
    name: `${name} weekday`,
    charge: rest,
    months,
    daysOfWeek: [1, 2, 3, 4, 5],
    hourStarts: offPeakHours,
    exceptForDays: holidays,
  },
  {
    name: `${name} weekend`,
    charge: rest,
    months,
    daysOfWeek: [0, 6],
    hourStarts: allHours,
    exceptForDays: holidays,
  },
  { name: `${name} holiday`, charge: rest, months, onlyOnDays: holidays, hourStarts: allHours },
];

const RATES = [
  {
    name: 'flat',
    structure: FLAT,
    target: '≥ 50 ×',
    rateElements: [
      {
        rateElementType: RateElementTypeEnum.FixedPerMonth,
        name: 'base',
        rateComponents: [{ name: 'base', charge: 9.95 }],
      },
      {
        rateElementType: RateElementTypeEnum.MonthlyEnergy,
        name: 'energy',
        rateComponents: [{ name: 'energy', charge: 0.1234 }],
      },
    ],
  },
  {
    name: 'time of use',
    structure: TIME_OF_USE,
    target: '≥ 50 ×',
    rateElements: [
      {
        rateElementType: RateElementTypeEnum.FixedPerDay,
        name: 'base',
        rateComponents: [{ name: 'base', charge: 0.32854 }],
      },
      {
        rateElementType: RateElementTypeEnum.EnergyTimeOfUse,
        name: 'energy',
        rateComponents: [
          ...season('summer', summer, 0.43293, 0.35736),
          ...season('winter', winter, 0.33089, 0.31209),
        ],
      },
    ],
  },
];

export const againstBellawatt: Bench = {
  name: 'bellawatt',
  run: async () => {
    RateCalculator.shouldValidate = false;
    const timezone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    const usage = hours(timezone);
    const load = Array.from(usage.registers.general, (mwh) => mwh / 1e6);
    return RATES.flatMap(({ name, structure, target, rateElements }): Figure[] => {
      const tariff = compiled({ ...structure, timezone });
      const cost = (): number =>
        new RateCalculator({
          name,
          rateElements,
          loadProfile: new LoadProfile(load, { year: 2025 }),
        } as ConstructorParameters<typeof RateCalculator>[0]).annualCost();
      const theirs = medianTime(() => undefined, cost, { warmUps: 3, runs: 15 });
      const ours = medianTime(
        () => fresh(usage),
        (home) => priced(tariff, home),
        { warmUps: 100, runs: 301 },
      );
      const warm = medianTime(
        () => usage,
        (home) => priced(tariff, home),
        { warmUps: 100, runs: 301 },
      );
      const [their, our] = [cost(), Number(priced(tariff, usage).total) / 1e10];
      if (Math.abs(their - our) > CENT)
        throw new Error(`${name}: their annual cost is ${their}, ours ${our}: they do not price the same`);
      const note = `both cost ${our.toFixed(2)} a year`;
      return [
        { name: `${name}: their engine, validation off`, value: theirs, unit: 'ms', note },
        { name: `${name}: ours, new home`, value: ours, unit: 'ms' },
        { name: `${name}: how often faster, new home`, value: theirs / ours, unit: '×', target },
        { name: `${name}: how often faster, warm`, value: theirs / warm, unit: '×', target },
      ];
    });
  },
};
