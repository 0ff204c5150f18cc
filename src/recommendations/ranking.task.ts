/** Rankings in a thread: on the catalog that all threads share, and on readings that are handed over. */
import { gzipSync } from 'node:zlib';
import { reproduceBill, type PastBill } from '../engine/advice/reproduce-bill.js';
import { reproductionJson } from '../engine/advice/reproduction-json.js';
import type { Plan } from '../engine/plan.js';
import { portableInput, type PortableInput } from '../engine/ranking/portable-input.js';
import { recommend, type RecommendInput, type Recommendation } from '../engine/ranking/recommend.js';
import { recommendationJson, type RecommendationJson } from '../engine/ranking/recommendation-json.js';
import { done, type Outcome } from '../engine/refusal.js';
import { gridUsage } from '../engine/series/grid-usage.js';
import type { Channel } from '../engine/series/usage.js';
import { makeReceipt, type ReceiptEntry } from '../engine/tariff/receipt.js';
import type { Receipt } from '../engine/tariff/receipt-shape.js';
import { whatIf as askWhatIf, type WhatIf } from '../engine/whatif/what-if.js';
import { pricedCatalog, type SharedCatalog } from '../plans/shared-catalog.js';
import { handOver, memoryOf, ownBytes } from '../threads/transfer.js';

/** What a ranking is asked with. */
export interface Question extends Omit<RecommendInput, 'plans' | 'usage' | 'delivery' | 'series'> {
  readonly catalog: SharedCatalog;
  readonly channels: readonly Channel[];
}

export interface Answer {
  readonly answer: RecommendationJson;
  /** Hash of the readings in the receipt. */
  readonly usageHash: string | null;
  /** The receipt as JSON, compressed; null when nothing that is shown has an exact bill. */
  readonly receipt: Uint8Array | null;
}

export function recommendation(question: Question): Outcome<Answer> {
  const outcome = withInput(question, (input) => recommend(input));
  if (!outcome.ok) return outcome;
  const receipt = receiptOf(outcome.value);
  const packed = receipt ? ownBytes(gzipSync(JSON.stringify(receipt), { level: 1 })) : null;
  const answer = recommendationJson(outcome.value);
  const usageHash = receipt?.hashes.usage ?? null;
  return handOver(done({ answer, usageHash, receipt: packed }), memoryOf(packed ? [packed] : []));
}

export function whatIf({
  question,
  change,
}: {
  question: Question;
  change: WhatIf;
}): Outcome<RecommendationJson> {
  const outcome = withInput(question, (input) => askWhatIf(input, change));
  return outcome.ok ? done(recommendationJson(outcome.value)) : outcome;
}

/** What the ranking is made from, for whoever ranks it again with other wishes. */
export const rankingInput = (question: Question): Outcome<PortableInput> =>
  withInput(question, (input) => done(portableInput(input)));

export interface BillQuestion {
  readonly question: Question;
  readonly plan: Plan;
  readonly past: PastBill;
}

export function checkBill({
  question,
  plan,
  past,
}: BillQuestion): Outcome<ReturnType<typeof reproductionJson>> {
  const outcome = withInput(question, ({ usage, timezone, ...options }) =>
    reproduceBill(plan, usage, timezone, past, options),
  );
  return outcome.ok ? done(reproductionJson(outcome.value)) : outcome;
}

/** @returns the refusal of readings that cannot be priced, else what `ask` says */
function withInput<T>(
  { catalog, channels, ...rest }: Question,
  ask: (input: RecommendInput) => Outcome<T>,
): Outcome<T> {
  const usage = gridUsage(channels);
  return usage.ok ? ask({ ...rest, ...pricedCatalog(catalog), usage: usage.value }) : usage;
}

function receiptOf({ current, plans, priced }: Recommendation): Receipt | undefined {
  const entries: ReceiptEntry[] = [...(current ? [current] : []), ...plans].flatMap(({ plan, bill }) =>
    bill
      ? [{ plan: { id: plan.id, name: plan.name, version: plan.version }, structure: plan.structure, bill }]
      : [],
  );
  return entries.length > 0 ? makeReceipt(priced.usage, priced.options, entries) : undefined;
}
