/** Plans as the engine knows them, to and from the catalog's rows. */
import { hashJson } from '../engine/hash.js';
import type { Plan } from '../engine/plan.js';
import type { PlanVersion } from './plan-version.entity.js';

/** A catalog row that does not have its supplier's name beside it. */
export type CatalogRow = Omit<PlanVersion, 'supplierId' | 'createdAt' | 'retiredAt' | 'contentHash'> & {
  readonly supplier: string;
  readonly supplierRating: string | null;
};

export function planOf(row: CatalogRow): Plan {
  return {
    id: row.planKey,
    name: row.name,
    supplier: row.supplier,
    version: row.version,
    country: row.country,
    commodity: row.commodity,
    planType: row.planType,
    structure: row.rateStructure,
    networks: row.regions,
    contractMonths: row.contractMonths,
    exitFee: row.exitFee,
    ...(row.renewablePercent !== null && { renewablePercent: Number(row.renewablePercent) }),
    ...(row.supplierRating !== null && { supplierRating: Number(row.supplierRating) }),
    prepaid: row.prepaid,
    customer: row.customer,
    eligibility: row.eligibility,
    ...(row.enrolUrl !== null && { enrolUrl: row.enrolUrl }),
    ...(row.effectiveFrom !== null && { effectiveFrom: row.effectiveFrom }),
    ...(row.effectiveTo !== null && { effectiveTo: row.effectiveTo }),
    source: row.source,
    flags: row.flags,
  };
}

/** Two records of one content are one version, whenever they were fetched and whatever the rating of the supplier is by now. */
export function contentHash(plan: Plan): string {
  const { version: _version, supplierRating: _rating, source, ...content } = plan;
  return hashJson({ ...content, catalog: source.catalog });
}

/** A row to insert, as JSON for one set-based statement. */
export const insertable = (plan: Plan, supplierId: string): Record<string, unknown> => ({
  catalog: plan.source.catalog,
  plan_key: plan.id,
  version: plan.version,
  content_hash: `\\x${contentHash(plan)}`,
  supplier_id: supplierId,
  name: plan.name,
  country: plan.country,
  commodity: plan.commodity,
  plan_type: plan.planType,
  rate_structure: plan.structure,
  contract_months: plan.contractMonths,
  exit_fee: plan.exitFee,
  renewable_percent: plan.renewablePercent ?? null,
  regions: plan.networks,
  prepaid: plan.prepaid,
  customer: plan.customer,
  eligibility: plan.eligibility,
  enrol_url: plan.enrolUrl ?? null,
  effective_from: plan.effectiveFrom ?? null,
  effective_to: plan.effectiveTo ?? null,
  source: plan.source,
  flags: plan.flags,
});
