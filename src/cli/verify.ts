/** `treebeard verify RECEIPT`: prices a receipt again, offline. */
import { hashJson } from '../engine/hash.js';
import { isoInstant } from '../engine/calendar/zone.js';
import { kwhText } from '../engine/money.js';
import type { Register, Usage } from '../engine/series/usage.js';
import { unpackUsage } from '../engine/tariff/packed-usage.js';
import type { Receipt } from '../engine/tariff/receipt-shape.js';
import { verifyReceipt, type Difference, type ReceiptCheck } from '../engine/tariff/verify-receipt.js';
import { loadCatalog } from './catalog-input.js';
import { CliFailure } from './failure.js';
import { plural } from './format.js';
import { readJson } from './input.js';
import { loadUsage, type UsageWords } from './usage-input.js';

export interface VerifyOptions extends UsageWords {
  readonly plans?: readonly string[];
  readonly usage?: string;
  readonly json?: boolean;
}

/** Differences shown to a person; `--json` lists all. */
const SHOWN = 12;

export async function verify(file: string, options: VerifyOptions): Promise<void> {
  const json = await readJson(file);
  if ((json as { schema?: unknown } | null)?.schema !== 'treebeard/receipt/1')
    throw new CliFailure(
      `${file}: this is no receipt; make one with "treebeard bill --receipt FILE" or "treebeard rank --receipt FILE"`,
    );
  const check = verifyReceipt(json);
  const differences = [
    ...check.differences,
    ...(check.problem ? [] : await againstOriginals(json as Receipt, options)),
  ];
  const ok = check.ok && differences.length === 0;
  process.exitCode = ok ? 0 : 1;
  if (options.json) console.log(JSON.stringify({ ...check, ok, differences }, null, 2));
  else console.log(describeCheck(file, { ...check, ok, differences }));
}

/** Compares what the receipt embeds with the catalog and the usage file it is said to come from. */
async function againstOriginals(receipt: Receipt, options: VerifyOptions): Promise<Difference[]> {
  const differences: Difference[] = [];
  if (options.plans) {
    const { plans } = await loadCatalog(options.plans);
    const byId = new Map(plans.map((plan) => [plan.id, plan]));
    receipt.bills.forEach(({ plan, structure }, i) => {
      const original = byId.get(plan.id);
      if (!original)
        differences.push({
          pointer: `/bills/${i}/plan/id`,
          stated: plan.id,
          found: 'no such plan in the catalog',
        });
      else if (hashJson(original.structure) !== hashJson(structure))
        differences.push({
          pointer: `/bills/${i}/structure`,
          stated: 'another rate structure',
          found: `that of ${original.id} in the catalog`,
        });
    });
  }
  if (options.usage) {
    if (receipt.determinants)
      throw new CliFailure(
        'this receipt was made from printed determinants: it holds no readings to compare with --usage',
      );
    const { usage } = await loadUsage(options.usage, options);
    differences.push(...readingDifferences(unpackUsage(receipt.usage), usage, options.usage));
  }
  return differences;
}

/**
 * The receipt of a bill embeds the file's readings; that of a ranking may embed a projected year, in which only the readings that
 * were really measured stand at the same time in the file.
 */
function readingDifferences(embedded: Usage, original: Usage, file: string): Difference[] {
  const found = new Map<number, number>();
  original.timeline.starts.forEach((start, i) => found.set(start, i));
  const differences: Difference[] = [];
  let shared = 0;
  embedded.timeline.starts.forEach((start, i) => {
    const at = found.get(start);
    if (at === undefined || original.timeline.ends[at] !== embedded.timeline.ends[i]) return;
    shared++;
    for (const [register, quantities] of Object.entries(embedded.registers)) {
      const stated = kwhText(quantities[i]!);
      const measured = kwhText(original.registers[register as Register]?.[at] ?? 0);
      if (stated !== measured)
        differences.push({ pointer: `/usage/${register}/${isoInstant(start)}`, stated, found: measured });
    }
  });
  if (shared === 0) return [{ pointer: '/usage', stated: 'other readings', found: `those of ${file}` }];
  return differences;
}

function describeCheck(file: string, check: ReceiptCheck): string {
  if (check.problem) return `NOT VERIFIED  ${file}: ${check.problem}`;
  if (check.ok)
    return `verified  ${file}: ${plural(check.bills, 'bill')} priced again, every line and total agrees`;
  const lines = check.differences
    .slice(0, SHOWN)
    .map(
      ({ pointer, stated, found }) =>
        `  ${pointer}: the receipt says ${stated}, pricing it again gives ${found}`,
    );
  const rest = check.differences.length - lines.length;
  return [
    `NOT VERIFIED  ${file}: ${plural(check.differences.length, 'difference')}`,
    ...lines,
    ...(rest > 0 ? [`  and ${plural(rest, 'more difference')}; --json lists all`] : []),
  ].join('\n');
}
