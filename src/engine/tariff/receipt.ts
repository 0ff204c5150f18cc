/**
 * Receipts: a bill together with all it was made from, so that anybody can price it again offline, years later.
 *
 * A receipt holds the readings, the options, the dated delivery rows and price series that were used, every plan's structure
 * and bill, and the hashes of each. Verifying never trusts a hash alone: it prices again and compares every digit.
 */
import { hashJson } from '../hash.js';
import type { Usage } from '../series/usage.js';
import { ENGINE_VERSION } from '../version.js';
import type { Bill, DeliveryTable, PriceSeries, PricingOptions } from './bill.js';
import { billJson } from './bill-json.js';
import { packUsage } from './packed-usage.js';
import type { GivenPeriod } from './given.js';
import type { Component, RateStructure } from './structure.js';
import type { Receipt, ReceiptPlan } from './receipt-shape.js';

/** A plan and the bill that its structure gave. */
export interface ReceiptEntry {
  readonly plan: ReceiptPlan;
  readonly structure: RateStructure;
  /** Dated versions, where the plan changed within the bill; `structure` is the last of them. */
  readonly versions?: readonly { readonly from: string; readonly structure: RateStructure }[];
  readonly bill: Bill;
}

const NO_READINGS: Usage = {
  timeline: { starts: new Float64Array(0), ends: new Float64Array(0) },
  registers: { general: new Float64Array(0) },
};

/**
 * Makes a receipt of one or more bills that were priced on the same usage (readings, or printed determinants) with the same options.
 * @example makeReceipt(usage, { rounding: 'exact' }, [{ plan, structure, bill }]).receiptHash // 64 hex digits
 */
export function makeReceipt(
  usage: Usage | readonly GivenPeriod[],
  options: PricingOptions,
  entries: readonly ReceiptEntry[],
): Receipt {
  const determinants = 'timeline' in usage ? undefined : usage;
  const packed = packUsage('timeline' in usage ? usage : NO_READINGS);
  const { series, delivery, ...plain } = options;
  const references = entries.flatMap(({ structure, versions }) =>
    [structure, ...(versions ?? []).map((version) => version.structure)].flatMap(referencesOf),
  );
  const tables = {
    delivery: pick<DeliveryTable[string]>(delivery, references),
    series: pick<PriceSeries>(series, references),
  };
  const body = {
    schema: 'treebeard/receipt/1' as const,
    engineVersion: ENGINE_VERSION,
    usage: packed,
    ...(determinants ? { determinants } : {}),
    options: { ...plain, conditions: plain.conditions && [...plain.conditions] },
    ...tables,
    bills: entries.map(({ bill, ...entry }) => ({ ...entry, bill: billJson(bill) })),
    hashes: {
      usage: hashJson(determinants ?? packed),
      tables: hashJson(tables),
      plans: entries.map(({ bill: _bill, ...entry }) => hashJson(entry)),
    },
  };
  // Through JSON once, so that a receipt in memory and one read from a file are the same value.
  return {
    ...(JSON.parse(JSON.stringify(body)) as Omit<Receipt, 'receiptHash'>),
    receiptHash: hashJson(body),
  };
}

/** Names of the delivery tables and price series that a structure asks for. */
function referencesOf(structure: RateStructure): string[] {
  const all: Component[] = structure.components.flatMap((component) =>
    component.kind === 'by_total' ? component.slabs.flatMap((slab) => slab.components) : [component],
  );
  return all.flatMap((component) => {
    if (component.kind === 'delivery') return [component.ref];
    if (
      (component.kind === 'indexed' || component.kind === 'export') &&
      component.series &&
      'ref' in component.series
    )
      return [component.series.ref];
    return [];
  });
}

function pick<T>(
  table: Readonly<Record<string, T>> | undefined,
  names: readonly string[],
): Record<string, T> {
  return Object.fromEntries(Object.entries(table ?? {}).filter(([name]) => names.includes(name)));
}
