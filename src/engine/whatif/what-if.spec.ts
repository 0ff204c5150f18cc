import { describe, expect, it } from '@jest/globals';
import { amountNumber } from '../money.js';
import { projectYear } from '../projection/project-year.js';
import { coolingYear, base, evening, flat, makePlan, structureOf, ZONE } from '../ranking/ranking.fixture.js';
import type { Usage } from '../series/usage.js';
import { compileTariff, priceUsage } from '../tariff/tariff.js';
import type { RecommendInput } from '../ranking/recommend.js';
import { applyChange, inHours, type Change } from './changes.js';
import { whatIf } from './what-if.js';

const TEXAS = { country: 'US', state: 'TX' };
const YEAR = projectYear(coolingYear(), ZONE, TEXAS)!.usage;
const kwh = (column: Float64Array | undefined): number => (column?.reduce((a, b) => a + b, 0) ?? 0) / 1e6;
const years = YEAR.timeline.starts.length / 8766;

/** kWh by hour of the day (Chicago). */
function byHour(usage: Usage): number[] {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: ZONE, hour: 'numeric', hourCycle: 'h23' });
  const hours = Array.from({ length: 24 }, () => 0);
  usage.timeline.starts.forEach((start, i) => {
    const hour = Number(format.format(start * 1000));
    hours[hour]! += usage.registers.general[i]! / 1e6;
  });
  return hours;
}

const change = (what: Change): Usage => applyChange(YEAR, what, ZONE, TEXAS);

describe('changes to a year', () => {
  it('shifting moves energy within the day and loses none of it', () => {
    const shifted = change({
      kind: 'shift',
      share: 0.5,
      from: { from: 16, to: 20 },
      to: { from: 22, to: 2 },
    });
    expect(kwh(shifted.registers.general)).toBeCloseTo(kwh(YEAR.registers.general), 6);
    const [before, after] = [byHour(YEAR), byHour(shifted)];
    expect(after[17]! / before[17]!).toBeCloseTo(0.5, 2);
    expect(after[23]!).toBeGreaterThan(before[23]!);
    expect(after[12]!).toBeCloseTo(before[12]!, 6);
  });

  it('a car adds its kWh in its hours alone', () => {
    const charged = change({ kind: 'ev', kwhPerYear: 3000, hours: { from: 23, to: 5 } });
    expect(kwh(charged.registers.general) - kwh(YEAR.registers.general)).toBeCloseTo(3000 * years, 3);
    const more = byHour(charged).map((hour, h) => hour - byHour(YEAR)[h]!);
    expect(more.every((extra, hour) => inHours({ from: 23, to: 5 }, hour) === extra > 1)).toBe(true);
  });

  it('a heat pump heats when it is cold', () => {
    const heated = change({ kind: 'heat_pump', kwhPerYear: 2000 });
    const extra = heated.registers.general.map((quantity, i) => quantity - YEAR.registers.general[i]!);
    expect(kwh(extra)).toBeCloseTo(2000 * years, 3);
    const july = YEAR.timeline.starts.findIndex((start) => start > Date.UTC(2025, 6, 10) / 1000);
    expect(extra[july]).toBe(0);
  });

  it('panels lower what is bought, export the rest, and make no energy out of nothing', () => {
    const sunny = change({ kind: 'solar', kwp: 5, kwhPerKwp: 1500 });
    const used = kwh(YEAR.registers.general) - kwh(sunny.registers.general);
    expect(used + kwh(sunny.registers.export)).toBeCloseTo(7500 * years, 3);
    const [before, after] = [byHour(YEAR), byHour(sunny)];
    expect(after[2]).toBeCloseTo(before[2]!, 6);
    expect(after[13]!).toBeLessThan(0.5 * before[13]!);
  });
});

describe('what if', () => {
  const FLAT = makePlan('flat', [base('5'), flat('0.12')]);
  const EVENING = makePlan('evening', [evening('0.09', '0.30')], { planType: 'time_of_use' });
  const input: RecommendInput = {
    plans: [FLAT, EVENING],
    usage: coolingYear(),
    timezone: ZONE,
    country: 'US',
    region: 'TX',
    asOf: '2026-01-15',
  };
  const cost = (id: string, wish: Parameters<typeof whatIf>[1]): number => {
    const outcome = whatIf(input, wish);
    if (!outcome.ok) throw new Error(outcome.refusal.detail);
    return outcome.value.order.find(({ plan }) => plan.id === id)!.lastYearCost!;
  };

  it('is the exact bill of the changed readings', () => {
    const shift: Change = { kind: 'shift', share: 0.8, from: { from: 16, to: 20 }, to: { from: 1, to: 5 } };
    const tariff = compileTariff(structureOf([evening('0.09', '0.30')]));
    const bill =
      tariff.ok && priceUsage(tariff.value, change(shift), { from: '2025-01-01', to: '2026-01-01' });
    if (!bill || !bill.ok) throw new Error('not priced');
    expect(cost('evening', { changes: [shift] })).toBeCloseTo(amountNumber(bill.value.total), 6);
    expect(cost('evening', { changes: [shift] })).toBeLessThan(cost('evening', {}));
    expect(cost('flat', { changes: [shift] })).toBeCloseTo(cost('flat', {}), 6);
  });

  it('judges each plan at its own best use of a battery', () => {
    const battery = { capacityKwh: 10, powerKw: 5, roundTrip: 0.9 };
    expect(cost('evening', { battery })).toBeLessThan(0.85 * cost('evening', {}));
    expect(cost('flat', { battery })).toBe(cost('flat', {}));
  });

  it('refuses to guess hours from daily readings', () => {
    const outcome = whatIf(
      { ...input, usage: coolingYear({ minutes: 1440 }) },
      { changes: [{ kind: 'heat_pump', kwhPerYear: 1 }] },
    );
    expect(outcome.ok ? 'ok' : outcome.refusal.reason).toBe('needs_interval_data');
  });
});
