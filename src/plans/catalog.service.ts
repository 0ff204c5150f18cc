import { Injectable } from '@nestjs/common';
import { Tenancy } from '../database/tenancy.js';
import { shareText, type SharedCatalog } from './shared-catalog.js';

/** The plans on offer, as rankings share them. */
export interface Catalog extends SharedCatalog {
  /** Catalog version row of a plan id. */
  readonly versionIds: ReadonlyMap<string, string>;
}

/** Columns of CatalogRow, in plain SQL: thousands of rows are no matter for an entity loader. */
export const CATALOG_COLUMNS = `p.id, p.catalog, p.plan_key as "planKey", p.version, p.name, p.country, p.commodity,
  p.plan_type as "planType", p.rate_structure as "rateStructure", p.contract_months as "contractMonths",
  p.exit_fee as "exitFee", p.renewable_percent as "renewablePercent", p.regions, p.prepaid, p.customer, p.eligibility,
  p.enrol_url as "enrolUrl", p.effective_from as "effectiveFrom", p.effective_to as "effectiveTo", p.source, p.flags,
  s.name as supplier, s.rating as "supplierRating"`;

/** Keeps the plans on offer in memory; one small query per use tells whether they still are the ones. */
@Injectable()
export class CatalogService {
  private kept: Promise<Catalog> | undefined;
  private keptVersion = -1;

  constructor(private readonly tenancy: Tenancy) {}

  async current(): Promise<Catalog> {
    const [state] = (await this.tenancy.shared.query('select version from catalog_state')) as [
      { version: number },
    ];
    if (!this.kept || state.version !== this.keptVersion) {
      this.keptVersion = state.version;
      this.kept = this.load();
      this.kept.catch(() => (this.kept = undefined));
    }
    return this.kept;
  }

  /** One statement, one snapshot: an import that commits in between is not half seen. What is in the rows is not looked at here. */
  private async load(): Promise<Catalog> {
    const [{ version, text, versionIds }] = (await this.tenancy.shared.query(
      `select version,
         (select coalesce(json_object_agg(plan_key, id), '{}') from plan_catalog where retired_at is null) as "versionIds",
         json_build_object(
           'rows', (select coalesce(json_agg(r order by r."planKey"), '[]') from (
             select ${CATALOG_COLUMNS} from plan_catalog p join suppliers s on s.id = p.supplier_id
             where p.retired_at is null) r),
           'delivery', (select coalesce(json_object_agg(network, charges), '{}') from (
             select network, json_agg(charges order by valid_from) as charges from delivery_charges group by network) d),
           'series', (select coalesce(json_object_agg(ref, series), '{}') from price_series)
         )::text as text
       from catalog_state`,
    )) as [{ version: number; text: string; versionIds: Record<string, string> }];
    return { version, text: shareText(text), versionIds: new Map(Object.entries(versionIds)) };
  }
}
