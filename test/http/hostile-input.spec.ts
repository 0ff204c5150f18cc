/** Every body and query of the contract with values that nobody means well by: never a fault of ours, never more than was asked. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, newPerson, PASSWORD_OF_TESTS } from '../support/client.js';
import { fullAccount, type FullAccount } from '../support/full-account.js';
import { asAdmin, makeAdministrator } from '../support/household.js';
import { testApp, type TestApp } from '../support/test-app.js';

interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
}
interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}
type Json = Record<string, unknown>;

const HOSTILE: readonly unknown[] = [
  null,
  true,
  -1,
  0.5,
  1e308,
  '',
  '\0',
  '\ud800',
  '=1+1',
  '../../etc/passwd',
  "'; drop table users; --",
  '9'.repeat(400),
  '0000-01-01',
  '9999-12-31',
  '9999-12-31T23:59:59Z',
  '00000000-0000-4000-8000-000000000000',
  [],
  [{}],
  {},
  { length: 1e9 },
];
/** What people would like to set, and what is not theirs to set. */
const FOREIGN = {
  id: '00000000-0000-4000-8000-000000000000',
  userId: '00000000-0000-4000-8000-000000000000',
  tenantId: 'x',
  role: 'admin',
  isAdmin: true,
  tier: 'enterprise',
  agreedLimits: {},
  actorId: 'x',
  passwordHash: 'x',
  version: 9,
  createdAt: '2020-01-01T00:00:00Z',
  shortCode: 'x',
  viewCount: 9,
  datasetId: 'x',
  source: 'upload',
  status: 'ok',
};

const AT_ONCE = 4;

describe('hostile input', () => {
  let served: TestApp;
  let account: FullAccount;
  let client: Client;
  let operations: { key: string; method: string; path: string; operation: Operation }[];
  let schemas: Record<string, Schema>;
  let bodies: Readonly<Record<string, Json>>;

  beforeAll(async () => {
    served = await testApp();
    account = await fullAccount(served, 'target');
    ({ client } = account);
    await makeAdministrator(served, account.userId);
    await asAdmin(served, `update users set tier = 'pro' where id = $1`, [account.userId]);
    const { body: contract } = await client.get('/api/openapi.json');
    schemas = contract.components.schemas;
    operations = Object.entries<Record<string, Operation>>(contract.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({
        key: `${method.toUpperCase()} ${path.replace('/api/v1/', '')}`,
        method: method.toUpperCase(),
        path,
        operation,
      })),
    );
    bodies = rightBodies(account);
  }, 60_000);
  afterAll(() => served.close());

  const right = (key: string): Json => {
    const body = bodies[key];
    if (!body) throw new Error(`what is a right body of ${key}? add it to rightBodies`);
    return body;
  };
  const address = (path: string): string => {
    const ids: Record<string, string> = {
      sites: account.ids.siteId,
      meters: account.ids.meterId,
      'usage/entries': account.ids.entryId,
      'usage/register-reads': account.ids.readId,
      sources: account.ids.sourceId,
      analyses: account.ids.analysisId,
      recommendations: account.ids.recommendationId,
      reports: account.ids.reportId,
      datasets: account.ids.datasetId,
      'admin/users': account.userId,
      plans: 'cheap',
    };
    return path.replace(
      /^(\/api\/v1\/|\/)(.*?)\/\{[^}]+\}/,
      (_, prefix, resource) => `${prefix}${resource}/${ids[resource] ?? 'x'.repeat(22)}`,
    );
  };
  const propertiesOf = (schema: Schema): Record<string, Schema> => {
    if (schema.$ref) return propertiesOf(schemas[schema.$ref.split('/').at(-1)!]!);
    return Object.assign({}, ...(schema.allOf ?? []).map(propertiesOf), schema.properties);
  };
  /** Sends a body on top of what is there now. */
  const send = async (method: string, path: string, body: unknown): Promise<number> => {
    const tag =
      method === 'PATCH' || method === 'PUT' ? (await client.get(address(path))).headers.get('etag') : null;
    const headers = { 'content-type': 'application/json', ...(tag && { 'if-match': tag }) };
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return (await client.send(method, address(path), text, headers)).status;
  };

  it('never makes a fault of ours out of a value of a body', async () => {
    const faults: string[] = [];
    let sent = 0;
    const tried = new Set<string>();
    for (const { key, method, path, operation } of operations) {
      const schema = operation.requestBody?.content['application/json']?.schema;
      if (!schema || key === 'POST plans/imports') continue;
      const all = [...variants(right(key), propertiesOf(schema), tried)];
      // Changes are made on top of each other; what is created stands alone, and much of it waits for a hash.
      await each(all, method === 'POST' ? AT_ONCE : 1, async (variant) => {
        const status = await send(method, path, variant);
        sent++;
        if (status >= 500) faults.push(`${status} ${key} ${JSON.stringify(variant).slice(0, 160)}`);
      });
    }
    expect(faults).toEqual([]);
    expect(sent).toBeGreaterThan(1500);
  }, 300_000);

  /** Each property of a body, and of the objects within it, with each hostile value; objects of one class once. */
  function* variants(right: Json, properties: Record<string, Schema>, tried: Set<string>): Iterable<Json> {
    for (const [name, schema] of Object.entries(properties)) {
      for (const value of HOSTILE) yield { ...right, [name]: value };
      const kind = schema.$ref ?? schema.allOf?.[0]?.$ref;
      if (kind === undefined || tried.has(kind)) continue;
      tried.add(kind);
      const inner = (right[name] ?? {}) as Json;
      for (const variant of variants(inner, propertiesOf(schema), tried)) yield { ...right, [name]: variant };
    }
  }

  it('lets nobody set what is not theirs to set, nor reach the prototype of anything', async () => {
    const taken: string[] = [];
    const rows = (): Promise<unknown[]> =>
      asAdmin(served, `select id, tier, is_admin, actor_id, agreed_limits from users where id = $1`, [
        account.userId,
      ]);
    const before = await rows();
    for (const { key, method, path, operation } of operations) {
      const schema = operation.requestBody?.content['application/json']?.schema;
      if (!schema || key === 'POST plans/imports') continue;
      const own = propertiesOf(schema);
      for (const [name, value] of Object.entries(FOREIGN)) {
        if (name in own) continue;
        const status = await send(method, path, { ...right(key), [name]: value });
        if (status !== 400) taken.push(`${key} ${name} ${status}`);
      }
      for (const name of ['__proto__', 'constructor']) {
        const rest = JSON.stringify(right(key)).slice(1);
        const text = `{"${name}":{"prototype":{"polluted":1},"polluted":1}${rest === '}' ? '' : ','}${rest}`;
        const status = await send(method, path, text);
        if (status !== 400) taken.push(`${key} ${name} ${status}`);
      }
    }
    expect(taken).toEqual([]);
    expect(await rows()).toEqual(before);
    expect(({} as Json)['polluted']).toBeUndefined();
  }, 120_000);

  it('never makes a fault of ours out of a query, and takes no parameter twice or as a list', async () => {
    const wrong: string[] = [];
    let tried = 0;
    for (const { key, method, path, operation } of operations) {
      if (method !== 'GET' && key !== 'POST plans/imports') continue;
      for (const { name } of operation.parameters?.filter((one) => one.in === 'query') ?? []) {
        for (const value of [
          '',
          '%00',
          '%ff',
          '-1',
          '1e9',
          "'",
          '__proto__',
          'x'.repeat(3000),
          '0000-01-01',
        ]) {
          const { status } = await client.send(method, `${address(path)}?${name}=${value}`);
          tried++;
          if (status >= 500) wrong.push(`${status} ${key}?${name}=${value.slice(0, 20)}`);
        }
        for (const query of [
          `${name}=1&${name}=2`,
          `${name}[]=1`,
          `${name}[$gt]=1`,
          `__proto__[x]=1&${name}=1`,
        ]) {
          const { status } = await client.send(method, `${address(path)}?${query}`);
          // A required id that is not an id, or is missing, is what is wrong first.
          if (status !== 400) wrong.push(`${status} ${key}?${query}`);
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(tried).toBeGreaterThan(200);
    expect(({} as Json)['x']).toBeUndefined();
  }, 120_000);

  it('takes no file for more than a file', async () => {
    const { client: person } = await newPerson(client);
    for (const header of [
      '__proto__,date,kwh',
      'date,constructor,kwh',
      'date,kwh,"=cmd()"',
      'meter\0,date,kwh',
    ]) {
      const { status } = await person.upload(`${header}\n2026-01-01,1,2\n2026-01-02,1,2\n`, 'x.csv', {
        keep: 'new',
      });
      expect([200, 201, 400, 422]).toContain(status);
    }
    const ids = await person.upload(
      `ESIID,USAGE_DATE,USAGE_START_TIME,USAGE_END_TIME,USAGE_KWH\nX\0\ud800,01/01/2026,00:00,00:15,1\n`,
    );
    expect(ids.status).toBeLessThan(500);
    for (const name of ['a'.repeat(4000), '..\\..\\x', '\u202Egpj.exe', '__proto__', 'nul\0.csv']) {
      const { status, body } = await person.upload(`date,kwh\n2026-01-0${name.length % 9},1\n`, name);
      expect(status).toBeLessThan(500);
      if (status === 201)
        expect((await person.get(`datasets/${body.datasetId}`)).body.fileName).toMatch(
          /^[^/\\\p{Cc}\p{Cf}]{1,200}$/u,
        );
    }
    expect(({} as Json)['date']).toBeUndefined();
  });

  it('keeps to the methods of the contract, whatever a header says', async () => {
    for (const header of ['x-http-method-override', 'x-http-method', 'x-method-override']) {
      const overridden = await client.send('GET', `sites/${account.ids.siteId}`, undefined, {
        [header]: 'DELETE',
      });
      expect(overridden.status).toBe(200);
      const posted = await client.send(
        'POST',
        `sites/${account.ids.siteId}?_method=DELETE`,
        {},
        { [header]: 'DELETE' },
      );
      expect(posted.status).toBe(404);
    }
    for (const method of ['OPTIONS', 'TRACE', 'PROPFIND'])
      expect((await raw(served, method, `/api/v1/sites/${account.ids.siteId}`)).slice(9, 12)).toMatch(/^4/);
    expect((await client.get(`sites/${account.ids.siteId}`)).status).toBe(200);
  });
});

/** Works on all items, so many at once. */
async function each<T>(items: readonly T[], atOnce: number, work: (item: T) => Promise<void>): Promise<void> {
  const rest = items[Symbol.iterator]();
  const worker = async (): Promise<void> => {
    for (const item of rest) await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

/** Methods that fetch refuses to send. @returns the head of the answer */
async function raw(served: TestApp, method: string, path: string): Promise<string> {
  const { connect } = await import('node:net');
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(served.base).port), '127.0.0.1');
    socket.once('error', reject);
    socket.once('data', (data) => {
      resolve(String(data));
      socket.destroy();
    });
    socket.write(`${method} ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
  });
}

function rightBodies({ ids }: FullAccount): Record<string, Json> {
  const { siteId, meterId, analysisId, recommendationId } = ids;
  const weights = { cost: 40, flexibility: 30, renewable: 20, rating: 10 };
  const vetoes = { minRenewablePercent: 0, maxContractMonths: 36, noPrepaid: true };
  const hours = { from: 1, to: 5 };
  return {
    'POST auth/register': {
      email: 'someone@example.org',
      password: PASSWORD_OF_TESTS,
      name: 'x',
      postcode: '77002',
      country: 'US',
      consent: true,
    },
    'POST auth/login': { email: 'someone@example.org', password: 'x' },
    'POST auth/refresh': { refreshToken: 'x' },
    'POST auth/password': { currentPassword: 'not the password', newPassword: PASSWORD_OF_TESTS },
    'POST auth/password-reset': { email: 'nobody@example.org' },
    'POST auth/password-reset/confirm': { token: 'x', password: PASSWORD_OF_TESTS },
    'PATCH users/me': { name: 'x' },
    'PUT users/me/preferences': { weights, vetoes },
    'PUT users/me/current-plan': { planId: 'cheap', contractStart: '2026-01-01', exitFee: { kind: 'none' } },
    'POST users/me/current-plan/bill-check': { from: '2025-02-01', to: '2025-03-01', total: '50' },
    'PUT reminders/settings': { contractEnd: true },
    'POST sites': { name: 'x', postcode: '77002', country: 'US' },
    'PATCH sites/{id}': { city: 'x' },
    'POST meters': { siteId, name: 'x', commodity: 'electricity' },
    'PATCH meters/{id}': { name: 'x' },
    'POST sources': { meterId, provider: 'solaredge', credentials: { apiKey: 'k'.repeat(32), siteId: '1' } },
    'PATCH sources/{id}': { updateMinutes: 60 },
    'POST usage/entries': { meterId, date: '2026-03-01', quantity: '1' },
    'PATCH usage/entries/{id}': { quantity: '1' },
    'POST usage/register-reads': { meterId, readAt: '2026-03-01T00:00:00Z', value: '100' },
    'PATCH usage/register-reads/{id}': { notes: 'x' },
    'POST analyses': { meterId, run: false },
    'POST recommendations': { weights, require: vetoes },
    'POST recommendations/{id}/what-if': {
      weights,
      require: vetoes,
      shift: { share: 0.1, from: hours, to: hours },
      ev: { kwhPerYear: 1000, hours },
      heatPump: { kwhPerYear: 1000 },
      solar: { kwp: 3 },
    },
    'POST feedback': { recommendationId, rating: 5, type: 'helpful' },
    'POST reports': { analysisId },
    'PUT admin/users/{id}/tier': { tier: 'enterprise', limits: { reports: 1000 } },
    'PUT admin/users/{id}/role': { isAdmin: true },
    'POST /r/{shortCode}': { password: 'x' },
  };
}
