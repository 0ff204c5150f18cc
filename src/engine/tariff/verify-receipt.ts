/** Prices a receipt again from what it embeds and names every difference. */
import { hashJson } from '../hash.js';
import { ENGINE_VERSION } from '../version.js';
import type { Outcome } from '../refusal.js';
import type { Bill, PriceSeries, PricingOptions } from './bill.js';
import { billJson } from './bill-json.js';
import type { GivenPeriod } from './given.js';
import { unpackUsage } from './packed-usage.js';
import { receiptSchema, type Receipt } from './receipt-shape.js';
import { compileTariff, priceGiven, priceUsage } from './tariff.js';
import type { Usage } from '../series/usage.js';
import { priceVersions, type DatedTariff } from './versions.js';

export interface Difference {
  /** JSON pointer into the receipt. */
  readonly pointer: string;
  /** What the receipt says. */
  readonly stated: string;
  /** What pricing it again gives. */
  readonly found: string;
}

export interface ReceiptCheck {
  readonly ok: boolean;
  /** Bills that were priced again. */
  readonly bills: number;
  /** Why no comparison was possible, in one sentence. */
  readonly problem?: string;
  readonly differences: readonly Difference[];
}

const unusable = (problem: string): ReceiptCheck => ({ ok: false, bills: 0, problem, differences: [] });

/**
 * Checks a receipt. Hashes are compared, and every bill is priced again: an altered digit is found even when the receipt was
 * hashed anew.
 * @param json a receipt as read from its file
 */
export function verifyReceipt(json: unknown): ReceiptCheck {
  const parsed = receiptSchema.safeParse(json);
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    return unusable(`this is no valid receipt: /${issue.path.join('/')}: ${issue.message}`);
  }
  const receipt = parsed.data;
  if (receipt.engineVersion !== ENGINE_VERSION)
    return unusable(
      `the receipt was made by engine ${receipt.engineVersion} and this is engine ${ENGINE_VERSION}: their numbers are not ` +
        'comparable; verify it with the engine that made it',
    );
  let usage: Usage | readonly GivenPeriod[];
  try {
    usage = (receipt.determinants as readonly GivenPeriod[] | undefined) ?? unpackUsage(receipt.usage);
  } catch (error) {
    return unusable(`the embedded readings cannot be read: ${(error as Error).message}`);
  }
  const options = pricingOptions(receipt);
  const differences = [
    ...hashDifferences(receipt, json as Record<string, unknown>),
    ...receipt.bills.flatMap((entry, i) => billDifferences(entry, usage, options, `/bills/${i}`)),
  ];
  return { ok: differences.length === 0, bills: receipt.bills.length, differences };
}

function pricingOptions(receipt: Receipt): PricingOptions {
  const series = Object.fromEntries(
    Object.entries(receipt.series).map(([name, { prices, ...rest }]): [string, PriceSeries] => [
      name,
      { ...rest, prices: prices.map((price) => price ?? undefined) },
    ]),
  );
  return { ...receipt.options, delivery: receipt.delivery, series };
}

function hashDifferences(receipt: Receipt, json: Record<string, unknown>): Difference[] {
  const { receiptHash, ...body } = json;
  const { usage, determinants, delivery, series, bills, hashes } = receipt;
  return [
    compare('/hashes/usage', hashes.usage, hashJson(determinants ?? usage)),
    compare('/hashes/tables', hashes.tables, hashJson({ delivery, series })),
    compare('/hashes/plans', String(hashes.plans.length), String(bills.length)),
    ...bills.map(({ bill: _bill, ...entry }, i) =>
      compare(`/hashes/plans/${i}`, hashes.plans[i] ?? 'nothing', hashJson(entry)),
    ),
    compare('/receiptHash', String(receiptHash), hashJson(body)),
  ].flat();
}

function billDifferences(
  entry: Receipt['bills'][number],
  usage: Usage | readonly GivenPeriod[],
  options: PricingOptions,
  pointer: string,
): Difference[] {
  const priced = priceAgain(entry, usage, options);
  if (!priced.ok) return [{ pointer, stated: entry.bill.total, found: `refused: ${priced.refusal.detail}` }];
  return compare(`${pointer}/bill`, entry.bill, JSON.parse(JSON.stringify(billJson(priced.value))));
}

function priceAgain(
  { structure, versions }: Receipt['bills'][number],
  usage: Usage | readonly GivenPeriod[],
  options: PricingOptions,
): Outcome<Bill> {
  const dated: DatedTariff[] = [];
  for (const version of versions ?? []) {
    const tariff = compileTariff(version.structure);
    if (!tariff.ok) return tariff;
    dated.push({ tariff: tariff.value, from: version.from });
  }
  const tariff = compileTariff(structure);
  if (!tariff.ok) return tariff;
  if (!('timeline' in usage)) return priceGiven(tariff.value, usage, options);
  return dated.length > 0 ? priceVersions(dated, usage, options) : priceUsage(tariff.value, usage, options);
}

/** All places where two JSON values differ. */
function compare(pointer: string, stated: unknown, found: unknown): Difference[] {
  if (isContainer(stated) && isContainer(found)) {
    const keys = [...new Set([...Object.keys(stated), ...Object.keys(found)])];
    return keys.flatMap((key) => compare(`${pointer}/${key}`, stated[key], found[key]));
  }
  return stated === found ? [] : [{ pointer, stated: shown(stated), found: shown(found) }];
}

const isContainer = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const shown = (value: unknown): string =>
  value === undefined ? 'nothing' : typeof value === 'string' ? value : JSON.stringify(value);
