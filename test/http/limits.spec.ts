import { describe, expect, it } from '@jest/globals';
import { Client, newPerson } from '../support/client.js';
import { testApp } from '../support/test-app.js';

/** A service of its own per test: passport keeps one strategy per process, so the one started last is the one that checks. */
describe('limits', () => {
  it('refuses a file over the limit', async () => {
    const small = await testApp({ UPLOAD_LIMIT_MB: '1' });
    const { client } = await newPerson(new Client(small.base));
    const answer = await client.upload(new Uint8Array(1024 * 1024 + 1));
    expect([answer.status, answer.body.type]).toEqual([413, 'urn:treebeard:problem:too-large']);
    await small.close();
  });

  it('counts attempts for all processes together, whatever the forwarded address', async () => {
    const { base, close } = await testApp({ AUTH_RATE_LIMIT_PER_MINUTE: '3' });
    const statuses: number[] = [];
    for (let i = 0; i < 5; i++) {
      const { status, headers } = await new Client(base).post(
        'auth/login',
        { email: 'nobody@example.org', password: 'x' },
        { 'x-forwarded-for': `10.0.0.${i}` },
      );
      statuses.push(status);
      expect(headers.get('ratelimit-policy')).toBe('"attempts";q=3;w=60');
      if (status === 429) expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    }
    expect(statuses).toEqual([401, 401, 401, 429, 429]);
    await close();
  });
});
