import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Plan } from '../engine/plan.js';
import type { DeliveryTable, PriceSeries } from '../engine/tariff/bill.js';
import type { DatedDelivery } from '../engine/tariff/structure.js';
import { planOf, type CatalogRow } from './plan-mapping.js';

/** The plans on offer, as a ranking needs them. The same objects until the catalog changes: what is compiled from them stays good. */
export interface Catalog {
  readonly version: number;
  readonly plans: readonly Plan[];
  /** Catalog version row of a plan id. */
  readonly versionIds: ReadonlyMap<string, string>;
  readonly delivery: DeliveryTable;
  readonly series: Readonly<Record<string, PriceSeries>>;
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

  constructor(private readonly source: DataSource) {}

  async current(): Promise<Catalog> {
    const [state] = (await this.source.query('select version from catalog_state')) as [{ version: number }];
    if (!this.kept || state.version !== this.keptVersion) {
      this.keptVersion = state.version;
      this.kept = this.load();
      this.kept.catch(() => (this.kept = undefined));
    }
    return this.kept;
  }

  private load(): Promise<Catalog> {
    // One snapshot: an import that commits in between must not be half seen.
    return this.source.transaction('REPEATABLE READ', async (db) => {
      const [state] = (await db.query('select version from catalog_state')) as [{ version: number }];
      const rows = (await db.query(
        `select ${CATALOG_COLUMNS} from plan_catalog p join suppliers s on s.id = p.supplier_id
         where p.retired_at is null order by p.plan_key`,
      )) as CatalogRow[];
      const delivery = (await db.query(
        `select network, jsonb_agg(charges order by valid_from) as rows from delivery_charges group by network`,
      )) as { network: string; rows: DatedDelivery[] }[];
      const series = (await db.query('select ref, series from price_series')) as {
        ref: string;
        series: PriceSeries;
      }[];
      return {
        version: state.version,
        plans: rows.map(planOf),
        versionIds: new Map(rows.map((row) => [row.planKey, row.id])),
        delivery: Object.fromEntries(delivery.map((row) => [row.network, row.rows])),
        series: Object.fromEntries(series.map((row) => [row.ref, row.series])),
      };
    });
  }
}
