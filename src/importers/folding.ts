/** One plan, listed several times: in two languages, under two brands' ids, in several regions, in an older version. */
import { canonicalJson } from '../engine/hash.js';
import type { Plan } from '../engine/plan.js';
import type { Folded, FoldReason } from './catalog.js';

/** A plan with what only folding needs to know. */
export interface Candidate {
  readonly plan: Plan;
  readonly language?: string;
}

interface Kept {
  plans: Plan[];
  folded: Folded[];
}

export function foldDuplicates(candidates: readonly Candidate[]): Kept {
  const folded: Folded[] = [];
  const fold = (plan: Plan, into: Plan, reason: FoldReason): void => {
    folded.push({ id: plan.id, name: plan.name, into: into.id, reason });
  };
  const afterVersions = byId(candidates, fold);
  const afterLanguages = byLanguage(afterVersions, fold);
  return { plans: byContent(afterLanguages, fold), folded };
}

type Fold = (plan: Plan, into: Plan, reason: FoldReason) => void;

/**
 * Records of one id and supplier are versions of one plan: the newest stands for all. Records that merely share an id (labels are
 * not unique in the wild) are told apart by their hash.
 */
function byId(candidates: readonly Candidate[], fold: Fold): Candidate[] {
  const kept: Candidate[] = [];
  for (const group of grouped(candidates, ({ plan }) => plan.id)) {
    const plans = grouped(group, versionKey);
    plans.forEach((versions, index) => {
      const newest = versions.reduce((best, next) => (next.plan.version > best.plan.version ? next : best));
      const own =
        index === 0
          ? newest
          : {
              ...newest,
              plan: { ...newest.plan, id: `${newest.plan.id}-${newest.plan.source.hash?.slice(0, 8)}` },
            };
      kept.push(own);
      for (const version of versions)
        if (version !== newest)
          fold(
            version.plan,
            own.plan,
            version.plan.version === newest.plan.version ? 'duplicate' : 'older_version',
          );
    });
  }
  return kept;
}

/** Catalogs whose ids are given by one register: an id under a second brand's name is the same plan. */
const REGISTERS: readonly string[] = ['au_cdr', 'au_eme'];

/** What versions of one plan share besides their id. */
const versionKey = ({ plan }: Candidate): string =>
  [
    REGISTERS.includes(plan.source.catalog) ? '' : plan.supplier.toLowerCase(),
    plan.source.catalog,
    plan.structure.coverage,
  ].join('|');

/** A row in another language that is the same offer in every number is that offer. English, or no language, stands for it. */
function byLanguage(candidates: readonly Candidate[], fold: Fold): Candidate[] {
  const isForeign = ({ language }: Candidate): boolean => language !== undefined && language !== 'en';
  if (!candidates.some(isForeign)) return [...candidates];
  const originals = new Map(
    grouped(
      candidates.filter((candidate) => !isForeign(candidate)),
      offerKey,
    ).map((group) => [offerKey(group[0]!), group]),
  );
  return candidates.filter((candidate) => {
    if (!isForeign(candidate)) return true;
    const twins = originals.get(offerKey(candidate));
    if (!twins) return true;
    const twin = twins.find(({ plan }) => plan.name === candidate.plan.name) ?? twins[0]!;
    fold(candidate.plan, twin.plan, 'language');
    return false;
  });
}

/** Everything that makes the offer, except its words. */
const offerKey = ({ plan }: Candidate): string =>
  canonicalJson([
    plan.supplier.toLowerCase(),
    plan.networks,
    plan.contractMonths,
    plan.prepaid,
    pricesOf(plan),
  ]);

const pricesOf = ({ structure }: Plan): unknown => [
  structure.components,
  structure.timezone,
  structure.selfChecks,
];

/** Plans alike in name, supplier and every price are one; the networks they are sold in are joined. */
function byContent(candidates: readonly Candidate[], fold: Fold): Plan[] {
  const name = ({ plan }: Candidate): string =>
    canonicalJson([
      plan.supplier.toLowerCase(),
      plan.name.toLowerCase(),
      plan.customer,
      plan.contractMonths,
      plan.exitFee,
      plan.effectiveTo,
    ]);
  const prices = ({ plan }: Candidate): string => canonicalJson(pricesOf(plan));
  return grouped(candidates, name)
    .flatMap((namesakes) => (namesakes.length === 1 ? [namesakes] : grouped(namesakes, prices)))
    .map((group) => {
      const plan = group.reduce((best, next) => (next.plan.version > best.plan.version ? next : best)).plan;
      const networks = [...new Set(group.flatMap((other) => other.plan.networks))];
      for (const other of group)
        if (other.plan !== plan)
          fold(other.plan, plan, networks.length > plan.networks.length ? 'region' : 'duplicate');
      return networks.length > plan.networks.length ? { ...plan, networks } : plan;
    });
}

function grouped<T>(items: readonly T[], key: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const name = key(item);
    const group = groups.get(name);
    if (group) group.push(item);
    else groups.set(name, [item]);
  }
  return [...groups.values()];
}
