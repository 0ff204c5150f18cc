import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource, EntityManager } from 'typeorm';
import { applicationDataSource, ownerDataSource } from '../../src/database/data-source.js';
import { checkApplicationRole } from '../../src/database/role-check.js';
import { Tenancy } from '../../src/database/tenancy.js';
import { testDatabase, type TestDatabase } from '../support/test-database.js';

describe('row-level security at pool size 1', () => {
  let database: TestDatabase;
  let source: DataSource;
  let tenancy: Tenancy;
  const anna = randomUUID();
  const ben = randomUUID();

  const addUser = (id: string) => (db: EntityManager) =>
    db.query(
      `insert into users (id, email, password_hash, name, postcode, country, timezone, consent_given, consent_at,
         consent_version, actor_id)
       values ($1, $2, 'x', 'x', '77002', 'US', 'America/Chicago', true, now(), '1', $3)`,
      [id, `${id}@example.org`, randomUUID()],
    );
  const addSite = (userId: string, name: string) => (db: EntityManager) =>
    db.query(
      `insert into sites (user_id, name, postcode, country, timezone) values ($1, $2, '77002', 'US', 'UTC')`,
      [userId, name],
    );
  const siteNames = async (db: EntityManager): Promise<string[]> =>
    ((await db.query('select name from sites order by name')) as { name: string }[]).map((row) => row.name);

  beforeAll(async () => {
    database = await testDatabase();
    source = await applicationDataSource(database.appUrl, 1).initialize();
    tenancy = new Tenancy(source);
    await tenancy.withUser(anna, addUser(anna));
    await tenancy.withUser(ben, addUser(ben));
    await tenancy.withUser(anna, addSite(anna, "Anna's"));
    await tenancy.withUser(ben, addSite(ben, "Ben's"));
  });
  afterAll(async () => {
    await source.destroy();
    await database.drop();
  });

  it('shows no rows without a user, before and after a transaction', async () => {
    expect(await siteNames(source.manager)).toEqual([]);
    await tenancy.withUser(anna, siteNames);
    expect(await siteNames(source.manager)).toEqual([]);
  });

  it('keeps 1,000 interleaved transactions of two users apart, a third of them aborted', async () => {
    const seen = await Promise.all(
      Array.from({ length: 1000 }, async (_, i) => {
        const own = i % 2 ? anna : ben;
        try {
          return await tenancy.withUser(own, async (db) => {
            const names = await siteNames(db);
            if (i % 3 === 0) await db.query('select 1 / 0');
            return `${own === anna ? "Anna's" : "Ben's"} ${names.join()}`;
          });
        } catch {
          return 'aborted';
        }
      }),
    );
    expect([...new Set(seen)].sort()).toEqual(["Anna's Anna's", "Ben's Ben's", 'aborted']);
  }, 60_000);

  it('refuses to write a row for another user', async () => {
    await expect(tenancy.withUser(anna, addSite(ben, 'planted'))).rejects.toThrow(/row-level security/);
  });

  it('refuses a reference to another user’s row', async () => {
    const [site] = (await tenancy.withUser(ben, (db) => db.query('select id from sites'))) as {
      id: string;
    }[];
    const planted = tenancy.withUser(anna, (db) =>
      db.query(
        `insert into meters (user_id, site_id, name, serial, commodity, unit) values ($1, $2, 'm', 'm', 'electricity', 'kWh')`,
        [anna, site!.id],
      ),
    );
    await expect(planted).rejects.toThrow(/meters_site/);
  });

  it('refuses copying in, and reading past the policy by a setting', async () => {
    const tricked = tenancy.withUser(anna, async (db) => {
      await db.query("select set_config('app.definer', 'on', true)");
      return siteNames(db);
    });
    expect(await tricked).toEqual(["Anna's"]);
    await expect(tenancy.withUser(anna, (db) => db.query('copy sites from stdin'))).rejects.toThrow(
      /not supported with row-level security/,
    );
  });

  it('joins an open transaction of the same user and refuses another’s', async () => {
    await tenancy.withUser(anna, async () => {
      expect(await tenancy.withUser(anna, siteNames)).toEqual(["Anna's"]);
      await expect(tenancy.withUser(ben, siteNames)).rejects.toThrow(/another user/);
    });
  });

  it('takes no text for a user id', async () => {
    await expect(tenancy.withUser("' or true --", siteNames)).rejects.toThrow(RangeError);
  });

  it('starts for the application role and for no other', async () => {
    await checkApplicationRole(source);
    for (const [url, fault] of [
      [database.adminUrl, /DATABASE_URL: .*superuser/],
      [database.ownerUrl, /DATABASE_URL: .*owns tables/],
    ] as const) {
      const other = await ownerDataSource(url).initialize();
      await expect(checkApplicationRole(other)).rejects.toThrow(fault);
      await other.destroy();
    }
  });
});
