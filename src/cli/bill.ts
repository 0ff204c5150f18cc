/** `treebeard bill`: one plan's bill, month by month with all lines. */
import { writeFileSync } from 'node:fs';
import { reproduceBill } from '../engine/advice/reproduce-bill.js';
import { reproductionJson } from '../engine/advice/reproduction-json.js';
import type { Usage } from '../engine/series/usage.js';
import { billJson } from '../engine/tariff/bill-json.js';
import type { Bill, BillLine, BillMonth, PricingOptions, Rounding } from '../engine/tariff/bill.js';
import { amountNumber, kwhText } from '../engine/money.js';
import type { Plan } from '../engine/plan.js';
import type { Refusal } from '../engine/refusal.js';
import { makeReceipt } from '../engine/tariff/receipt.js';
import type { Condition } from '../engine/tariff/structure.js';
import { compileTariff, priceUsage } from '../engine/tariff/tariff.js';
import { loadPlan } from './catalog-input.js';
import { CliFailure } from './failure.js';
import { kwhFormat, moneyFormat, periodName, plural } from './format.js';
import { formatTable } from './table.js';
import { loadUsage, type UsageWords } from './usage-input.js';

export interface BillOptions extends UsageWords {
  readonly plan: string;
  readonly usage: string;
  readonly id?: string;
  readonly from?: string;
  readonly to?: string;
  readonly asOf?: string;
  readonly rounding?: Rounding;
  readonly conditions?: readonly Condition[];
  readonly receipt?: string;
  readonly expect?: string;
  readonly expectKwh?: string;
  readonly json?: boolean;
}

export async function bill(options: BillOptions): Promise<void> {
  const { usage, timezone } = await loadUsage(options.usage, options);
  const found = await loadPlan(options.plan, options.id, timezone);
  if ('refused' in found) return refuse(found.refused.name, found.refused, options.json ?? false);
  const { plan, catalog } = found;
  const pricing: PricingOptions = {
    from: options.from,
    to: options.to,
    asOf: options.asOf,
    rounding: options.rounding,
    conditions: options.conditions,
    delivery: catalog.delivery,
    series: catalog.series,
  };
  if (options.expect !== undefined) return checkBill(plan, usage, timezone, pricing, options);
  const tariff = compileTariff(plan.structure);
  const priced = tariff.ok ? priceUsage(tariff.value, usage, pricing) : tariff;
  if (!priced.ok) return refuse(plan.name, priced.refusal, options.json ?? false);
  const receipt = makeReceipt(usage, pricing, [
    { plan: header(plan), structure: plan.structure, bill: priced.value },
  ]);
  if (options.receipt) writeFileSync(options.receipt, `${JSON.stringify(receipt)}\n`);
  if (options.json)
    console.log(
      JSON.stringify(
        { plan: header(plan), ...billJson(priced.value), receiptHash: receipt.receiptHash },
        null,
        2,
      ),
    );
  else console.log(describeBill(plan, priced.value));
}

/** A past bill against ours. Exit code 1 when they do not agree. */
function checkBill(
  plan: Plan,
  usage: Usage,
  timezone: string,
  pricing: PricingOptions,
  { from, to, expect, expectKwh, json = false }: BillOptions,
): void {
  if (from === undefined || to === undefined)
    throw new CliFailure(
      '--expect needs --from and --to: the first day of the bill and the day after its last',
    );
  const checked = reproduceBill(plan, usage, timezone, { from, to, total: expect!, kwh: expectKwh }, pricing);
  if (!checked.ok) {
    const { reason, detail, pointer } = checked.refusal;
    if (reason === 'malformed' && pointer !== undefined && pointer in EXPECTED)
      throw new CliFailure(`${EXPECTED[pointer]}: ${detail}`);
    return refuse(plan.name, checked.refusal, json);
  }
  if (!checked.value.agrees) process.exitCode = 1;
  if (json) console.log(JSON.stringify({ plan: header(plan), ...reproductionJson(checked.value) }, null, 2));
  else console.log(`${describeBill(plan, checked.value.bill)}\n\n${checked.value.sentence}`);
}

/** Options behind the pointers of what is wrong with a past bill. */
const EXPECTED: Readonly<Record<string, string>> = {
  '/to': '--to',
  '/total': '--expect',
  '/kwh': '--expect-kwh',
};

const header = ({ id, name, version }: Plan) => ({ id, name, version });

function refuse(name: string, { reason, detail, pointer }: Refusal, json: boolean): void {
  process.exitCode = 1;
  const refusal = { reason, detail, ...(pointer === undefined ? {} : { pointer }) };
  if (json) console.log(JSON.stringify({ refusal }, null, 2));
  else {
    const where = pointer === undefined ? '' : ` (at ${pointer})`;
    process.stderr.write(`treebeard: ${name} cannot be priced: ${detail}${where}\n`);
  }
}

/** The bill for a person: a block of lines per month, then the months side by side. */
export function describeBill(plan: Plan, priced: Bill): string {
  const money = moneyFormat(priced.currency);
  const printed = (value: bigint): string => money(amountNumber(value));
  const names = new Map(
    plan.structure.components.map((component) => [component.id, component.name ?? component.id]),
  );
  const blocks = priced.months.map((month) => `${monthTitle(month)}\n${monthTable(month, names, printed)}`);
  const summary = formatTable(
    [
      { title: 'period' },
      { title: 'days', align: 'right' },
      { title: 'kWh', align: 'right' },
      { title: 'total', align: 'right' },
    ],
    priced.months.map((month) => [
      periodName(month.start, month.end),
      String(month.days),
      kwhFormat(kwhText(month.usage)),
      printed(month.total),
    ]),
    [
      [
        'all',
        String(priced.months.reduce((sum, month) => sum + month.days, 0)),
        kwhFormat(kwhText(priced.months.reduce((sum, month) => sum + month.usage, 0))),
        printed(priced.total),
      ],
    ],
  );
  const flags =
    priced.flags.length > 0
      ? ['', ...priced.flags.map((flag) => `Mind: ${FLAGS[flag] ?? `${flag.replaceAll('_', ' ')}.`}`)]
      : [];
  return [
    `${plan.name} (${plan.supplier})\n`,
    ...blocks.map((block) => `${block}\n`),
    summary,
    ...flags,
  ].join('\n');
}

/** What the flags of a bill say. */
const FLAGS: Readonly<Record<string, string>> = {
  controlled_load_not_priced:
    'the home has a controlled load, and this plan has no price for it. It is not in the bill.',
  delivery_before_first_known:
    'the first delivery charges that are known are taken for the days before them too.',
  delivery_continued: 'the last delivery charges that are known are taken for the days after them too.',
  demand_from_longer_readings:
    'demand is measured over shorter times than the readings, which are taken as even.',
  readings_split: 'readings that lie in two price periods are split by time.',
  series_estimated: 'prices that the series lacks are estimated.',
};

const monthTitle = (month: BillMonth): string =>
  `${periodName(month.start, month.end)}, ${plural(month.days, 'day')}`;

function monthTable(
  month: BillMonth,
  names: ReadonlyMap<string, string>,
  printed: (value: bigint) => string,
): string {
  return formatTable(
    [
      { title: 'line', wrap: 44 },
      { title: 'quantity', align: 'right' },
      { title: '× rate', align: 'right' },
      { title: 'amount', align: 'right' },
    ],
    month.lines.map((line) => [
      lineName(line, names),
      `${shorten(line.quantity)} ${line.unit}`,
      shorten(line.rate, 6),
      printed(line.amount),
    ]),
    [['total', '', '', printed(month.total)]],
  );
}

function lineName(line: BillLine, names: ReadonlyMap<string, string>): string {
  const parts = [names.get(line.component) ?? line.component];
  if (line.period !== undefined) parts.push(line.period);
  if (line.tier !== undefined) parts.push(`tier ${line.tier}`);
  return parts.join(', ');
}

/** A decimal text with no more than `places` decimals, for reading. */
const shorten = (decimal: string, places = 3): string => String(Number(Number(decimal).toFixed(places)));
