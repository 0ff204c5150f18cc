import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, newPerson } from '../support/client.js';
import { fullAccount, type FullAccount } from '../support/full-account.js';
import { testApp, type TestApp } from '../support/test-app.js';

type Ids = FullAccount['ids'];

/** Whose id the path of a resource takes. What is not here belongs to everybody, or to administrators. */
const RESOURCE: Readonly<Record<string, keyof Ids>> = {
  sites: 'siteId',
  meters: 'meterId',
  datasets: 'datasetId',
  'usage/entries': 'entryId',
  'usage/register-reads': 'readId',
  sources: 'sourceId',
  analyses: 'analysisId',
  recommendations: 'recommendationId',
  reports: 'reportId',
};
/** The catalog is everybody's, administrators answer 403 to all others, and a report's code is made to be passed on. */
const NOT_PERSONAL = /^\/api\/v1\/(plans|suppliers|admin|schemas)\b|^\/r\//;

/** What needs no log-in: getting one, the catalog, and what was shared. */
const OPEN = /^\/api\/v1\/(auth|plans|suppliers|schemas)\b|^\/r\//;

/** Bodies that are right but for whose ids they name. */
const BODIES: Readonly<Record<string, Record<string, unknown>>> = {
  'POST /api/v1/meters': { name: 'x', commodity: 'electricity' },
  'POST /api/v1/usage/entries': { date: '2026-03-01', quantity: '1' },
  'POST /api/v1/usage/register-reads': { readAt: '2026-03-01T00:00:00Z', value: '1' },
  'POST /api/v1/sources': { provider: 'solaredge', credentials: { apiKey: 'k'.repeat(32), siteId: '1' } },
  'POST /api/v1/feedback': { rating: 5, type: 'helpful' },
  'POST /api/v1/users/me/current-plan/bill-check': { from: '2026-01-01', to: '2026-02-01', total: '1' },
};

interface Schema {
  readonly $ref?: string;
  readonly format?: string;
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
}
interface Operation {
  readonly security?: unknown;
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}

describe('isolation, swept over the whole contract', () => {
  let served: TestApp;
  let owner: FullAccount;
  let stranger: Client;
  let own: Ids;
  let operations: { method: string; path: string; operation: Operation; schemas: Record<string, Schema> }[];

  beforeAll(async () => {
    served = await testApp();
    owner = await fullAccount(served, 'owner');
    const second = await fullAccount(served, 'stranger');
    stranger = second.client;
    own = second.ids;
    const { body: contract } = await stranger.get('/api/openapi.json');
    operations = Object.entries<Record<string, Operation>>(contract.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        method: method.toUpperCase(),
        path,
        operation,
        schemas: contract.components.schemas,
      })),
    );
  }, 60_000);
  afterAll(() => served.close());

  const ids = (): Ids => owner.ids;

  it('answers 404 to another person’s id in every path that takes one', async () => {
    let tried = 0;
    for (const { method, path } of operations) {
      if (!path.includes('{') || NOT_PERSONAL.test(path)) continue;
      const resource = path.slice('/api/v1/'.length, path.indexOf('/{'));
      const kind = RESOURCE[resource];
      if (!kind) throw new Error(`whose is ${path}? add it to RESOURCE`);
      const address = path.replace(/\{[^}]+\}/, ids()[kind]);
      const body = method === 'GET' || method === 'DELETE' ? undefined : {};
      const theirs = await stranger.send(method, address, body, { 'if-match': '"v1"' });
      const unknown = await stranger.send(
        method,
        path.replace(/\{[^}]+\}/, '00000000-0000-4000-8000-000000000000'),
        body,
        {
          'if-match': '"v1"',
        },
      );
      expect([`${method} ${path}`, theirs.status]).toEqual([`${method} ${path}`, 404]);
      // Nothing tells what is somebody else's from what does not exist.
      expect({ ...theirs.body, traceId: '' }).toEqual({ ...unknown.body, traceId: '' });
      tried++;
    }
    expect(tried).toBeGreaterThan(25);
  }, 60_000);

  it('answers 404 to another person’s id in every body that takes one', async () => {
    let tried = 0;
    for (const { method, path, operation, schemas } of operations) {
      const schema = operation.requestBody?.content['application/json']?.schema;
      if (!schema || NOT_PERSONAL.test(path)) continue;
      for (const name of idProperties(schema, schemas)) {
        const key = `${method} ${path}`;
        const kind = name === 'parentMeterId' ? 'meterId' : name;
        const body: Record<string, unknown> = { ...BODIES[key], [name]: ids()[kind as keyof Ids] };
        // Whatever else it names is the caller's own.
        if (path === '/api/v1/meters' && name !== 'siteId') body['siteId'] = own.siteId;
        const address = path.replace(/\{[^}]+\}/, own.meterId);
        const { headers } = path.includes('{') ? await stranger.get(address) : { headers: new Headers() };
        const answer = await stranger.send(method, address, body, {
          'if-match': headers.get('etag') ?? '"v1"',
        });
        expect([key, name, answer.status]).toEqual([key, name, 404]);
        tried++;
      }
    }
    expect(tried).toBeGreaterThan(10);
  }, 60_000);

  it('answers 404 to another person’s id in every query that takes one', async () => {
    let tried = 0;
    for (const { method, path, operation } of operations) {
      for (const { name } of operation.parameters?.filter(
        (one) => one.in === 'query' && one.name.endsWith('Id'),
      ) ?? []) {
        if (NOT_PERSONAL.test(path)) continue;
        const answer = await stranger.send(method, `${path}?${name}=${ids()[name as keyof Ids]}`);
        expect([`${method} ${path}`, name, answer.status]).toEqual([`${method} ${path}`, name, 404]);
        tried++;
      }
    }
    expect(tried).toBeGreaterThan(3);
  });

  it('refuses another person’s cursor', async () => {
    const { client } = await newPerson(new Client(served.base));
    let tried = 0;
    for (const { method, path, operation } of operations) {
      if (!operation.parameters?.some(({ name }) => name === 'cursor') || NOT_PERSONAL.test(path)) continue;
      const mine = operation.parameters.some(({ name }) => name === 'meterId')
        ? `&meterId=${ids().meterId}`
        : '';
      const { body } = await owner.client.send(method, `${path}?limit=1${mine}`);
      if (!body.next) continue;
      const answer = await client.send(method, `${path}?cursor=${body.next}`);
      expect([path, answer.status]).toEqual([path, 400]);
      tried++;
    }
    expect(tried).toBeGreaterThan(0);
  });

  it('asks everybody else to log in', async () => {
    const anybody = new Client(served.base);
    const open = operations.filter(({ operation }) => operation.security === undefined);
    expect(open.filter(({ path }) => !OPEN.test(path)).map(({ path }) => path)).toEqual([]);
    for (const { method, path, operation } of operations) {
      if (operation.security === undefined) continue;
      const address = path.replace(/\{[^}]+\}/g, '00000000-0000-4000-8000-000000000000');
      expect([`${method} ${path}`, (await anybody.send(method, address)).status]).toEqual([
        `${method} ${path}`,
        401,
      ]);
    }
  });
});

/** Names of the ids in a body, of the parts that it is made of as well. */
function idProperties(schema: Schema, schemas: Record<string, Schema>): string[] {
  if (schema.$ref) return idProperties(schemas[schema.$ref.split('/').at(-1)!]!, schemas);
  const parts = (schema.allOf ?? []).flatMap((part) => idProperties(part, schemas));
  const own = Object.keys(schema.properties ?? {}).filter((name) => name.endsWith('Id') && name !== 'planId');
  return [...new Set([...parts, ...own])];
}
