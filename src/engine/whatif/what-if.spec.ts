import { describe, expect, it } from '@jest/globals';
import { amountNumber } from '../money.js';
import { projectYear } from '../projection/project-year.js';
import { coolingYear, base, evening, flat, makePlan, structureOf, ZONE } from '../ranking/ranking.fixture.js';
import type { Usage } from '../series/usage.js';
import { compileTariff, priceUsage } from '../tariff/tariff.js';
import type { RecommendInput } from '../ranking/recommend.js';
import { applyChange, hoursWithin, type Change } from './changes.js';
import { placeOf, sunAt } from './sun.js';
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
    expect(more.map((extra) => extra > 1)).toEqual(more.map((_, hour) => hour >= 23 || hour < 5));
  });

  it.each([
    [{ from: 22, to: 6 }, 5.5, 6.5, 0.5],
    [{ from: 22, to: 6 }, 23, 24, 1],
    [{ from: 9, to: 17 }, 8, 9, 0],
    [{ from: 9.25, to: 9.5 }, 9, 10, 0.25],
    [{ from: 7, to: 7 }, 3, 4, 1],
    [{ from: 0, to: 24 }, 3, 4, 1],
  ])('%j holds of %d to %d: %d', (window, start, end, hours) => {
    expect(hoursWithin(window, start, end)).toBeCloseTo(hours, 9);
  });

  it('a car whose window is shorter than a reading still gets all its energy, in that reading', () => {
    const charged = change({ kind: 'ev', kwhPerYear: 1000, hours: { from: 1.5, to: 1.75 } });
    expect(kwh(charged.registers.general) - kwh(YEAR.registers.general)).toBeCloseTo(1000 * years, 3);
    const more = byHour(charged).map((hour, h) => hour - byHour(YEAR)[h]!);
    expect(more.map((extra) => extra > 1)).toEqual(more.map((_, hour) => hour === 1));
  });

  it('what is moved into the sun is served by the sun first', () => {
    const sunny = change({ kind: 'solar', kwp: 6 });
    const shifted = applyChange(
      sunny,
      { kind: 'shift', share: 0.5, from: { from: 18, to: 22 }, to: { from: 11, to: 14 } },
      ZONE,
      TEXAS,
    );
    const net = (usage: Usage): number => kwh(usage.registers.general) - kwh(usage.registers.export);
    expect(net(shifted)).toBeCloseTo(net(sunny), 6);
    expect(kwh(shifted.registers.general)).toBeLessThan(kwh(sunny.registers.general) - 300);
    for (const column of [shifted.registers.general, shifted.registers.export!])
      expect(column.every((quantity) => quantity >= 0)).toBe(true);
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

describe('the sun', () => {
  /** Clear-sky shape of a month: its sum, and the hour (UTC) around which it lies. */
  function month(place: ReturnType<typeof placeOf>, first: number): { sum: number; noon: number } {
    let [sum, moment] = [0, 0];
    for (let t = first; t < first + 30 * 86_400; t += 900) {
      const sun = sunAt(t + 450, place);
      sum += sun;
      // Counted from local midnight, so that a day of the antipodes is not cut in two.
      moment += sun * ((((t + 450) / 3600 + place.longitude / 15) % 24) - place.longitude / 15);
    }
    return { sum, noon: moment / sum };
  }
  const JUNE = Date.UTC(2025, 5, 6) / 1000;
  const DECEMBER = Date.UTC(2025, 11, 6) / 1000;

  it.each([
    [{ country: 'US', state: 'TX' }, 0.5, 0.9],
    [{ country: 'GB' }, 0.15, 0.35],
    [{ country: 'ES' }, 0.4, 0.7],
    [{ country: 'AU', state: 'VIC' }, 1.4, 2.6],
  ])('in %j December has of June between %d and %d', (region, low, high) => {
    const place = placeOf(region, 0);
    const share = month(place, DECEMBER).sum / month(place, JUNE).sum;
    expect(share).toBeGreaterThan(low);
    expect(share).toBeLessThan(high);
  });

  it('stands highest at noon of the place, whatever the clock says', () => {
    expect(month(placeOf({ country: 'US', state: 'TX' }, 0), JUNE).noon).toBeCloseTo(12 + 97.5 / 15, 1);
    expect(month(placeOf({ country: 'AU', state: 'NSW' }, 0), JUNE).noon).toBeCloseTo(12 - 151 / 15, 1);
    expect(placeOf({ country: 'US' }, -6 * 3600).longitude).toBe(-90);
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
