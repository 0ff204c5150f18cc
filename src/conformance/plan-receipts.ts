/** Receipts of catalog plans: every plan that can be priced on the reference year is, and its receipt has to verify offline. */
import { compileTariff, priceUsage } from '../engine/tariff/tariff.js';
import { makeReceipt, type ReceiptEntry } from '../engine/tariff/receipt.js';
import { verifyReceipt } from '../engine/tariff/verify-receipt.js';
import type { CatalogImport } from '../importers/catalog.js';
import { referenceOptions, referenceYear } from '../importers/reference-year.js';
import type { CaseResult } from './case.js';

/** Bills of one receipt: the readings are packed and hashed once for all of them. */
const BILLS = 100;

/** One case per catalog; it fails when a receipt of it does not verify. */
export function* planReceipts(catalog: CatalogImport): Iterable<CaseResult> {
  const names = [...new Set(catalog.imported.map(({ plan }) => plan.source.catalog))].sort();
  for (const name of names) {
    const entries = catalog.imported.flatMap(({ plan }) =>
      plan.source.catalog === name ? entryOf(plan, catalog) : [],
    );
    if (entries.length === 0) continue;
    const wrong: string[] = [];
    for (let from = 0; from < entries.length; from += BILLS)
      wrong.push(...differences(entries.slice(from, from + BILLS), catalog));
    yield {
      case: `receipts ${name}`,
      status: wrong.length === 0 ? 'passed' : 'failed',
      detail:
        wrong.length === 0
          ? `${entries.length === 1 ? 'the bill of a year verifies' : `${entries.length} bills of a year verify`} offline`
          : `${wrong.length} differences, the first: ${wrong[0]}`,
    };
  }
}

function entryOf(plan: CatalogImport['imported'][number]['plan'], catalog: CatalogImport): ReceiptEntry[] {
  const tariff = compileTariff(plan.structure);
  const bill = tariff.ok ? priceUsage(tariff.value, referenceYear(), referenceOptions(catalog)) : tariff;
  if (!bill.ok) return [];
  const { id, name, version, structure } = plan;
  return [{ plan: { id, name, version }, structure, bill: bill.value }];
}

/** What verifying a receipt, as it would be read from a file, finds wrong with it. */
function differences(entries: readonly ReceiptEntry[], catalog: CatalogImport): string[] {
  const receipt = makeReceipt(referenceYear(), referenceOptions(catalog), entries);
  const { problem, differences: found } = verifyReceipt(JSON.parse(JSON.stringify(receipt)));
  return [
    ...(problem === undefined ? [] : [problem]),
    ...found.map(({ pointer, stated, found: again }) => {
      const entry = /^\/bills\/(\d+)/.exec(pointer);
      const plan = entry ? `${entries[Number(entry[1])]!.plan.id} ` : '';
      return `${plan}${pointer}: ${stated}, priced again ${again}`;
    }),
  ];
}
