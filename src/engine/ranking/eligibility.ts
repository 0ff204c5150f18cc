/** Which plans may be ranked at all. The first rule that speaks excludes a plan, with its reason. */
import type { Plan } from '../plan.js';
import { pricesControlledLoad } from '../tariff/run.js';
import type { Vetoes } from './preferences.js';
import type { ExcludedPlan, ExclusionReason } from './recommendation.js';
import { countMonths, networkWords } from './words.js';

export interface EligibilityFacts {
  readonly country?: string;
  readonly currency?: string;
  /** The home's network; undefined when nobody knows it. */
  readonly network?: string;
  /** Networks in which the catalog's plans of the home's country are sold, for when its own is not known. */
  readonly catalogNetworks: readonly string[];
  readonly customer: 'residential' | 'business';
  /** Whether the home has a circuit of its own for water heating and the like, metered apart. */
  readonly controlledLoad: boolean;
  /** YYYY-MM-DD */
  readonly asOf: string;
  readonly vetoes: Vetoes;
}

interface Rule {
  readonly reason: ExclusionReason;
  /** A plain sentence when the rule excludes the plan. */
  check(plan: Plan, facts: EligibilityFacts): string | undefined;
}

const RULES: readonly Rule[] = [
  {
    reason: 'other_commodity',
    check: ({ commodity }) =>
      commodity === 'electricity' ? undefined : `it sells ${commodity}, not electricity`,
  },
  {
    reason: 'other_country',
    check: ({ country }, facts) =>
      facts.country === undefined || country === facts.country
        ? undefined
        : `it is sold in ${country}; the home is in ${facts.country}`,
  },
  {
    reason: 'other_currency',
    check: ({ structure }, facts) =>
      facts.currency === undefined || structure.currency === facts.currency
        ? undefined
        : `it is priced in ${structure.currency}; plans are compared in ${facts.currency} and nothing is converted`,
  },
  {
    reason: 'other_customer',
    check: ({ customer }, facts) =>
      customer === 'any' || customer === facts.customer
        ? undefined
        : `it is for ${customer} customers; this is a ${facts.customer} one`,
  },
  {
    reason: 'other_coverage',
    check: ({ structure: { coverage } }) => {
      if (coverage === 'delivery_only')
        return 'it prices delivery alone, so it cannot stand beside whole plans';
      if (coverage === 'supply_only')
        return 'it prices supply without delivery, so it cannot stand beside whole plans';
      return undefined;
    },
  },
  {
    reason: 'no_controlled_load_price',
    check: ({ structure }, { controlledLoad }) =>
      controlledLoad && !pricesControlledLoad(structure.components)
        ? "it has no price for the home's controlled load, which is metered apart"
        : undefined,
  },
  {
    reason: 'other_network',
    check: ({ networks }, { network }) =>
      network === undefined || networks.length === 0 || networks.includes(network)
        ? undefined
        : `it is sold on the network ${networkWords(networks)}; the home is on ${networkWords([network])}`,
  },
  {
    reason: 'network_unknown',
    check: ({ networks }, { network, catalogNetworks }) =>
      network !== undefined || networks.length === 0 || catalogNetworks.length <= 1
        ? undefined
        : `it is sold on the network ${networkWords(networks)}, and the home's is not known; say which it is`,
  },
  {
    reason: 'not_offered',
    check: ({ effectiveFrom, effectiveTo }, { asOf }) => {
      if (effectiveFrom !== undefined && effectiveFrom > asOf) return `it is offered from ${effectiveFrom}`;
      if (effectiveTo !== undefined && effectiveTo < asOf) return `it was offered until ${effectiveTo}`;
      return undefined;
    },
  },
  {
    reason: 'veto_renewable',
    check: ({ renewablePercent }, { vetoes: { minRenewablePercent } }) => {
      if (minRenewablePercent === undefined || (renewablePercent ?? -1) >= minRenewablePercent)
        return undefined;
      return renewablePercent === undefined
        ? `its renewable share is not published; you asked for at least ${minRenewablePercent} %`
        : `${renewablePercent} % renewable; you asked for at least ${minRenewablePercent} %`;
    },
  },
  {
    reason: 'veto_contract',
    check: ({ contractMonths }, { vetoes: { maxContractMonths } }) =>
      maxContractMonths === undefined || contractMonths <= maxContractMonths
        ? undefined
        : `it binds for ${countMonths(contractMonths)}; you asked for at most ${maxContractMonths}`,
  },
  {
    reason: 'veto_variable',
    check: ({ planType }, { vetoes: { noVariablePrice } }) =>
      noVariablePrice && (planType === 'variable' || planType === 'indexed')
        ? 'its price may change; you asked for none that does'
        : undefined,
  },
  {
    reason: 'veto_prepaid',
    check: ({ prepaid }, { vetoes: { noPrepaid } }) =>
      noPrepaid && prepaid ? 'it is paid in advance; you asked for none that is' : undefined,
  },
  {
    reason: 'veto_rating',
    check: ({ supplierRating }, { vetoes: { minSupplierRating } }) => {
      if (minSupplierRating === undefined || (supplierRating ?? -1) >= minSupplierRating) return undefined;
      return supplierRating === undefined
        ? `its supplier is not rated; you asked for at least ${minSupplierRating} stars`
        : `its supplier has ${supplierRating} stars; you asked for at least ${minSupplierRating}`;
    },
  },
];

/** Why a plan may not be ranked; undefined when it may. */
export function exclusion(plan: Plan, facts: EligibilityFacts): ExcludedPlan | undefined {
  for (const rule of RULES) {
    const detail = rule.check(plan, facts);
    if (detail !== undefined) return { id: plan.id, name: plan.name, reason: rule.reason, detail };
  }
  return undefined;
}
