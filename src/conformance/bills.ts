/** `conformance bills DIR`: reference bills of the field's engines and of printed statements, reproduced to their own tolerance. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dayText } from '../engine/calendar/civil.js';
import { wallClock } from '../engine/calendar/zone.js';
import { amountNumber } from '../engine/money.js';
import type { Usage } from '../engine/series/usage.js';
import type { Outcome } from '../engine/refusal.js';
import type { Bill, PricingOptions } from '../engine/tariff/bill.js';
import type { GivenPeriod } from '../engine/tariff/given.js';
import { makeReceipt } from '../engine/tariff/receipt.js';
import { verifyReceipt } from '../engine/tariff/verify-receipt.js';
import { compileTariff, priceGiven, priceUsage, type Tariff } from '../engine/tariff/tariff.js';
import { priceVersions } from '../engine/tariff/versions.js';
import type { BillCase, PlanFile } from './bills/bill-case.js';
import { readColumns } from './bills/bill-case.js';
import { determinantsOf, labelMonth, readingsOf } from './bills/case-usage.js';
import { compareBill, Comparison, groupsOf } from './bills/compare.js';
import { engineOf } from './bills/engines.js';
import { Unreadable } from '../importers/record.js';
import type { CaseResult, SuiteOptions } from './case.js';

/** One plan of a case: usually one tariff, or dated versions of it. */
interface CasePlan {
  readonly group?: string;
  readonly versions: readonly { readonly tariff: Tariff; readonly from?: string }[];
}

/** Structures of our own for the cases whose tariffs are in a form of their own; `--plans-dir` names another folder. */
const OWN_PLANS = fileURLToPath(new URL('../../../test/fixtures/bills', import.meta.url));

export function* runBillsSuite(dir: string, options: SuiteOptions = {}): Generator<CaseResult> {
  for (const name of readdirSync(dir).sort()) {
    if (!name.endsWith('.json') || name.endsWith('.plan.json')) continue;
    const file = join(dir, name);
    const json = JSON.parse(readFileSync(file, 'utf8')) as Partial<BillCase>;
    if (json.tariff_format === undefined || json.expected === undefined) continue;
    yield runCase(json as BillCase, file, options.plansDir ?? OWN_PLANS);
  }
}

function planFile(bill: BillCase, file: string, plansDir: string): PlanFile | undefined {
  if (bill.plan) return { plans: { plan: bill.plan }, components: {}, ...(bill.plan as Partial<PlanFile>) };
  const places = [file.replace(/\.json$/, '.plan.json'), join(plansDir, `${bill.name}.plan.json`)];
  const found = places.find((place) => existsSync(place));
  return found ? (JSON.parse(readFileSync(found, 'utf8')) as PlanFile) : undefined;
}

function compileAll(
  structures: readonly { structure: unknown; from?: string }[],
): Outcome<CasePlan['versions']> {
  const versions: { tariff: Tariff; from?: string }[] = [];
  for (const { structure, from } of structures) {
    const compiled = compileTariff(structure);
    if (!compiled.ok) return compiled;
    versions.push(from === undefined ? { tariff: compiled.value } : { tariff: compiled.value, from });
  }
  return { ok: true, value: versions };
}

function runCase(bill: BillCase, file: string, plansDir: string): CaseResult {
  const refused = (detail: string): CaseResult => ({ case: bill.name, status: 'refused', detail });
  const plans = planFile(bill, file, plansDir);
  const comparison = new Comparison();
  try {
    const sources = plans
      ? Object.entries(plans.plans).map(([group, structure]) => ({ group, list: [{ structure }] }))
      : bill.tariff_format === 'native'
        ? []
        : [{ group: 'plan', list: importTariff(bill, file) }];
    if (sources.length === 0)
      return refused('the tariff is in a form of its own and no structure for it is at hand');
    for (const { group, list } of sources) {
      const versions = compileAll(list);
      if (!versions.ok) return refused(`${versions.refusal.reason}: ${versions.refusal.detail}`);
      const plan: CasePlan = { versions: versions.value, ...(sources.length > 1 ? { group } : {}) };
      const priced = comparePlan(comparison, bill, file, plan, plans);
      if (!priced.ok) return refused(`${priced.refusal.reason}: ${priced.refusal.detail}`);
    }
  } catch (error) {
    if (error instanceof Unreadable) return refused(`${error.reason}: ${error.detail}`);
    throw error;
  }
  if (comparison.compared === 0) return refused('the case names no figure that could be compared');
  if (comparison.differences.length === 0) return { case: bill.name, status: 'passed' };
  const [first] = comparison.differences;
  return {
    case: bill.name,
    status: 'failed',
    expected: first!.expected,
    got: first!.got,
    detail: comparison.differences
      .slice(0, 6)
      .map((d) => `${d.what}: expected ${d.expected}, got ${d.got}`)
      .join('; '),
  };
}

function importTariff(bill: BillCase, file: string) {
  const format = bill.tariff_format as 'urdb' | 'ratebook';
  return engineOf(bill.source.repo).versions(bill.tariff, format, bill.usage.timezone, (csv) => [
    ...readColumns(file, csv).values().next().value!,
  ]);
}

/** Prices the case's usage on a plan and compares all that the case names. */
function comparePlan(
  comparison: Comparison,
  bill: BillCase,
  file: string,
  plan: CasePlan,
  plans: PlanFile | undefined,
): Outcome<void> {
  const rounding = bill.features.includes('cent_rounding') ? 'printed' : 'exact';
  const readings = readingsOf(bill, file);
  const options: PricingOptions = {
    rounding,
    ...(readings ? { series: readings.series, ...windowOf(bill, readings.usage) } : {}),
  };
  const tariff = plan.versions[0]!.tariff;
  const dated = plan.versions.every((version) => version.from !== undefined);
  const usage = readings?.usage ?? determinantsOf(bill);
  const priced: Outcome<Bill> = !readings
    ? priceGiven(tariff, determinantsOf(bill), options)
    : dated
      ? priceVersions(
          plan.versions.map((v) => ({ tariff: v.tariff, from: v.from! })),
          readings.usage,
          options,
        )
      : priceUsage(tariff, readings.usage, options);
  if (!priced.ok) return priced;
  checkReceipt(comparison, plan, usage, options, priced.value);
  const groupOf = groupsOf(plans?.components);
  compareBill(comparison, priced.value, bill, groupOf, plan.group);
  const { expected, tolerance } = bill;
  if (expected.annual_total_by_component_group) {
    const [[onlyName] = ['']] = Object.entries(expected.annual_total_by_component_group);
    const group = plan.group ?? onlyName;
    const value = expected.annual_total_by_component_group[group];
    if (value !== undefined)
      comparison.check(group, value, amountNumber(priced.value.total), tolerance.abs_annual ?? 0.01);
  }
  if (expected.imported_kwh !== undefined) {
    const imported = priced.value.months.reduce((sum, month) => sum + month.usage, 0) / 1e6;
    comparison.check('imported kWh', expected.imported_kwh, imported, 1e-3);
  }
  for (const [name, value] of Object.entries(expected.annual_fixed ?? {})) {
    const group = groupOf(name);
    const [month] = priced.value.months;
    const perMonth = month!.lines
      .filter((line) => group?.of(line))
      .reduce((sum, line) => sum + line.amount, 0n);
    comparison.check(`${name}, a year`, value, amountNumber(perMonth * 12n), tolerance.abs_month ?? 0.005);
  }
  return compareAverages(comparison, bill, tariff, options);
}

/** A receipt of the bill, as it would be read from a file, has to verify offline. */
function checkReceipt(
  comparison: Comparison,
  { versions }: CasePlan,
  usage: Usage | readonly GivenPeriod[],
  options: PricingOptions,
  bill: Bill,
): void {
  const dated = versions.flatMap(({ tariff, from }) =>
    from === undefined ? [] : [{ from, structure: tariff.structure }],
  );
  const receipt = makeReceipt(usage, options, [
    {
      plan: { id: 'case', name: 'case', version: '1' },
      structure: versions[versions.length - 1]!.tariff.structure,
      ...(dated.length > 0 ? { versions: dated } : {}),
      bill,
    },
  ]);
  const check = verifyReceipt(JSON.parse(JSON.stringify(receipt)));
  comparison.check(`receipt${check.problem ? `: ${check.problem}` : ''}`, 0, check.ok ? 0 : 1, 0);
}

/** A window of read dates is one billing period; an annual case bills calendar months. */
function windowOf(bill: BillCase, usage: Usage): PricingOptions {
  if (bill.expected.total === undefined) return {};
  const { starts, ends } = usage.timeline;
  const zone = bill.usage.timezone;
  const from = dayText(wallClock(zone, starts[0]!).day);
  const to = dayText(wallClock(zone, ends[ends.length - 1]! - 1).day + 1);
  return { from, to, billingCycle: { kind: 'read_dates', dates: [from, to] } };
}

/** Average prices per kWh that a label or a comparison site prints. */
function compareAverages(
  comparison: Comparison,
  bill: BillCase,
  tariff: Tariff,
  options: PricingOptions,
): Outcome<void> {
  const { expected, tolerance, usage } = bill;
  const points: (readonly [kwh: number, cents: number])[] = [
    ...Object.entries(expected.efl_average_cents_per_kwh ?? {}).map(
      ([kwh, cents]) => [Number(kwh), cents] as const,
    ),
    ...(expected.average_cents_per_kwh ?? []).map((cents, i) => [usage.monthly_kwh![i]!, cents] as const),
  ];
  for (const [kwh, cents] of points) {
    const priced = priceGiven(tariff, [labelMonth(kwh)], { ...options, rounding: 'exact' });
    if (!priced.ok) return priced;
    const got = (amountNumber(priced.value.total) / kwh) * 100;
    comparison.check(`average price at ${kwh} kWh`, cents, got, tolerance.abs_cents_per_kwh ?? 0.05);
  }
  return { ok: true, value: undefined };
}
