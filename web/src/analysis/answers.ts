/** What the worker knows and how it answers. It keeps the readings that were read last. */
import { reproduceBill } from '../../../src/engine/advice/reproduce-bill';
import { reproductionJson } from '../../../src/engine/advice/reproduction-json';
import { isoInstant } from '../../../src/engine/calendar/zone';
import { networkOfMeter } from '../../../src/engine/meter-network';
import type { Plan } from '../../../src/engine/plan';
import { prepareHome, type Home as PreparedHome } from '../../../src/engine/ranking/rank-plans';
import { recommend, type RecommendInput, type Recommendation } from '../../../src/engine/ranking/recommend';
import { recommendationJson } from '../../../src/engine/ranking/recommendation-json';
import type { CurrentPlan } from '../../../src/engine/ranking/recommendation';
import { done, refuse, sentence, type Outcome, type Refusal } from '../../../src/engine/refusal';
import { gridUsage } from '../../../src/engine/series/grid-usage';
import type { Channel } from '../../../src/engine/series/usage';
import { billJson } from '../../../src/engine/tariff/bill-json';
import { unpackUsage } from '../../../src/engine/tariff/packed-usage';
import { makeReceipt } from '../../../src/engine/tariff/receipt';
import type { Receipt } from '../../../src/engine/tariff/receipt-shape';
import { compileTariff, priceUsage } from '../../../src/engine/tariff/tariff';
import { whatIf } from '../../../src/engine/whatif/what-if';
import { readAtHome } from '../../../src/readers/read-at-home';
import { readUsage, type UsageReport } from '../../../src/readers/read-usage';
import { sampleFile } from './sample';
import { catalog, offer } from './catalog';
import { dayRows } from './day-rows';
import { adopt, reorder } from './own-answer';
import { ownPlan } from './own-plan';
import type {
  BillCheckAnswer,
  BillCheckRequest,
  BillRequest,
  Exchange,
  PreviewReading,
  RankAnswer,
  RankRequest,
  ReadAnswer,
} from './protocol';

const KWH = 1_000_000;
const PREVIEWED = 12;

interface Kept {
  readonly report: UsageReport;
  readonly channels: readonly Channel[];
}

let kept: Kept | undefined;
let asked: (Asked & { readonly key: string }) | undefined;
let ranked: Recommendation | undefined;

async function read({ bytes, options, homeZone }: Parameters<Exchange['read']>[0]): Promise<ReadAnswer> {
  const readout = await readAtHome(bytes, options, homeZone);
  if (!readout.ok) return readout;
  const { report, channels } = readout;
  kept = { report, channels };
  asked = undefined;
  const meters = [...new Set(channels.map(({ meter }) => meter))];
  return {
    ok: true,
    report,
    days: dayRows(channels, report.timezone),
    preview: previewOf(channels),
    meters,
    network: meters.map(networkOfMeter).find((network) => network !== undefined) ?? null,
  };
}

function previewOf(channels: readonly Channel[]): PreviewReading[] {
  return channels.slice(0, 2).flatMap((channel) =>
    Array.from(channel.starts.subarray(0, PREVIEWED / Math.min(2, channels.length)), (start, i) => ({
      start: isoInstant(start),
      end: isoInstant(channel.ends[i]!),
      kwh: channel.quantities[i]! / KWH,
      direction: channel.direction,
      meter: channel.meter,
    })),
  );
}

type Home = BillCheckRequest['home'];

/** What the home and its question are, wishes aside. */
function inputOf({ meter, network, ownPlan: own, asOf }: Home): Outcome<RecommendInput> {
  if (!kept) return refuse('no_usage', 'No readings have been read.');
  const usage = gridUsage(kept.channels, { meter });
  if (!usage.ok) return usage;
  const { plans, delivery, series } = catalog();
  const { timezone } = kept.report;
  let currentPlan: CurrentPlan | undefined;
  if (own) {
    const found = ownPlan(own, plans, timezone);
    if (!found.ok) return found;
    currentPlan = found.value;
  }
  return done({ plans, usage: usage.value, timezone, network, currentPlan, asOf, delivery, series });
}

interface Asked {
  readonly input: RecommendInput;
  /** undefined when the readings cover no day. */
  readonly home: PreparedHome | undefined;
}

/** The home as it was asked about last: while only wishes change, plans are ranked again and not priced again. */
function homeOf(request: RankRequest): Outcome<Asked> {
  const { meter, network, ownPlan: own, asOf } = request;
  const key = JSON.stringify([meter, network, own, asOf]);
  if (asked?.key === key) return done(asked);
  const input = inputOf(request);
  if (!input.ok) return input;
  asked = { key, input: input.value, home: prepareHome(input.value) };
  return done(asked);
}

const refused = ({ reason, detail }: Refusal) => ({ ok: false, reason, detail }) as const;

function rank(request: RankRequest): RankAnswer {
  const found = homeOf(request);
  if (!found.ok) return refused(found.refusal);
  const { home } = found.value;
  const input = { ...found.value.input, preferences: request.preferences };
  const outcome = request.whatIf ? whatIf(input, request.whatIf) : recommend(input, home);
  if (!outcome.ok) return refused(outcome.refusal);
  // A question of what would be does not replace the answer that the receipt is of.
  if (!request.whatIf) ranked = outcome.value;
  return {
    ok: true,
    recommendation: recommendationJson(outcome.value),
    bills: shownOf(outcome.value).flatMap(({ plan, bill }) =>
      bill ? [{ planId: plan.id, bill: billJson(bill) }] : [],
    ),
  };
}

function billCheck({ home, bill }: BillCheckRequest): BillCheckAnswer {
  const input = inputOf(home);
  if (!input.ok) return { ok: false, detail: sentence(input.refusal.detail) };
  const { currentPlan, usage, timezone, delivery, series } = input.value;
  if (!currentPlan) return { ok: false, detail: 'No current plan has been given.' };
  const found = reproduceBill(currentPlan.plan, usage, timezone, bill, { delivery, series });
  return found.ok
    ? { ok: true, check: reproductionJson(found.value) }
    : { ok: false, detail: sentence(found.refusal.detail) };
}

/** The current plan and those that are shown. */
const shownOf = ({ current, plans }: Recommendation) => [...(current ? [current] : []), ...plans];

/** A receipt of every bill that is shown, the current plan's first; null where only ranges are known. */
function receipt(): Receipt | null {
  if (!ranked) return null;
  const entries = shownOf(ranked).flatMap(({ plan, bill }) =>
    bill ? [{ plan: idOf(plan), structure: plan.structure, bill }] : [],
  );
  return entries.length > 0 ? makeReceipt(ranked.priced.usage, ranked.priced.options, entries) : null;
}

const idOf = ({ id, name, version }: Plan): { id: string; name: string; version: string } => ({
  id,
  name,
  version,
});

function bill({ structure, packedUsage, options }: BillRequest): unknown {
  const tariff = compileTariff(structure);
  if (!tariff.ok) return { refusal: tariff.refusal };
  const priced = priceUsage(tariff.value, unpackUsage(packedUsage), options);
  return priced.ok ? billJson(priced.value) : { refusal: priced.refusal };
}

export const answers = {
  read,
  rank,
  adopt,
  reorder,
  receipt,
  billCheck,
  bill,
  catalog: () => {
    const { plans } = catalog();
    const networks = new Map(
      plans.flatMap(({ networks: ids, country, supplier }) =>
        ids.map((id) => [id, { id, country, ...(id.startsWith('eiaid:') && { supplier }) }] as const),
      ),
    );
    return { plans, networks: [...networks.values()] };
  },
  sample: () => read(sampleFile()),
  async sampleYear() {
    const { bytes, options } = sampleFile();
    const readout = await readUsage(bytes, options);
    return readout.ok ? dayRows(readout.channels, readout.report.timezone) : [];
  },
  offer(plans: Parameters<Exchange['offer']>[0]) {
    offer(plans);
    asked = undefined;
  },
};
