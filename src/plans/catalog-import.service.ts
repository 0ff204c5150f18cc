import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import type { Caller } from '../auth/caller.js';
import type { Plan } from '../engine/plan.js';
import type { CatalogFile } from '../importers/catalog.js';
import { Threads } from '../threads/threads.service.js';
import type { ImportDto, ImportQuery } from './catalog-import.dto.js';
import { contentHash, insertable } from './plan-mapping.js';
import type { ReadCatalog } from './read-catalog.task.js';

interface OnOffer {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly hash: string;
}

/** What an import does to the catalog. */
interface Difference {
  readonly added: readonly Plan[];
  readonly changed: readonly Plan[];
  readonly unchanged: number;
  /** Versions that go off offer: those replaced, and those missing from the files where that was asked for. */
  readonly leaving: readonly OnOffer[];
  readonly missing: readonly OnOffer[];
}

const named = ({ id, name }: { id: string; name: string }): { id: string; name: string } => ({ id, name });

@Injectable()
export class CatalogImportService {
  constructor(
    private readonly source: DataSource,
    private readonly audit: AuditLog,
    private readonly threads: Threads,
  ) {}

  /**
   * Reads catalog files of any known form and makes the catalog what they say, all or nothing; a dry run only tells.
   * @param by the administrator; absent for the demo catalog of the first start
   */
  async import(files: readonly CatalogFile[], query: ImportQuery, by?: Caller): Promise<ImportDto> {
    return this.store(await this.threads.run('readCatalog', files), query, by);
  }

  /** The part after the importers. */
  store(found: ReadCatalog, query: ImportQuery, by?: Caller): Promise<ImportDto> {
    const dryRun = query.dryRun ?? false;
    return this.source.transaction(async (db) => {
      // Locks the one row: imports come one after the other.
      const [state] = (await db.query('select version from catalog_state for update')) as [
        { version: number },
      ];
      const difference = await compare(db, found.plans, query.retireMissing ?? false);
      const [{ users }] = (await db.query('select users_with_top_pick($1) as users', [
        difference.leaving.map(({ id }) => id),
      ])) as [{ users: number }];
      if (!dryRun) {
        await apply(db, difference, found);
        await db.query('update catalog_state set version = version + 1');
        if (by) {
          const { added, changed, leaving } = difference;
          const detail = { added: added.length, changed: changed.length, leaving: leaving.length };
          await this.audit.write(db, { actorId: by.actorId, action: 'catalog.imported', detail });
        }
      }
      return {
        dryRun,
        added: difference.added.map(named),
        changed: difference.changed.map(named),
        retired: difference.missing.map(({ key, name }) => ({ id: key, name })),
        unchanged: difference.unchanged,
        refused: found.refused.map((one) => ({
          ...named(one),
          reason: one.reason,
          detail: one.detail,
          pointer: one.pointer ?? null,
        })),
        quarantined: found.quarantined.map((one) => ({
          ...named(one),
          reason: 'suspicious_value',
          detail: one.detail,
          pointer: one.pointer ?? null,
        })),
        folded: found.folded.length,
        usersAffected: users,
        catalogVersion: state.version + (dryRun ? 0 : 1),
      };
    });
  }
}

async function compare(
  db: EntityManager,
  plans: readonly Plan[],
  retireMissing: boolean,
): Promise<Difference> {
  const keys = plans.map(({ id }) => id);
  const catalogs = [...new Set(plans.map(({ source }) => source.catalog))];
  const rows = (await db.query(
    `select id, plan_key as key, name, encode(content_hash, 'hex') as hash from plan_catalog
     where retired_at is null and (plan_key = any($1) or ($2 and catalog = any($3))) order by plan_key`,
    [keys, retireMissing, catalogs],
  )) as OnOffer[];
  const onOffer = new Map(rows.map((row) => [row.key, row]));
  const added = plans.filter(({ id }) => !onOffer.has(id));
  const known = plans.filter(({ id }) => onOffer.has(id));
  const changed = known.filter((plan) => onOffer.get(plan.id)!.hash !== contentHash(plan));
  const given = new Set(keys);
  const missing = rows.filter(({ key }) => !given.has(key));
  const leaving = [...changed.map(({ id }) => onOffer.get(id)!), ...missing];
  return { added, changed, unchanged: known.length - changed.length, leaving, missing };
}

async function apply(db: EntityManager, difference: Difference, found: ReadCatalog): Promise<void> {
  await db.query('update plan_catalog set retired_at = now() where id = any($1)', [
    difference.leaving.map(({ id }) => id),
  ]);
  const suppliers = await storeSuppliers(db, found.plans);
  const rows = [...difference.added, ...difference.changed].map((plan) =>
    insertable(plan, suppliers.get(`${plan.country} ${plan.supplier}`)!),
  );
  if (rows.length > 0) {
    const columns = Object.keys(rows[0]!).join(', ');
    await db.query(
      `insert into plan_catalog (${columns}) select ${columns} from jsonb_populate_recordset(null::plan_catalog, $1)`,
      [JSON.stringify(rows)],
    );
  }
  for (const [network, charges] of Object.entries(found.delivery)) {
    for (const charge of charges) {
      await db.query(
        `insert into delivery_charges values ($1, $2, $3)
         on conflict on constraint delivery_charges_pk do update set charges = excluded.charges`,
        [network, charge.from, JSON.stringify(charge)],
      );
    }
  }
  for (const [ref, series] of Object.entries(found.series)) {
    await db.query(
      `insert into price_series values ($1, $2)
       on conflict on constraint price_series_pk do update set series = excluded.series`,
      [ref, JSON.stringify(series)],
    );
  }
}

/** Ids by `country name`. A supplier's rating is the last one published. */
async function storeSuppliers(db: EntityManager, plans: readonly Plan[]): Promise<Map<string, string>> {
  const byKey = new Map(plans.map((plan) => [`${plan.country} ${plan.supplier}`, plan]));
  const suppliers = [...byKey.values()].map(({ supplier, country, supplierRating }) => ({
    name: supplier,
    country,
    rating: supplierRating ?? null,
  }));
  const rows = (await db.query(
    `insert into suppliers as s (name, country, rating)
     select name, country, rating from jsonb_to_recordset($1) as given (name text, country text, rating numeric)
     on conflict on constraint suppliers_name do update
       set rating = coalesce(excluded.rating, s.rating), retired_at = null
     returning id, name, country`,
    [JSON.stringify(suppliers)],
  )) as { id: string; name: string; country: string }[];
  return new Map(rows.map(({ id, name, country }) => [`${country} ${name}`, id]));
}
