/** Bill vectors that a catalog's own engine ships: a tariff, a usage, a window and what it must cost, or that it is refused. */
import { dayText, parseDay } from '../engine/calendar/civil.js';
import { amountText, milliwattHours } from '../engine/money.js';
import type { Outcome } from '../engine/refusal.js';
import type { Bill } from '../engine/tariff/bill.js';
import type { RateStructure } from '../engine/tariff/structure.js';
import { compileTariff, priceGiven, priceUsage, type Tariff } from '../engine/tariff/tariff.js';
import type { CatalogFile } from '../importers/catalog.js';
import {
  attempt,
  decimalOf,
  exact,
  isJson,
  objectsOf,
  textOf,
  type Decimal,
  type Json,
} from '../importers/record.js';
import { ratebookStructure } from '../importers/urdb/ratebook.js';
import type { CaseResult } from './case.js';

const ZONE = 'Etc/UTC';

/** Files of the shape `{cases | bill_cases | price_cases: [{name, tariff, window, expected}]}`. */
export function* ratebookVectors(files: readonly CatalogFile[]): Iterable<CaseResult> {
  for (const file of files) {
    const document = parsed(file);
    if (!document) continue;
    for (const key of ['cases', 'bill_cases', 'price_cases'])
      for (const one of objectsOf(document[key]))
        if (isJson(one['tariff']) && isJson(one['window'])) yield judge(file.name, one);
  }
}

function parsed(file: CatalogFile): Json | undefined {
  const text = file.bytes ? new TextDecoder().decode(file.bytes) : '';
  // Catalogs are large; only small files with the word in them are looked at.
  if (text.length > 5_000_000 || !/"(bill_|price_)?cases"/.test(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isJson(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function judge(file: string, one: Json): CaseResult {
  const name = `${file} ${textOf(one['name']) ?? ''}`;
  const structure = attempt(() => ratebookStructure(one['tariff'] as Json, ZONE, { tierRule: 'per_period' }));
  const expected = one['expected'];
  const mustRefuse = isJson(expected) && expected['ok'] === false;
  if (!structure.ok) {
    const status = mustRefuse ? 'passed' : 'refused';
    return { case: name, status, detail: `${structure.refusal.reason}: ${structure.refusal.detail}` };
  }
  if (mustRefuse) return { case: name, status: 'failed', detail: 'must be refused, and is not' };
  return Array.isArray(expected)
    ? hourlyPrices(name, structure.value, one, expected)
    : total(name, structure.value, one, expected as Json);
}

function windowOf(one: Json): { start: number; days: number } {
  const window = one['window'] as Json;
  return {
    start: parseDay(textOf(window['start']) ?? '') ?? 0,
    days: decimalOf(window['days'])?.toNumber() ?? 30,
  };
}

function compiled(structure: RateStructure): Tariff | undefined {
  const tariff = compileTariff(structure);
  return tariff.ok ? tariff.value : undefined;
}

function total(name: string, structure: RateStructure, one: Json, expected: Json): CaseResult {
  const tariff = compiled(structure);
  const bill = tariff && priceIt(tariff, one);
  if (!bill) return { case: name, status: 'refused', detail: 'its usage is of a form that is not known' };
  if (!bill.ok)
    return { case: name, status: 'refused', detail: `${bill.refusal.reason}: ${bill.refusal.detail}` };
  const wanted = decimalOf(expected['total']) ?? exact(0);
  const got = exact(amountText(bill.value.total));
  return {
    case: name,
    status: got.minus(wanted).abs().lte('1e-9') ? 'passed' : 'failed',
    expected: wanted.toFixed(),
    got: got.toFixed(),
  };
}

/** Usage as a total, by period, or as a list of hours. */
function priceIt(tariff: Tariff, one: Json): Outcome<Bill> | undefined {
  const usage = isJson(one['usage']) ? one['usage'] : {};
  const { start, days } = windowOf(one);
  const kwh = decimalOf(usage['total_kwh']);
  if (kwh) return priceGiven(tariff, [{ start, end: start + days, total: milliwattHours(kwh.toFixed()) }]);
  const hours = [usage['hourly'], usage['hourly_kwh'], usage['intervals'], usage['kwh']].find(
    Array.isArray,
  ) as unknown[] | undefined;
  return (
    hours &&
    priceUsage(
      tariff,
      hourlyUsage(
        start,
        hours.map((value) => decimalOf(value) ?? exact(0)),
      ),
      wholeWindow(start, days),
    )
  );
}

const wholeWindow = (start: number, days: number) => ({
  billingCycle: { kind: 'read_dates' as const, dates: [dayText(start), dayText(start + days)] },
});

function hourlyUsage(start: number, kwh: readonly Decimal[]) {
  const starts = Float64Array.from(kwh, (_, hour) => (start * 24 + hour) * 3600);
  return {
    timeline: { starts, ends: starts.map((from) => from + 3600) },
    registers: { general: Float64Array.from(kwh, (value) => milliwattHours(value.toFixed(6))) },
  };
}

/** The price of every hour of the window: what one kWh in that hour alone costs, fixed charges aside. */
function hourlyPrices(
  name: string,
  structure: RateStructure,
  one: Json,
  expected: readonly unknown[],
): CaseResult {
  const energy = structure.components.filter(({ kind }) => kind === 'energy');
  const tariff = compiled({ ...structure, components: energy });
  const { start } = windowOf(one);
  const got = expected.map((_, hour) => {
    const load = expected.map((__, other) => exact(other === hour ? 1 : 0));
    const bill = tariff && priceUsage(tariff, hourlyUsage(start, load));
    return bill?.ok ? amountText(bill.value.total) : 'refused';
  });
  const agrees = got.every((price, hour) => decimalOf(price)?.eq(decimalOf(expected[hour]) ?? NaN) ?? false);
  return {
    case: name,
    status: agrees ? 'passed' : 'failed',
    expected: expected.join(' '),
    got: got.join(' '),
  };
}
