import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import type { Caller } from '../auth/caller.js';
import { Tenancy } from '../database/tenancy.js';
import type { Plan } from '../engine/plan.js';
import { Cursors } from '../http/cursor.js';
import { DEFAULT_PAGE, page } from '../http/page.dto.js';
import { notFound } from '../http/problem.js';
import { CATALOG_COLUMNS } from './catalog.service.js';
import { planOf, type CatalogRow } from './plan-mapping.js';
import { PlanVersion } from './plan-version.entity.js';
import type {
  PlanDto,
  PlanPage,
  PlansQuery,
  PlanSummaryDto,
  PlanVersionsDto,
  SupplierDto,
  SupplierPage,
  SuppliersQuery,
} from './plans.dto.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const summary = (row: CatalogRow): PlanSummaryDto => ({
  id: row.planKey,
  versionId: row.id,
  name: row.name,
  supplier: row.supplier,
  supplierRating: row.supplierRating,
  country: row.country,
  planType: row.planType,
  contractMonths: row.contractMonths,
  renewablePercent: row.renewablePercent,
  regions: row.regions,
  prepaid: row.prepaid,
  effectiveFrom: row.effectiveFrom,
  effectiveTo: row.effectiveTo,
  catalog: row.catalog,
});

@Injectable()
export class PlansService {
  constructor(
    private readonly source: DataSource,
    private readonly tenancy: Tenancy,
    private readonly cursors: Cursors,
    private readonly audit: AuditLog,
  ) {}

  /** Plans on offer, by name. */
  async search(query: PlansQuery): Promise<PlanPage> {
    const after = query.cursor ? this.cursors.read('plans', query.cursor) : null;
    const rows = (await this.source.query(
      `select ${CATALOG_COLUMNS} from plan_catalog p join suppliers s on s.id = p.supplier_id
       where p.retired_at is null
         and ($1::text is null or (p.name || ' ' || s.name) ilike '%' || $1 || '%')
         and ($2::text is null or p.regions @> array[$2] or p.regions = '{}')
         and ($3::text is null or p.country = $3)
         and ($4::text is null or p.plan_type = $4)
         and ($5::text is null or s.name = $5)
         and ($6::numeric is null or p.renewable_percent >= $6)
         and ($7::integer is null or p.contract_months <= $7)
         and ($8::boolean is null or p.prepaid = $8)
         and ($9::text is null or (p.name, p.plan_key) > ($9, $10))
       order by p.name, p.plan_key limit $11`,
      [
        query.q?.replace(/[\\%_]/g, '\\$&') ?? null,
        query.region ?? null,
        query.country ?? null,
        query.type ?? null,
        query.supplier ?? null,
        query.minRenewable ?? null,
        query.maxTerm ?? null,
        query.prepaid ?? null,
        after?.[0] ?? null,
        after?.[1] ?? null,
        (query.limit ?? DEFAULT_PAGE) + 1,
      ],
    )) as CatalogRow[];
    return page(rows.map(summary), query, this.cursors, 'plans', (plan) => [plan.name, plan.id]);
  }

  /** A version as the engine knows it. @throws Problem 404 */
  async plan(id: string): Promise<Plan> {
    return planOf(await this.row(id));
  }

  /** A plan by its id (the version on offer, else the last one), or a version by its own id. @throws Problem 404 */
  async read(id: string): Promise<PlanDto> {
    const row = await this.row(id);
    return {
      ...summary(row),
      version: row.version,
      commodity: row.commodity,
      customer: row.customer,
      eligibility: row.eligibility,
      exitFee: row.exitFee,
      rateStructure: row.rateStructure,
      enrolUrl: row.enrolUrl,
      source: row.source,
      flags: row.flags,
      retiredAt: row.retiredAt,
    };
  }

  /** All versions of a plan, the newest first. @throws Problem 404 */
  async versions(id: string): Promise<PlanVersionsDto> {
    const { planKey } = await this.row(id);
    const rows = await this.source.manager.find(PlanVersion, { where: { planKey }, order: { id: 'DESC' } });
    return {
      items: rows.map(({ id, version, createdAt, retiredAt }) => ({
        versionId: id,
        version,
        createdAt,
        retiredAt,
      })),
    };
  }

  /** Takes a plan off offer; what was answered with it stays readable. @throws Problem 404 */
  async retire(id: string, by: Caller): Promise<void> {
    await this.source.transaction(async (db) => {
      const [retired] = (await db.query(
        'update plan_catalog set retired_at = now() where (plan_key = $1 or id::text = $1) and retired_at is null returning id',
        [id],
      )) as [unknown[], number];
      if (retired.length === 0) throw notFound();
      await db.query('update catalog_state set version = version + 1');
      await this.audit.write(db, { actorId: by.actorId, action: 'plan.retired', subject: id });
    });
  }

  async suppliers(query: SuppliersQuery): Promise<SupplierPage> {
    const after = query.cursor ? this.cursors.read('suppliers', query.cursor) : null;
    const rows = (await this.source.query(
      `select id, name, country, rating, review_count as "reviewCount", website, phone from suppliers
       where retired_at is null and ($1::text is null or country = $1)
         and ($2::text is null or (name, id::text) > ($2, $3))
       order by name, id::text limit $4`,
      [query.country ?? null, after?.[0] ?? null, after?.[1] ?? null, (query.limit ?? DEFAULT_PAGE) + 1],
    )) as SupplierDto[];
    return page(rows, query, this.cursors, 'suppliers', (supplier) => [supplier.name, supplier.id]);
  }

  private async row(id: string): Promise<CatalogRow & { retiredAt: Date | null }> {
    const [row] = (await this.tenancy.shared.query(
      `select ${CATALOG_COLUMNS}, p.retired_at as "retiredAt"
       from plan_catalog p join suppliers s on s.id = p.supplier_id
       where ${UUID.test(id) ? 'p.id = $1' : 'p.plan_key = $1'}
       order by p.retired_at desc nulls first limit 1`,
      [id],
    )) as (CatalogRow & { retiredAt: Date | null })[];
    if (!row) throw notFound();
    return row;
  }
}
