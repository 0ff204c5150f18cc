/** What no HTTP client would send: over bare sockets. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from '../support/client.js';
import { testApp, type TestApp } from '../support/test-app.js';

const TIMEOUT_SECONDS = 3;
const SLOW_CLIENTS = 200;

describe('bare sockets', () => {
  let served: TestApp;
  let port: number;
  beforeAll(async () => {
    served = await testApp({ REQUEST_TIMEOUT_SECONDS: String(TIMEOUT_SECONDS) });
    port = Number(new URL(served.base).port);
  });
  afterAll(() => served.close());

  /** Sends bytes and reads until the server closes. */
  async function answers(bytes: string): Promise<string> {
    const socket = connect(port, '127.0.0.1');
    let text = '';
    socket.on('data', (data) => (text += String(data)));
    socket.on('error', () => undefined);
    socket.write(bytes);
    await once(socket, 'close');
    return text;
  }

  const HIDDEN = 'GET /api/v1/admin/users HTTP/1.1\r\nHost: x\r\n\r\n';
  const post = (...headers: string[]): string =>
    [
      'POST /api/v1/auth/login HTTP/1.1',
      'Host: x',
      'Content-Type: application/json',
      ...headers,
      '',
      '',
    ].join('\r\n');

  it.each([
    ['a length and chunks', post('Content-Length: 5', 'Transfer-Encoding: chunked') + `0\r\n\r\n${HIDDEN}`],
    ['chunks and a length', post('Transfer-Encoding: chunked', 'Content-Length: 5') + `0\r\n\r\n${HIDDEN}`],
    ['two lengths', post('Content-Length: 2', 'Content-Length: 60') + `{}${HIDDEN}`],
    ['a list of lengths', post('Content-Length: 2, 60') + `{}${HIDDEN}`],
    ['a length with a sign', post('Content-Length: +2') + `{}${HIDDEN}`],
    ['a length in hexadecimal', post('Content-Length: 0x2') + `{}${HIDDEN}`],
    ['a blank before the colon', post('Content-Length : 2') + `{}${HIDDEN}`],
    ['a coding that is nearly chunked', post('Transfer-Encoding: xchunked') + `0\r\n\r\n${HIDDEN}`],
    ['a coding after chunked', post('Transfer-Encoding: chunked, identity') + `0\r\n\r\n${HIDDEN}`],
    ['a chunk of no size', post('Transfer-Encoding: chunked') + `zz\r\n{}\r\n0\r\n\r\n${HIDDEN}`],
    ['a chunk of a negative size', post('Transfer-Encoding: chunked') + `-1\r\n{}\r\n0\r\n\r\n${HIDDEN}`],
    ['a chunk longer than its size', post('Transfer-Encoding: chunked') + `2\r\n{}xx\r\n0\r\n\r\n${HIDDEN}`],
    ['a folded header', post('Transfer-Encoding:', ' chunked', 'Content-Length: 2') + `{}${HIDDEN}`],
    ['lines without a carriage return', post('X: y\nTransfer-Encoding: chunked') + `0\r\n\r\n${HIDDEN}`],
    ['a NUL in a header', post('X: a\0b', 'Content-Length: 2') + `{}${HIDDEN}`],
  ])('refuses %s and closes, and answers nothing that hides behind it', async (_what, bytes) => {
    const text = await answers(bytes);
    expect(text.slice(0, 12)).toBe('HTTP/1.1 400');
    expect(text.match(/HTTP\/1\.1/g)).toHaveLength(1);
    expect(text).not.toContain('401');
  });

  it('refuses a head that never ends to grow', async () => {
    const text = await answers(`GET / HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(100_000)}\r\n\r\n`);
    expect(text.slice(0, 12)).toBe('HTTP/1.1 431');
  });

  it('cuts clients that send a byte now and then, and serves the others meanwhile', async () => {
    const head = 'GET /api/v1/plans HTTP/1.1\r\nHost: x\r\nX-Slow: ';
    const slow: Socket[] = [];
    let cut = 0;
    const trickles = Array.from({ length: SLOW_CLIENTS }, async (_, i) => {
      const socket = connect(port, '127.0.0.1');
      socket.on('error', () => undefined);
      socket.resume();
      await once(socket, 'connect');
      slow.push(socket);
      socket.write(i % 2 ? head : post('Content-Length: 1000') + '{');
      const trickle = setInterval(() => socket.write('a'), 200);
      await once(socket, 'close');
      clearInterval(trickle);
      cut++;
    });
    while (slow.length < SLOW_CLIENTS) await new Promise((resolve) => setTimeout(resolve, 10));
    const client = new Client(served.base);
    const begin = Date.now();
    for (let i = 0; i < 50; i++) expect((await client.get('plans')).status).toBe(200);
    expect(Date.now() - begin).toBeLessThan(10_000);
    await Promise.all(trickles);
    expect(cut).toBe(SLOW_CLIENTS);
    // Not before their time, and not long after.
    expect(Date.now() - begin).toBeLessThan((TIMEOUT_SECONDS + 10) * 1000);
    expect((await client.get('/health/live')).status).toBe(200);
  }, 60_000);
});
