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

/** Same supplier, prices, terms and energy: the same plan in another language or under another name. */
function twinKey({ supplier, structure, contractMonths, exitFee, renewablePercent }: Plan): string {
  return canonicalJson([supplier, contractMonths, exitFee, renewablePercent ?? null, structure.components]);
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

/**
 * Each shown plan gets the first role in which no ranked plan beats it; roles are given once, and none where all plans are alike.
 */
function rolesOf(shown: readonly Ordered[], order: readonly Ordered[]): Role[] {
  const given = new Set<Role>();
  const best = new Map<Role, number>();
  for (const { role, measure } of ROLE_RULES) {
    const values = order.map((ordered) => measure(ordered) ?? Infinity);
    const least = values.reduce((a, b) => Math.min(a, b), Infinity);
    if (values.some((value) => value > least)) best.set(role, least);
  }
  return shown.map((ordered, rank) => {
    const found = ROLE_RULES.find(
      ({ role, measure }) => !given.has(role) && measure(ordered) === best.get(role) && best.has(role),
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
  const leaders = new Map<string, Ordered[]>();
  const winner = order[0];
  if (!winner) return [];
  const limit = winner.utility + NEAR_WINNER * Math.abs(winner.utility);
  // Twins and near rivals all lie near the top: no more of the order needs to be looked at than that.
  for (const ordered of order) {
    if (leaders.size >= count && ordered.utility > limit) break;
    const key = twinKey(ordered.cost.plan);
    const twins = leaders.get(key);
    if (twins) twins.push(ordered);
    else leaders.set(key, [ordered]);
  }
  const must = order.find(({ cost }) => cost.plan.id === advised);
  const shown = new Map<string, Ordered>();
  // Of a plan and its twins the one that the advice speaks of is shown.
  const show = (ordered: Ordered): void => {
    const key = twinKey(ordered.cost.plan);
    if (!shown.has(key)) shown.set(key, must && twinKey(must.cost.plan) === key ? must : ordered);
  };
  show(winner);
  if (must && count > 1) show(must);
  while (shown.size < Math.min(count, leaders.size)) {
    const left = [...leaders].flatMap(([key, [first]]) => (shown.has(key) ? [] : first!));
    if (left.length === 0) break;
    const kinds = new Set([...shown.values()].map(({ cost }) => kindOf(cost.plan)));
    const different = left.find(
      ({ cost, utility }) => utility <= limit && cost.basis !== 'range' && !kinds.has(kindOf(cost.plan)),
    );
    show(different ?? left[0]!);
  }
  const position = new Map(order.map((ordered, index) => [ordered, index]));
  const chosen = [...shown].sort(([, a], [, b]) => position.get(a)! - position.get(b)!);
  const roles = rolesOf(
    chosen.map(([, ordered]) => ordered),
    order,
  );
  return chosen.map(([key, ordered], rank) => ({
    ...ordered,
    role: roles[rank]!,
    twins: (leaders.get(key) ?? []).filter((twin) => twin !== ordered).map(({ cost }) => cost.plan.id),
  }));
}
