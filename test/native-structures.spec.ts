/**
 * The hand-written structures of the reference bills, priced on a load of our own: raised by seven per cent, and moved to
 * another part of the calendar. The engine has to equal the slow reference on every component of every month, and a receipt of
 * each bill has to verify offline.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { dayText, parseDay } from '../src/engine/calendar/civil.js';
import { startOfDay } from '../src/engine/calendar/zone.js';
import { amountText, type Amount } from '../src/engine/money.js';
import { parseStructure } from '../src/engine/tariff/validate.js';
import { compileTariff, priceUsage } from '../src/engine/tariff/tariff.js';
import type { BillLine, PricingOptions } from '../src/engine/tariff/bill.js';
import { makeReceipt } from '../src/engine/tariff/receipt.js';
import { verifyReceipt } from '../src/engine/tariff/verify-receipt.js';
import type { Usage } from '../src/engine/series/usage.js';
import { referenceBill, type ReferenceOptions } from './reference/reference-bill.js';

const FOLDER = fileURLToPath(new URL('../../test/fixtures/bills', import.meta.url));
const DAYS = 33;

const structures = readdirSync(FOLDER).flatMap((file) => {
  const { plans } = JSON.parse(readFileSync(`${FOLDER}/${file}`, 'utf8')) as {
    plans: Record<string, unknown>;
  };
  return Object.entries(plans).map(
    ([name, json]) => [`${file.replace('.plan.json', '')} ${name}`, json] as const,
  );
});

/** Hours of a home with panels: more in the evening, exports around noon; whole mWh, so that 1.07 times is exact too. */
function load(zone: string, from: string): Usage {
  const first = startOfDay(zone, parseDay(from)!);
  const end = startOfDay(zone, parseDay(from)! + DAYS);
  const starts = Float64Array.from({ length: (end - first) / 3600 }, (_, h) => first + h * 3600);
  const column = (kwh: (hour: number, n: number) => number): Float64Array =>
    starts.map((_, n) => Math.round(kwh(n % 24, n) * 1.07 * 10_000) * 100);
  return {
    timeline: { starts, ends: starts.map((start) => start + 3600) },
    registers: {
      general: column(
        (hour, n) => (hour >= 9 && hour < 15 ? 0.02 : 0.4 + 0.1 * ((n * 7) % 11)) * (hour > 16 ? 2 : 1),
      ),
      export: column((hour, n) => (hour >= 9 && hour < 15 ? 0.2 * ((n * 5) % 7) : 0)),
      controlled_load: column((hour) => (hour < 5 ? 0.8 : 0)),
    },
  };
}

/** A price for every hour, up and down and now and then below zero. */
const hourlyPrices = (
  usage: Usage,
  base: number,
): { start: number; stepSeconds: number; prices: string[] } => ({
  start: usage.timeline.starts[0]!,
  stepSeconds: 3600,
  prices: Array.from(usage.timeline.starts, (_, h) => ((base + ((h * 37) % 41) - 3) / 1000).toFixed(3)),
});

/** What each component comes to, those of nothing left out. */
function sums(lines: readonly BillLine[]): string[] {
  const byComponent = new Map<string, Amount>();
  for (const { component, amount } of lines)
    byComponent.set(component, (byComponent.get(component) ?? 0n) + amount);
  return [...byComponent]
    .flatMap(([id, value]) => (value === 0n ? [] : [`${id} ${amountText(value)}`]))
    .sort();
}

describe('structures of the reference bills', () => {
  it('are all here', () => {
    expect(structures.length).toBeGreaterThanOrEqual(35);
  });

  it.each(structures)('%s', (_name, json) => {
    const parsed = parseStructure(json);
    if (!parsed.ok) throw new Error(parsed.refusal.detail);
    const structure = parsed.value;
    const tariff = compileTariff(json);
    for (const from of ['2026-02-20', '2024-12-05']) {
      const usage = load(structure.timezone, from);
      const series = { import_price: hourlyPrices(usage, 200), export_price: hourlyPrices(usage, 50) };
      const to = dayText(parseDay(from)! + DAYS);
      const options = { from, to, rounding: 'exact' as const, conditions: [], series };
      const bill = tariff.ok ? priceUsage(tariff.value, usage, options as PricingOptions) : tariff;
      if (!bill.ok) throw new Error(bill.refusal.detail);
      const expected = referenceBill(structure, usage, options as ReferenceOptions);
      expect(bill.value.months.map((month) => amountText(month.total))).toEqual(
        expected.map(({ total }) => total.toFixed()),
      );
      const plan = { id: 'native', name: 'native', version: '1' };
      const receipt = makeReceipt(usage, options as PricingOptions, [{ plan, structure, bill: bill.value }]);
      expect(verifyReceipt(JSON.parse(JSON.stringify(receipt)))).toEqual({
        ok: true,
        bills: 1,
        differences: [],
      });
      // A slab reports its inner components; the reference knows the slab as a whole.
      if (structure.components.some(({ kind }) => kind === 'by_total')) continue;
      expect(bill.value.months.map((month) => sums(month.lines))).toEqual(
        expected.map(({ components }) =>
          Object.entries(components)
            .flatMap(([id, value]) => (value.isZero() ? [] : [`${id} ${value.toFixed()}`]))
            .sort(),
        ),
      );
    }
  });
});
