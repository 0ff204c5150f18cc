import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, newPerson, PASSWORD_OF_TESTS } from '../support/client.js';
import { testApp, type TestApp } from '../support/test-app.js';

const SECRET = 'a secret of the tests, long enough for anybody';

const base64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

function token(header: object, payload: object, secret = SECRET): string {
  const signed = `${base64(header)}.${base64(payload)}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

describe('accounts', () => {
  let served: TestApp;
  let anybody: Client;

  beforeAll(async () => {
    served = await testApp({ JWT_SECRET: SECRET });
    anybody = new Client(served.base);
  });
  afterAll(() => served.close());

  it('registers, says who is logged in, and never shows the password', async () => {
    const { client, email } = await newPerson(anybody);
    const { status, body } = await client.get('auth/me');
    expect(status).toBe(200);
    expect(body).toMatchObject({ email, timezone: 'America/Chicago', tier: 'free', isAdmin: false });
    expect(JSON.stringify(body)).not.toMatch(/password|hash|\$2[aby]\$/i);
  });

  it('takes an address once, whatever its case', async () => {
    const { email } = await newPerson(anybody);
    const again = await anybody.post('auth/register', {
      email: email.toUpperCase(),
      password: PASSWORD_OF_TESTS,
      name: 'X',
      postcode: '77002',
      country: 'US',
      consent: true,
    });
    expect(again.status).toBe(409);
    expect(again.body.type).toBe('urn:treebeard:problem:email-taken');
  });

  it.each([
    ['no consent', { consent: false }, '/consent'],
    ['a short password', { password: 'short' }, '/password'],
    ['a password that bcrypt would cut', { password: 'x'.repeat(73) }, '/password'],
    ['73 bytes in fewer letters', { password: 'ü'.repeat(37) }, '/password'],
    ['no address', { email: 'maria' }, '/email'],
    ['no time zone', { timezone: 'Mars/Olympus' }, '/timezone'],
    ['a field that nobody asked for', { isAdmin: true }, '/isAdmin'],
    ['a country of several zones', { country: 'BR', postcode: '01000-000' }, '/timezone'],
  ])('refuses %s, naming the field', async (_, over, pointer) => {
    const { status, headers, body } = await anybody.post('auth/register', {
      email: 'new@example.org',
      password: PASSWORD_OF_TESTS,
      name: 'X',
      postcode: '77002',
      country: 'US',
      consent: true,
      ...over,
    });
    expect(status).toBe(400);
    expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(body).toMatchObject({ type: 'urn:treebeard:problem:validation-failed', status: 400 });
    expect(body.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer);
    expect(body.traceId).toMatch(/^[0-9a-f]{32}$/);
  });

  it('logs in, and answers an unknown address like a wrong password', async () => {
    const { email } = await newPerson(anybody);
    const right = await anybody.post('auth/login', { email, password: PASSWORD_OF_TESTS });
    expect(right.status).toBe(200);
    const wrong = await anybody.post('auth/login', { email, password: 'wrong' });
    const unknown = await anybody.post('auth/login', { email: 'nobody@example.org', password: 'wrong' });
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect({ ...unknown.body, traceId: '' }).toEqual({ ...wrong.body, traceId: '' });
  });

  it('rotates refresh tokens, and ends the session when one comes back', async () => {
    const { client, refreshToken } = await newPerson(anybody);
    const second = await anybody.post('auth/refresh', { refreshToken });
    expect(second.status).toBe(200);
    expect((await client.get('auth/me')).status).toBe(200);
    expect((await anybody.post('auth/refresh', { refreshToken })).status).toBe(401);
    expect((await anybody.post('auth/refresh', { refreshToken: second.body.refreshToken })).status).toBe(401);
    expect((await client.get('auth/me')).status).toBe(401);
  });

  it('gives one of two simultaneous refreshes and then trusts neither', async () => {
    const { refreshToken } = await newPerson(anybody);
    const both = await Promise.all([
      anybody.post('auth/refresh', { refreshToken }),
      anybody.post('auth/refresh', { refreshToken }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 401]);
  });

  it('makes tokens worthless by logging out', async () => {
    const { client, refreshToken } = await newPerson(anybody);
    expect((await client.post('auth/logout')).status).toBe(204);
    expect((await client.get('auth/me')).status).toBe(401);
    expect((await anybody.post('auth/refresh', { refreshToken })).status).toBe(401);
  });

  it('takes no forged, foreign or outdated access token', async () => {
    const { client, id } = await newPerson(anybody);
    const [, payloadText] = client.token!.split('.');
    const good = JSON.parse(Buffer.from(payloadText!, 'base64url').toString());
    const header = { alg: 'HS256', typ: 'at+jwt' };
    const now = Math.floor(Date.now() / 1000);
    expect((await anybody.as(token(header, good)).get('auth/me')).status).toBe(200);
    const attacks: Record<string, string> = {
      none: `${base64({ alg: 'none', typ: 'at+jwt' })}.${base64(good)}.`,
      'another secret': token(header, good, 'x'.repeat(40)),
      'another type': token({ ...header, typ: 'JWT' }, good),
      'another audience': token(header, { ...good, aud: 'elsewhere' }),
      'no audience': token(header, { ...good, aud: undefined }),
      'another issuer': token(header, { ...good, iss: 'elsewhere' }),
      expired: token(header, { ...good, exp: now - 1 }),
      'not yet valid': token(header, { ...good, nbf: now + 3600 }),
      'another algorithm': token({ ...header, alg: 'HS512' }, good),
      'a key of its own': token({ ...header, jku: 'http://x', kid: "' or 1=1--" }, good, 'x'),
      'no session': token(header, { ...good, sid: undefined }),
      'a session that is no id': token(header, { ...good, sid: "x' or true --" }),
      'an unknown session': token(header, { ...good, sid: id }),
      'another subject': token(header, { ...good, sub: '00000000-0000-4000-8000-000000000000' }),
      'a refresh token': 'x'.repeat(86),
    };
    for (const [name, attack] of Object.entries(attacks)) {
      const { status } = await anybody.as(attack).get('auth/me');
      expect(`${name}: ${status}`).toBe(`${name}: 401`);
    }
  });
});
