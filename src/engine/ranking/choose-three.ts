/** The few plans that are shown, taken from the full order and shown in its order; and what each is good for. */
import { canonicalJson } from '../hash.js';
import type { Plan } from '../plan.js';
import type { Ordered } from './order.js';
import type { Role } from './recommendation.js';
import { boundMonths } from './utility.js';

export interface Chosen extends Ordered {
  readonly role: Role;
  readonly twins: readonly string[];
}

/** Plans this much worse than the winner are still within what nobody can know. */
const NEAR_WINNER = 0.05;

/** Same supplier, same prices, same term: another language or brand of one plan. */
function twinKey({ supplier, structure, contractMonths }: Plan): string {
  return canonicalJson([supplier, contractMonths, structure.components]);
}

/** What a plan is like in kind: two of a kind tell a household less than two different ones. */
function kindOf({ planType, contractMonths, renewablePercent = 0 }: Plan): string {
  const term = contractMonths <= 1 ? 'monthly' : contractMonths <= 12 ? 'year' : 'long';
  return `${planType}|${term}|${renewablePercent >= 90 ? 'green' : 'mixed'}`;
}

interface RoleRule {
  readonly role: Role;
  /** Smaller is better; undefined = cannot hold this role. */
  measure(ordered: Ordered): number | undefined;
}

const ROLE_RULES: readonly RoleRule[] = [
  { role: 'cheapest', measure: ({ cost }) => cost.expected ?? undefined },
  { role: 'safest', measure: ({ cost }) => (cost.expected === null ? undefined : cost.p90) },
  {
    role: 'greenest',
    measure: ({ cost }) => (cost.plan.renewablePercent ? -cost.plan.renewablePercent : undefined),
  },
  { role: 'most_flexible', measure: ({ cost }) => boundMonths(cost.plan) },
  {
    role: 'best_rated',
    measure: ({ cost }) => (cost.plan.supplierRating === undefined ? undefined : -cost.plan.supplierRating),
  },
];

/** Each shown plan gets the first role in which no ranked plan beats it; roles are given once. */
function rolesOf(shown: readonly Ordered[], order: readonly Ordered[]): Role[] {
  const given = new Set<Role>();
  const best = new Map<Role, number>();
  for (const { role, measure } of ROLE_RULES) {
    for (const ordered of order) {
      const value = measure(ordered);
      if (value !== undefined) best.set(role, Math.min(best.get(role) ?? Infinity, value));
    }
  }
  return shown.map((ordered, rank) => {
    const found = ROLE_RULES.find(
      ({ role, measure }) =>
        !given.has(role) && measure(ordered) !== undefined && measure(ordered) === best.get(role),
    );
    const role: Role = found?.role ?? (rank === 0 ? 'best' : 'runner_up');
    given.add(role);
    return role;
  });
}

/**
 * @param order all ranked plans, best first
 * @param count how many to show
 * @param advised a plan that must be among them
 */
export function chooseShown(order: readonly Ordered[], count: number, advised: string | null): Chosen[] {
  const leaders: Ordered[] = [];
  const twins = new Map<string, string[]>();
  const winner = order[0];
  if (!winner) return [];
  const limit = winner.utility + NEAR_WINNER * Math.abs(winner.utility);
  // Twins and near rivals all lie near the top: no more of the order needs to be looked at than that.
  for (const ordered of order) {
    if (leaders.length >= count && ordered.utility > limit) break;
    const key = twinKey(ordered.cost.plan);
    const known = twins.get(key);
    if (known) known.push(ordered.cost.plan.id);
    else {
      twins.set(key, []);
      leaders.push(ordered);
    }
  }
  const shown: Ordered[] = [winner];
  const must = order.find(({ cost }) => cost.plan.id === advised);
  if (must && must !== winner && count > 1) shown.push(must);
  while (shown.length < Math.min(count, leaders.length)) {
    const left = leaders.filter((ordered) => !shown.includes(ordered));
    if (left.length === 0) break;
    const kinds = new Set(shown.map(({ cost }) => kindOf(cost.plan)));
    const different = left.find(
      ({ cost, utility }) => utility <= limit && cost.basis !== 'range' && !kinds.has(kindOf(cost.plan)),
    );
    shown.push(different ?? left[0]!);
  }
  const position = new Map(order.map((ordered, index) => [ordered, index]));
  shown.sort((a, b) => position.get(a)! - position.get(b)!);
  const roles = rolesOf(shown, order);
  return shown.map((ordered, rank) => ({
    ...ordered,
    role: roles[rank]!,
    twins: twins.get(twinKey(ordered.cost.plan)) ?? [],
  }));
}
