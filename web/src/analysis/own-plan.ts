/** The plan a household is on, from what it typed or picked. */
import type { Plan } from '../../../src/engine/plan';
import type { CurrentPlan } from '../../../src/engine/ranking/recommendation';
import { done, refuse, type Outcome } from '../../../src/engine/refusal';
import { compileTariff } from '../../../src/engine/tariff/tariff';
import type { OwnPlan } from './protocol';

/** A plan of the catalog by its id, or a rate structure of the household's own. */
export function ownPlan(own: OwnPlan, plans: readonly Plan[], timezone: string): Outcome<CurrentPlan> {
  const { contractStart, contractEnd, exitFee } = own;
  const terms = { contractStart, contractEnd, exitFee };
  if (own.planId !== undefined) {
    const plan = plans.find(({ id }) => id === own.planId);
    return plan ? done({ plan, ...terms }) : refuse('malformed', 'This plan is no longer in the catalog.');
  }
  const compiled = compileTariff(own.rateStructure, {
    currency: plans[0]?.structure.currency ?? 'USD',
    timezone,
  });
  if (!compiled.ok) return compiled;
  return done({
    plan: {
      id: 'current',
      name: own.name ?? '',
      supplier: '',
      version: '1',
      country: plans[0]?.country ?? '',
      commodity: 'electricity',
      planType: 'fixed',
      structure: compiled.value.structure,
      networks: [],
      contractMonths: 0,
      exitFee: exitFee ?? { kind: 'unknown' },
      prepaid: false,
      customer: 'any',
      eligibility: [],
      source: { catalog: 'own' },
      flags: [],
    },
    ...terms,
  });
}
