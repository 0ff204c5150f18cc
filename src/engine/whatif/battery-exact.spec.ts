/**
 * The battery against an exact solver of another kind: a linear program of the whole year, solved by HiGHS. What is compared is
 * the bill: the plan's price periods are read off the clock here, and off the rate structure there.
 */
import { describe, expect, it } from '@jest/globals';
import highs from 'highs';
import { householdReadings } from '../../demo/household.js';
import { addMonths, civilDay, dayText } from '../calendar/civil.js';
import { amountNumber } from '../money.js';
import { seededRandom } from '../projection/random.js';
import { base, coolingDay, homeUsage, makePlan, structureOf, ZONE } from '../ranking/ranking.fixture.js';
import type { Usage } from '../series/usage.js';
import type { Component } from '../tariff/structure.js';
import { tariffOf } from '../ranking/compiled.js';
import { priceUsage } from '../tariff/tariff.js';
import type { Battery } from './battery.js';
import { applyChange } from './changes.js';
import { withBattery } from './with-battery.js';

// The package's types are those of its CommonJS build; what is loaded is its ES module.
const load = highs as unknown as typeof highs.default;

const long = process.env['LONG'] !== undefined;
const [HOMES, MONTHS] = long ? [200, 12] : [6, 1];
const FIRST = civilDay(2025, 1, 1);
const TEXAS = { country: 'US', state: 'TX' };

type Random = () => number;
const pick = <T>(random: Random, of: readonly T[]): T => of[Math.floor(random() * of.length)]!;
const between = (random: Random, low: number, high: number): number => low + (high - low) * random();

/** Hourly readings of a home that cools, of a home of the demo's weather, or of one that is out by day; some with panels. */
function randomHome(random: Random): Usage {
  const size = between(random, 0.4, 2.5);
  const last = addMonths(FIRST, MONTHS);
  const made = (): Usage =>
    homeUsage(FIRST, last, {
      daily: (day) => size * coolingDay(day) * between(random, 0.7, 1.3),
      hourly: (hour) =>
        (hour >= 17 && hour < 23 ? 0.09 : hour < 6 ? 0.02 : 0.034) * between(random, 0.5, 1.5),
    });
  const weather = (): Usage => {
    const { starts, quantities } = householdReadings({
      size,
      seed: Math.floor(random() * 1e6),
      from: dayText(FIRST),
      days: last - FIRST,
    });
    const hours = starts.length / 4;
    const of = (value: (hour: number) => number): Float64Array =>
      Float64Array.from({ length: hours }, (_, h) => value(h));
    return {
      timeline: { starts: of((h) => starts[4 * h]!), ends: of((h) => starts[4 * h]! + 3600) },
      registers: {
        general: of((h) => [0, 1, 2, 3].reduce((sum, q) => sum + quantities[4 * h + q]!, 0)),
      },
    };
  };
  const usage = random() < 0.5 ? made() : weather();
  if (random() < 0.5) return usage;
  return applyChange(usage, { kind: 'solar', kwp: between(random, 2, 9) }, ZONE, TEXAS);
}

interface Prices {
  readonly buy: (hour: number) => number;
  readonly sell: (hour: number) => number;
  readonly components: readonly Component[];
}

/** Two or three price periods by the hour, panels paid nothing, one price, or more in the evening; sometimes a tax. */
function randomPrices(random: Random): Prices {
  const price = (low: number, high: number): string => between(random, low, high).toFixed(4);
  const [night, day, peak] = [price(0.05, 0.12), price(0.12, 0.25), price(0.22, 0.6)];
  const [dawn, dusk] = [pick(random, [5, 6, 7]), pick(random, [15, 16, 17])];
  const evening = dusk + pick(random, [3, 4, 5]);
  const periodOf = (hour: number): number => (hour < dawn ? 0 : hour >= dusk && hour < evening ? 2 : 1);
  const clock = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;
  const schedule = {
    windows: [
      { period: 'night', from: '00:00', to: clock(dawn) },
      { period: 'peak', from: clock(dusk), to: clock(evening) },
    ],
    otherwise: 'day',
  };
  const periods = (prices: readonly string[]) =>
    ['night', 'day', 'peak'].map((name, i) => ({ name, price: prices[i]! }));
  const percent = random() < 0.3 ? '8.25' : '0';
  const earned = pick(random, [
    ['0', '0', '0'],
    [night, night, night].map((most) => (Number(most) * 0.6).toFixed(4)),
    [night, day, peak].map((most) => (Number(most) * 0.7).toFixed(4)),
  ]);
  const tax = 1 + Number(percent) / 100;
  return {
    buy: (hour) => Number([night, day, peak][periodOf(hour)]) * tax,
    sell: (hour) => Number(earned[periodOf(hour)]),
    components: [
      { id: 'energy', kind: 'energy', periods: periods([night, day, peak]), schedule },
      base('9.95'),
      {
        id: 'export',
        kind: 'export',
        mode: 'feed_in',
        periods: periods(earned),
        schedule,
        offsets: 'bill',
        carry: 'negative_bill',
      },
      ...(percent === '0' ? [] : [{ id: 'tax', kind: 'tax' as const, percent, on: ['energy'] }]),
    ],
  };
}

/** Least cost of the energy with the battery, as a linear program. */
function leastCost(
  usage: Usage,
  { buy, sell }: Prices,
  hours: readonly number[],
  battery: Battery,
  solver: Solver,
): number {
  const oneWay = Math.sqrt(battery.roundTrip);
  const objective: string[] = [];
  const rows: string[] = [];
  const bounds: string[] = [];
  hours.forEach((hour, t) => {
    const net = (usage.registers.general[t]! - (usage.registers.export?.[t] ?? 0)) / 1e6;
    objective.push(`+ ${buy(hour)} i${t} - ${sell(hour)} x${t}`);
    rows.push(`n${t}: i${t} - x${t} - c${t} + d${t} = ${net}`);
    rows.push(`s${t}: s${t} ${t > 0 ? `- s${t - 1} ` : ''}- ${oneWay} c${t} + ${1 / oneWay} d${t} = 0`);
    bounds.push(
      `c${t} <= ${battery.powerKw}`,
      `d${t} <= ${battery.powerKw}`,
      `s${t} <= ${battery.capacityKwh}`,
    );
  });
  const { Status, ObjectiveValue } = solver.solve(
    `Minimize\n obj: ${objective.join('\n ')}\nSubject To\n ${rows.join('\n ')}\nBounds\n ${bounds.join('\n ')}\nEnd\n`,
  );
  expect(Status).toBe('Optimal');
  return ObjectiveValue;
}
type Solver = Awaited<ReturnType<typeof load>>;

describe('the best use of a battery', () => {
  it(
    `costs within 1 % of what an exact solver finds, on ${HOMES} home${MONTHS === 12 ? '-years' : 's for a month'}`,
    async () => {
      const solver = await load();
      const random = seededRandom(2025);
      const format = new Intl.DateTimeFormat('en-US', { timeZone: ZONE, hour: 'numeric', hourCycle: 'h23' });
      /** Above the exact cost, as a share of it, and as a share of what the battery gains. */
      const gaps: number[] = [];
      const lost: number[] = [];
      for (let home = 0; home < HOMES; home++) {
        const usage = randomHome(random);
        const prices = randomPrices(random);
        const battery: Battery = {
          capacityKwh: between(random, 3, 20),
          powerKw: between(random, 1.5, 8),
          roundTrip: between(random, 0.8, 1),
        };
        const plan = makePlan('p', [], { structure: structureOf(prices.components) });
        const tariff = tariffOf(plan.structure);
        if (!tariff.ok) throw new Error(tariff.refusal.detail);
        const options = { from: dayText(FIRST), to: dayText(addMonths(FIRST, MONTHS)) };
        const price = (readings: Usage) => {
          const bill = priceUsage(tariff.value, readings, options);
          if (!bill.ok) throw new Error(bill.refusal.detail);
          return bill.value;
        };
        const idle = price(usage);
        const ours = amountNumber(price(withBattery(tariff.value, idle, usage, battery, options)).total);
        const hours = Array.from(usage.timeline.starts, (start) => Number(format.format(start * 1000)));
        const exact = leastCost(usage, prices, hours, battery, solver) + 9.95 * MONTHS;
        // Rounding to whole milliwatt-hours is all that can make the bill a trifle lower.
        expect(ours).toBeGreaterThan(exact - 0.05);
        gaps.push((ours - exact) / Math.max(1, Math.abs(exact)));
        lost.push(Math.max(0, ours - exact - 0.05) / Math.max(1, amountNumber(idle.total) - exact));
      }
      const percent = (values: readonly number[]): string => `${(100 * Math.max(...values)).toFixed(4)} %`;
      if (long)
        console.info(`worst of ${HOMES}: ${percent(gaps)} of the bill, ${percent(lost)} of what is gained`);
      expect(Math.max(...gaps)).toBeLessThan(0.01);
      expect(Math.max(...lost)).toBeLessThan(0.01);
    },
    long ? 7_200_000 : 60_000,
  );
});
