/** `--current FILE`: the plan the household is on, with what is known of its contract. */
import { z } from 'zod';
import type { CurrentPlan } from '../engine/ranking/recommendation.js';
import { importCatalog } from '../importers/import-catalog.js';
import type { CatalogImport } from '../importers/catalog.js';
import { CliFailure } from './failure.js';
import { readJson } from './input.js';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'expected YYYY-MM-DD');
const money = z.string().regex(/^\d+(\.\d+)?$/, 'expected a decimal string such as "150.00"');
const waivedLastDays = z.int().min(0).optional();

const contract = z.strictObject({
  /** A plan record of any known catalog form, or a rate structure. */
  plan: z.record(z.string(), z.unknown()).optional(),
  /** Id of a plan in the catalog at hand. */
  planId: z.string().optional(),
  contractStart: day.optional(),
  contractEnd: day.optional(),
  exitFee: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('none') }),
      z.strictObject({ kind: z.literal('unknown') }),
      z.strictObject({ kind: z.literal('flat'), amount: money, waivedLastDays }),
      z.strictObject({ kind: z.literal('per_month_remaining'), amount: money, waivedLastDays }),
      z.strictObject({
        kind: z.literal('declining'),
        steps: z.array(z.strictObject({ fromMonth: z.int().min(0), amount: money })).min(1),
        waivedLastDays,
      }),
    ])
    .optional(),
  holdoverPercent: z.number().min(0).optional(),
});

/**
 * Reads the current plan: a plan record or rate structure alone, or `{plan | planId, contractStart, contractEnd, exitFee,
 * holdoverPercent}`.
 */
export async function loadCurrentPlan(
  path: string,
  catalog: CatalogImport,
  timezone: string,
): Promise<CurrentPlan> {
  const json = await readJson(path);
  const wrapped =
    typeof json === 'object' &&
    json !== null &&
    ('planId' in json || isRecord((json as { plan?: unknown }).plan));
  if (!wrapped) return { plan: onlyPlan(path, json, catalog, timezone) };
  const parsed = contract.safeParse(json);
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    throw new CliFailure(
      `${path}: /${issue.path.join('/')}: ${issue.message}; see docs/cli.md for the form of a current plan`,
    );
  }
  const { plan, planId, ...terms } = parsed.data;
  if (plan) return { plan: onlyPlan(path, plan, catalog, timezone), ...terms };
  const found = catalog.plans.find((candidate) => candidate.id === planId);
  if (!found)
    throw new CliFailure(
      `${path}: no plan with the id ${planId} in the catalog; name one of its ids, or give the plan itself`,
    );
  return { plan: found, ...terms };
}

const isRecord = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function onlyPlan(
  path: string,
  json: unknown,
  { delivery }: CatalogImport,
  timezone: string,
): CurrentPlan['plan'] {
  const found = importCatalog([{ name: path, json }], { delivery, timezone });
  const [plan] = found.plans;
  // What has no name but its file's is called what it is.
  if (plan && found.plans.length === 1)
    return plan.name === plan.id ? { ...plan, name: 'your current plan' } : plan;
  const [refused] = found.refused;
  const at = refused?.pointer === undefined ? '' : ` (at ${refused.pointer})`;
  const why =
    (refused && `${refused.detail}${at}`) ?? found.skipped[0]?.detail ?? 'no plan record was recognised';
  throw new CliFailure(
    plan
      ? `${path}: holds ${found.plans.length} plans; the current plan is one (or name it: {"planId": "${plan.id}"})`
      : `${path}: the current plan cannot be used: ${why}`,
  );
}
