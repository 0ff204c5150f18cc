/** `treebeard rank`: from a usage file and a catalog to three plans. The main job. */
import { writeFileSync } from 'node:fs';
import { networkOfMeter } from '../engine/meter-network.js';
import { recommend, type Recommendation } from '../engine/ranking/recommend.js';
import { recommendationJson } from '../engine/ranking/recommendation-json.js';
import type { Condition } from '../engine/tariff/structure.js';
import { makeReceipt, type ReceiptEntry } from '../engine/tariff/receipt.js';
import type { Channel } from '../engine/series/usage.js';
import type { CatalogImport } from '../importers/catalog.js';
import { loadCatalog } from './catalog-input.js';
import { loadCurrentPlan } from './current-plan.js';
import { describeRecommendation } from './describe-recommendation.js';
import { CliFailure } from './failure.js';
import { plural } from './format.js';
import { parsePreferences, type PreferenceWords } from './preferences.js';
import { loadUsage, type UsageWords } from './usage-input.js';

export interface RankOptions extends UsageWords, PreferenceWords {
  readonly usage: string;
  readonly plans: readonly string[];
  readonly current?: string;
  readonly network?: string;
  readonly region?: string;
  readonly asOf: string;
  readonly top: number;
  readonly conditions?: readonly Condition[];
  readonly receipt?: string;
  readonly json?: boolean;
}

export async function rank(options: RankOptions): Promise<void> {
  const preferences = parsePreferences(options);
  const clock = stopwatch();
  const { usage, report, channels, timezone } = await loadUsage(options.usage, options);
  clock.lap(`${plural(report.readings, 'reading')} read`);
  const catalog = await loadCatalog(options.plans, { retrieved: options.asOf, timezone });
  clock.lap(`${plural(catalog.plans.length, 'plan')} imported`);
  const currentPlan =
    options.current === undefined ? undefined : await loadCurrentPlan(options.current, catalog, timezone);
  const outcome = recommend({
    plans: catalog.plans,
    refused: catalog.refused,
    usage,
    timezone,
    region: options.region,
    network: chooseNetwork(options.network, channels, catalog),
    currentPlan,
    preferences,
    asOf: options.asOf,
    conditions: options.conditions,
    delivery: catalog.delivery,
    series: catalog.series,
    top: options.top,
  });
  if (!outcome.ok) throw new CliFailure(`${options.usage}: ${outcome.refusal.detail}`);
  const recommendation = outcome.value;
  clock.lap('ranked');
  if (options.receipt) writeReceipt(options.receipt, recommendation);
  if (options.json) console.log(JSON.stringify(recommendationJson(recommendation), null, 2));
  else console.log(describeRecommendation(recommendation));
  process.stderr.write(`${clock.laps()}\n`);
  if (recommendation.order.length === 0) process.exitCode = 1;
}

/** What the user says, with or without its prefix (`ONCOR`); else what the meter number says. */
function chooseNetwork(
  said: string | undefined,
  channels: readonly Channel[],
  catalog: CatalogImport,
): string | undefined {
  const known = [...new Set(catalog.plans.flatMap((plan) => plan.networks))].sort();
  if (said === undefined)
    return channels.map((channel) => networkOfMeter(channel.meter)).find((network) => network !== undefined);
  const wanted = said.toLowerCase();
  const found = known.find(
    (network) => network.toLowerCase() === wanted || network.toLowerCase().endsWith(`:${wanted}`),
  );
  if (found === undefined && known.length > 0)
    throw new CliFailure(
      `--network: the catalog knows no network "${said}"; it knows ${known.slice(0, 12).join(', ')}`,
    );
  return found ?? said;
}

/** A receipt of every bill that is shown, the current plan's first. */
function writeReceipt(path: string, { current, plans, priced }: Recommendation): void {
  const shown = [...(current ? [current] : []), ...plans];
  const entries: ReceiptEntry[] = shown.flatMap(({ plan, bill }) =>
    bill
      ? [{ plan: { id: plan.id, name: plan.name, version: plan.version }, structure: plan.structure, bill }]
      : [],
  );
  if (entries.length === 0)
    throw new CliFailure(`${path}: no receipt was written, because no plan has an exact bill`);
  writeFileSync(path, `${JSON.stringify(makeReceipt(priced.usage, priced.options, entries))}\n`);
}

/** Times of the steps, for stderr. */
function stopwatch() {
  let last = performance.now();
  const laps: string[] = [];
  return {
    lap(what: string): void {
      const now = performance.now();
      laps.push(`${what} in ${Math.round(now - last)} ms`);
      last = now;
    },
    laps: (): string => laps.join(' · '),
  };
}
