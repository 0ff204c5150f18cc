/** What a case expects against what the bill says. */
import { amountNumber, type Amount } from '../../engine/money.js';
import type { Bill, BillLine } from '../../engine/tariff/bill.js';
import type { BillCase } from './bill-case.js';

export interface Difference {
  readonly what: string;
  readonly expected: number;
  readonly got: number;
}

/** Lines that belong to a component of the peer's bill, and the sign under which it reports them. */
export interface LineGroup {
  readonly of: (line: BillLine) => boolean;
  readonly sign: 1 | -1;
}

const group = (of: LineGroup['of'], sign: 1 | -1 = 1): LineGroup => ({ of, sign });
const kinds = (...names: string[]) => {
  const set = new Set(names);
  return (line: BillLine): boolean => set.has(line.kind);
};

/** Component names of the engines whose tariffs are imported; native cases bring a table of their own. */
const ENGINE_GROUPS: Readonly<Record<string, LineGroup>> = {
  energy: group(kinds('energy', 'indexed')),
  energy_net: group(kinds('energy', 'indexed', 'export_credit', 'credit_applied')),
  energy_gross_before_credits: group(kinds('energy', 'indexed')),
  net_billing_credits: group(kinds('export_credit', 'credit_applied'), -1),
  two_meter_sales: group(kinds('export_credit'), -1),
  nem_dollars_applied: group(kinds('credit_applied'), -1),
  true_up_payment: group(kinds('true_up'), -1),
  fixed: group(kinds('fixed')),
  minimum_topup: group(kinds('minimum')),
  demand: group(kinds('demand')),
  demand_tou: group((line) => line.kind === 'demand' && line.component === 'demand'),
  demand_flat: group((line) => line.kind === 'demand' && line.component !== 'demand'),
};

function selected(ids: readonly string[]): LineGroup {
  return group((line) =>
    ids.some((id) => {
      const [component, part] = id.split('/');
      if (line.component !== component) return false;
      return part === undefined || line.period === part || String(line.tier) === part;
    }),
  );
}

export type GroupOf = (name: string) => LineGroup | undefined;

export const groupsOf = (components: Readonly<Record<string, readonly string[]>> | undefined): GroupOf =>
  components ? (name) => components[name] && selected(components[name]) : (name) => ENGINE_GROUPS[name];

const sumOf = (lines: readonly BillLine[], { of, sign }: LineGroup): number => {
  let sum: Amount = 0n;
  for (const line of lines) if (of(line)) sum += line.amount;
  return sign * amountNumber(sum);
};

/** A figure that the case names and that ours is compared with. */
export class Comparison {
  readonly differences: Difference[] = [];
  compared = 0;

  check(what: string, expected: number, got: number, tolerance: number): void {
    this.compared++;
    // Printed figures sit on the edge of their own rounding; a billionth keeps binary noise out of it.
    if (!(Math.abs(expected - got) <= tolerance + 1e-9)) this.differences.push({ what, expected, got });
  }
}

/** Totals, months and components of one bill. @param prefix the group's name, where a case has several plans */
export function compareBill(
  comparison: Comparison,
  bill: Bill,
  json: BillCase,
  groupOf: GroupOf,
  prefix?: string,
): void {
  const { expected, tolerance } = json;
  const whole = tolerance.abs ?? tolerance.abs_annual ?? (tolerance.abs_month ?? 0.005) * bill.months.length;
  const month = tolerance.abs_month ?? tolerance.abs ?? Infinity;
  const lines = bill.months.flatMap((m) => m.lines);
  const total = amountNumber(bill.total);
  if (typeof expected.annual_total === 'number')
    comparison.check('annual total', expected.annual_total, total, whole);
  if (expected.total !== undefined) comparison.check('total', expected.total, total, whole);
  if (expected.total_rounded !== undefined) {
    comparison.check('total, rounded', expected.total_rounded, Math.round(total * 100) / 100, 1e-9);
  }
  const monthly = expected.monthly_totals ?? expected.monthly_totals_from_printed_components ?? [];
  if (monthly.length > 0 && monthly.length !== bill.months.length) {
    comparison.check('number of months', monthly.length, bill.months.length, 0);
  }
  for (const [m, value] of monthly.entries()) {
    comparison.check(`month ${m + 1}`, value, amountNumber(bill.months[m]?.total ?? 0n), month);
  }
  for (const [name, value] of Object.entries(expected.by_component ?? {})) {
    if (prefix !== undefined && !name.startsWith(`${prefix}.`)) continue;
    const found = groupOf(name);
    comparison.check(name, value, found ? sumOf(lines, found) : NaN, whole);
  }
  for (const [name, values] of Object.entries(expected.by_component_monthly ?? {})) {
    const found = groupOf(name);
    for (const [m, value] of values.entries()) {
      const inMonth = bill.months[m]?.lines ?? [];
      const got = name === 'billing_demand_kw' ? demandOf(inMonth) : found ? sumOf(inMonth, found) : NaN;
      comparison.check(
        `${name}, month ${m + 1}`,
        value,
        got,
        name === 'billing_demand_kw' ? 1e-6 : Math.min(month, whole),
      );
    }
  }
}

/** kW that a month's demand lines charge for. */
const demandOf = (lines: readonly BillLine[]): number =>
  lines.filter((line) => line.kind === 'demand').reduce((sum, line) => sum + Number(line.quantity), 0);
