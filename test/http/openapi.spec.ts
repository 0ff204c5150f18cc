import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, newPerson } from '../support/client.js';
import { testApp, type TestApp } from '../support/test-app.js';

interface Operation {
  readonly method: string;
  readonly path: string;
  readonly open: boolean;
}

describe('the contract', () => {
  let served: TestApp;
  let anybody: Client;
  // A document is read here as what it is: JSON.
  // oxlint-disable-next-line typescript/no-explicit-any
  let document: any;
  let operations: Operation[];

  beforeAll(async () => {
    served = await testApp();
    anybody = new Client(served.base);
    document = (await anybody.get('/api/openapi.json')).body;
    operations = Object.entries<Record<string, { security?: unknown[] }>>(document.paths).flatMap(
      ([path, methods]) =>
        Object.entries(methods).map(([method, { security }]) => ({
          method: method.toUpperCase(),
          path,
          open: !security,
        })),
    );
  });
  afterAll(() => served.close());

  it('is OpenAPI 3.1 without a word of 3.0, every schema filled in', async () => {
    expect(document.openapi).toMatch(/^3\.1\./);
    expect(JSON.stringify(document)).not.toContain('"nullable"');
    const empty = Object.entries<{ properties?: object; enum?: unknown[] }>(document.components.schemas)
      .filter(([, schema]) => !schema.enum && Object.keys(schema.properties ?? {}).length === 0)
      .map(([name]) => name);
    expect(empty).toEqual([]);
    expect((await anybody.get('/api/docs')).headers.get('content-type')).toMatch(/^text\/html/);
  });

  it('says what every operation does, and answers', () => {
    const silent = operations.filter(({ method, path }) => {
      const operation = document.paths[path][method.toLowerCase()];
      return !operation.summary && !operation.description;
    });
    expect(silent).toEqual([]);
    expect(operations.length).toBeGreaterThan(30);
  });

  it('asks for a log-in wherever it says so, and for nothing else first', async () => {
    for (const { method, path } of operations.filter(({ open }) => !open)) {
      const { status } = await anybody.send(
        method,
        path.replace(/\{\w+\}/g, '00000000-0000-4000-8000-000000000000'),
      );
      expect(`${method} ${path} ${status}`).toBe(`${method} ${path} 401`);
    }
  });

  it('answers ids of nobody with 404 on every route that takes one', async () => {
    const { client } = await newPerson(anybody);
    for (const { method, path } of operations.filter(({ open, path }) => !open && /\{id\}/.test(path))) {
      for (const id of ['00000000-0000-4000-8000-000000000000', "x'--", '%00']) {
        const body = method === 'GET' ? undefined : {};
        const address = path.replace(/\{\w+\}/g, id);
        const { status } = await client.send(method, address, body, { 'if-match': '"v1"' });
        // A body that is not valid, and what is for administrators, may be refused before anybody looks for the id.
        expect(`${method} ${path} ${[400, 403, 404].includes(status) ? 'refused' : status}`).toBe(
          `${method} ${path} refused`,
        );
        if (method === 'GET' || method === 'DELETE') expect(status).toBeLessThan(405);
      }
    }
  });

  it('lets no body of odd shape through to a fault of ours', async () => {
    const { client } = await newPerson(anybody);
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    const bodies = [
      '',
      '{',
      '[]',
      'null',
      '1e400',
      deep,
      '{"__proto__":{"x":1}}',
      '{"constructor":{"prototype":{"x":1}}}',
    ];
    for (const path of ['auth/login', 'auth/register', 'usage/entries', 'recommendations', 'feedback']) {
      for (const body of bodies) {
        const { status } = await client.send('POST', path, body, { 'content-type': 'application/json' });
        // `recommendations` needs nothing of its body: without usage it is 422.
        expect(
          `${path} ${body.slice(0, 40)} ${[400, 401, 415, 422].includes(status) ? 'refused' : status}`,
        ).toBe(`${path} ${body.slice(0, 40)} refused`);
      }
    }
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
    const large = await client.send('POST', 'feedback', `{"text":"${'x'.repeat(2_000_000)}"}`, {
      'content-type': 'application/json',
    });
    expect(large.status).toBe(413);
  });

  it('is alive and ready, and measures routes, not addresses', async () => {
    expect((await anybody.get('/health/live')).body).toEqual({ status: 'live' });
    expect((await anybody.get('/health/ready')).body).toEqual({ status: 'ready' });
    await anybody.get('plans/some-secret-name');
    const metrics = (await anybody.get('/metrics')).body as string;
    expect(metrics).toContain('route="/api/v1/plans/:id"');
    expect(metrics).not.toContain('some-secret-name');
  });

  it('keeps answers out of caches and frames, and gives every one a trace id', async () => {
    const { client } = await newPerson(anybody);
    const { headers } = await client.get('users/me', {
      traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`,
    });
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-trace-id')).toBe('a'.repeat(32));
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('ratelimit')).toMatch(/^"requests";r=\d+;t=\d+$/);
  });
});
