/** Catalogs that list all that is on offer, day after day: what a later listing lacks is no longer offered. */
import { dayText, parseDay } from '../engine/calendar/civil.js';
import type { Plan } from '../engine/plan.js';

const LISTINGS: readonly string[] = ['us_tx_ptc'];

/**
 * Ends the offers of older listings on the day before the next one.
 * @param listed all plans as they were listed
 * @param plans the newest version of each
 */
export function endWithdrawn(listed: readonly Plan[], plans: readonly Plan[]): Plan[] {
  const days = new Map(LISTINGS.map((catalog) => [catalog, listingDays(listed, catalog)]));
  return plans.map((plan) => {
    const { retrieved } = plan.source;
    const next = retrieved && days.get(plan.source.catalog)?.find((day) => day > retrieved);
    if (!next) return plan;
    const last = dayText(parseDay(next)! - 1);
    return { ...plan, effectiveTo: plan.effectiveTo && plan.effectiveTo < last ? plan.effectiveTo : last };
  });
}

const listingDays = (plans: readonly Plan[], catalog: string): string[] =>
  [
    ...new Set(
      plans.flatMap(({ source }) =>
        source.catalog === catalog && source.retrieved ? [source.retrieved] : [],
      ),
    ),
  ].sort();
