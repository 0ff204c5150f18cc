/** A plan as the catalog holds it: who sells it, on what terms, and its rate structure. Rows are never rewritten. */
import type { RateStructure } from './tariff/structure.js';

export const PLAN_TYPES = ['fixed', 'tiered', 'time_of_use', 'variable', 'indexed'] as const;
export type PlanType = (typeof PLAN_TYPES)[number];

/** What leaving the plan early costs. Amounts are decimal strings in the plan's currency. */
export type ExitFee =
  | { readonly kind: 'none' }
  | { readonly kind: 'flat'; readonly amount: string; readonly waivedLastDays?: number }
  | { readonly kind: 'per_month_remaining'; readonly amount: string; readonly waivedLastDays?: number }
  /** `steps` by months elapsed: the fee is that of the last step whose `fromMonth` has been reached. */
  | {
      readonly kind: 'declining';
      readonly steps: readonly { readonly fromMonth: number; readonly amount: string }[];
      readonly waivedLastDays?: number;
    }
  | { readonly kind: 'unknown' };

export interface PlanSource {
  /** Catalog the record comes from: `us_tx_efl`, `us_urdb`, `au_cdr`, `own` … */
  readonly catalog: string;
  readonly url?: string;
  /** YYYY-MM-DD */
  readonly retrieved?: string;
  /** sha-256 (hex) of the raw record. */
  readonly hash?: string;
  readonly licence?: string;
}

export interface Plan {
  /** Stable within its catalog. */
  readonly id: string;
  readonly name: string;
  readonly supplier: string;
  readonly version: string;
  readonly country: string;
  readonly commodity: 'electricity' | 'gas' | 'water';
  readonly planType: PlanType;
  readonly structure: RateStructure;
  /** Networks in which it is sold: `tdu:ONCOR`, `eiaid:4226`, `au:ausgrid`, `gsp:A`; empty = not restricted. */
  readonly networks: readonly string[];
  /** 0 = month to month. */
  readonly contractMonths: number;
  readonly exitFee: ExitFee;
  /** Per cent, 0–100; undefined = not published. */
  readonly renewablePercent?: number;
  /** 0–5; undefined = not rated. */
  readonly supplierRating?: number;
  readonly prepaid: boolean;
  readonly customer: 'residential' | 'business' | 'any';
  /** Conditions a customer must meet to get it, in words. */
  readonly eligibility: readonly string[];
  readonly enrolUrl?: string;
  /** Days on which the offer holds, YYYY-MM-DD, inclusive. */
  readonly effectiveFrom?: string;
  readonly effectiveTo?: string;
  readonly source: PlanSource;
  /** Things to say to a person: `wholesale_estimate`, `riders_in_text`, `tdu_as_printed` … */
  readonly flags: readonly string[];
}
