import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client as Database } from 'pg';
import { CatalogImportService } from '../../src/plans/catalog-import.service.js';
import { catalogOf, flatPlan } from '../support/catalog.js';
import { Client, newPerson } from '../support/client.js';
import { testApp, type TestApp } from '../support/test-app.js';

describe('the catalog', () => {
  let served: TestApp;
  let anybody: Client;
  let imports: CatalogImportService;

  beforeAll(async () => {
    served = await testApp();
    anybody = new Client(served.base);
    imports = served.app.get(CatalogImportService);
    await imports.store(
      catalogOf(
        flatPlan('a', '0.10'),
        flatPlan('b', '0.12', { networks: ['tdu:ONCOR'], renewablePercent: 100 }),
        flatPlan('c', '0.11', { networks: ['tdu:CENTERPOINT'], contractMonths: 24, supplier: 'Other Power' }),
      ),
      {},
    );
  });
  afterAll(() => served.close());

  const ids = async (query: string): Promise<string[]> =>
    (await anybody.get(`plans?${query}`)).body.items.map((plan: { id: string }) => plan.id);

  it('is searched by region, share of renewables, term, supplier and words', async () => {
    expect(await ids('')).toEqual(['a', 'b', 'c']);
    expect(await ids('region=tdu:ONCOR')).toEqual(['a', 'b']);
    expect(await ids('minRenewable=50')).toEqual(['b']);
    expect(await ids('maxTerm=12')).toEqual(['a', 'b']);
    expect(await ids('supplier=Other%20Power')).toEqual(['c']);
    expect(await ids('q=flat%20b')).toEqual(['b']);
    expect(await ids('q=%25')).toEqual([]);
  });

  it('comes page by page', async () => {
    const first = await anybody.get('plans?limit=2');
    expect(first.body.items).toHaveLength(2);
    const second = await anybody.get(`plans?limit=2&cursor=${first.body.next}`);
    expect(second.body).toMatchObject({ items: [{ id: 'c' }], next: null });
  });

  it.each(['limit=0', 'limit=101', 'limit=1&limit=2', 'limit[$gt]=1', 'type=free', 'cursor=xx', 'unknown=1'])(
    'refuses ?%s',
    async (query) => {
      expect((await anybody.get(`plans?${query}`)).status).toBe(400);
    },
  );

  it('gives a plan by its id or its version’s', async () => {
    const plan = await anybody.get('plans/a');
    expect(plan.body).toMatchObject({
      id: 'a',
      rateStructure: { currency: 'USD' },
      exitFee: { amount: '150.00' },
    });
    expect((await anybody.get(`plans/${plan.body.versionId}`)).body).toEqual(plan.body);
    expect((await anybody.get('plans/nothing')).status).toBe(404);
    expect((await anybody.get('suppliers')).body.items.map((one: { name: string }) => one.name)).toEqual([
      'Example Energy',
      'Other Power',
    ]);
  });

  it('keeps the old version of a plan that changes, and does nothing for one that does not', async () => {
    const before = (await anybody.get('plans/a')).body;
    const dry = await imports.store(
      catalogOf(
        flatPlan('a', '0.09'),
        flatPlan('b', '0.12', { networks: ['tdu:ONCOR'], renewablePercent: 100 }),
      ),
      { dryRun: true },
    );
    expect(dry).toMatchObject({ added: [], changed: [{ id: 'a' }], unchanged: 1, retired: [], dryRun: true });
    expect((await anybody.get('plans/a')).body).toEqual(before);
    await imports.store(catalogOf(flatPlan('a', '0.09')), {});
    expect((await anybody.get('plans/a')).body.versionId).not.toBe(before.versionId);
    expect((await anybody.get(`plans/${before.versionId}`)).body.retiredAt).toMatch(/^20/);
    expect((await anybody.get('plans/a/versions')).body.items).toHaveLength(2);
  });

  it('is changed by administrators alone', async () => {
    const person = await newPerson(anybody);
    for (const path of ['plans/imports', 'plans/a/retire']) {
      expect((await anybody.post(path, {})).status).toBe(401);
      expect((await person.client.post(path, {})).status).toBe(403);
    }
    const database = new Database({ connectionString: served.database.adminUrl });
    await database.connect();
    await database.query('update users set is_admin = true where id = $1', [person.id]);
    expect((await person.client.post('plans/a/retire')).status).toBe(204);
    expect(await ids('')).toEqual(['b', 'c']);
    const { rows } = await database.query('select action, subject, actor_id from audit_log');
    expect(rows).toMatchObject([{ action: 'plan.retired', subject: 'a' }]);
    expect(rows[0].actor_id).not.toBe(person.id);
    await database.end();
  });

  it('publishes the schema of the rate structure', async () => {
    const { body } = await anybody.get('schemas/rate-structure');
    expect(body).toMatchObject({
      type: 'object',
      required: expect.arrayContaining(['currency', 'components']),
    });
  });
});
