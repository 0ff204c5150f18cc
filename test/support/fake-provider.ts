/** A local server that speaks what SolarEdge and Enphase document, with the faults that they have. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { dayText } from '../../src/engine/calendar/civil.js';
import { wallClock } from '../../src/engine/calendar/zone.js';

export type Fault = 'none' | '429' | '500' | 'slow' | 'malformed' | 'html' | 'unauthorised';

export const SOLAREDGE_KEY = 'L4QLVQ1LOKCQX2193VSEICXW61NP6B1O';
const ZONE = 'America/Chicago';
const INTERVAL = 900;

export interface FakeProvider {
  readonly url: string;
  fault: Fault;
  /** Milliseconds before each answer. */
  pause: number;
  /** Watt-hours of a quarter hour, by direction and start. */
  wattHours: (direction: string, start: number) => number;
  /** Paths that were asked for. */
  readonly requests: string[];
  /** The refresh token that is good now; each is good once. */
  refreshToken: string;
  /** Takes back the access tokens that are out. */
  revokeAccess(): void;
  close(): Promise<void>;
}

export async function fakeProvider(): Promise<FakeProvider> {
  let generation = 1;
  let access = '';
  const fake: FakeProvider = {
    url: '',
    fault: 'none',
    pause: 0,
    wattHours: () => 250,
    requests: [],
    refreshToken: 'refresh-token-1',
    revokeAccess: () => (access = ''),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  const json = (response: ServerResponse, status: number, body: unknown, headers = {}): void => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  };

  const failed = (response: ServerResponse): boolean => {
    if (fake.fault === 'none') return false;
    if (fake.fault === '429')
      json(response, 429, { reason: '429', message: ['Usage limit exceeded'] }, { 'retry-after': '90' });
    if (fake.fault === '500') json(response, 500, { String: 'Internal error' });
    if (fake.fault === 'unauthorised') json(response, 401, { code: 401, message: 'Not Authorized' });
    if (fake.fault === 'malformed')
      json(response, 200, { energyDetails: { unit: 'furlongs' }, intervals: 'none' });
    if (fake.fault === 'html') response.writeHead(200).end('<html>maintenance');
    return true;
  };

  const token = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    let form = '';
    for await (const chunk of request) form += String(chunk);
    const given = new URLSearchParams(form).get('refresh_token');
    if (given !== fake.refreshToken) return json(response, 400, { error: 'invalid_grant' });
    generation++;
    access = `access-token-${generation}`;
    fake.refreshToken = `refresh-token-${generation}`;
    return json(response, 200, {
      access_token: access,
      token_type: 'bearer',
      refresh_token: fake.refreshToken,
      expires_in: 86_399,
      scope: 'read write',
    });
  };

  const solarEdge = (url: URL, response: ServerResponse): void => {
    if (url.searchParams.get('api_key') !== SOLAREDGE_KEY)
      return json(response, 403, { String: 'Invalid token' });
    if (url.pathname.endsWith('/details')) {
      return json(response, 200, { details: { id: 1, name: 'Roof of Maria', location: { timeZone: ZONE } } });
    }
    const listed = localQuarters(url.searchParams.get('startTime')!, url.searchParams.get('endTime')!);
    const meters = url.searchParams
      .get('meters')!
      .split(',')
      .map((name) => {
        const type = { PRODUCTION: 'Production', PURCHASED: 'Purchased', FEEDIN: 'FeedIn' }[name] ?? name;
        const direction = { PRODUCTION: 'production', PURCHASED: 'import', FEEDIN: 'export' }[name]!;
        return {
          type,
          values: listed.map(({ date, start }) => ({ date, value: fake.wattHours(direction, start) })),
        };
      });
    return json(response, 200, { energyDetails: { timeUnit: 'QUARTER_OF_AN_HOUR', unit: 'Wh', meters } });
  };

  const enphase = (url: URL, request: IncomingMessage, response: ServerResponse): void => {
    if (access === '' || request.headers.authorization !== `Bearer ${access}`) {
      return json(response, 401, { message: 'Not Authorized', code: 401 });
    }
    const start = Number(url.searchParams.get('start_at'));
    const what = url.pathname.split('/').at(-1)!;
    if (!url.searchParams.has('start_at'))
      return json(response, 200, { system_id: 42, name: 'Enphase of Maria' });
    const end = Math.min(start + 7 * 86_400, Math.floor(Date.now() / 1000));
    const ends = Array.from(
      { length: Math.max(0, Math.floor((end - start) / INTERVAL)) },
      (_, i) => start + (i + 1) * INTERVAL,
    );
    const at = (direction: string, end: number): number => fake.wattHours(direction, end - INTERVAL);
    if (what === 'production_meter') {
      const intervals = ends.map((end_at) => ({
        end_at,
        devices_reporting: 1,
        wh_del: at('production', end_at),
      }));
      return json(response, 200, { system_id: 42, granularity: 'week', intervals });
    }
    const direction = what === 'energy_import_telemetry' ? 'import' : 'export';
    const field = direction === 'import' ? 'wh_imported' : 'wh_exported';
    return json(response, 200, {
      system_id: 42,
      intervals: [ends.map((end_at) => ({ end_at, [field]: at(direction, end_at) }))],
    });
  };

  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const url = new URL(request.url!, 'http://localhost');
    fake.requests.push(url.pathname);
    if (url.pathname === '/oauth/token') return void token(request, response);
    if (failed(response)) return undefined;
    return url.pathname.startsWith('/api/v4/') ? enphase(url, request, response) : solarEdge(url, response);
  };
  const server = createServer((request, response) => {
    setTimeout(() => answer(request, response), fake.pause);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.address() as { port: number };
  return Object.assign(fake, { url: `http://127.0.0.1:${port}` });
}

/** Quarter hours between two local times as SolarEdge lists them: on the site's clock, the repeated hour twice. */
function localQuarters(from: string, to: string): { date: string; start: number }[] {
  const wide = (text: string, by: number): number =>
    Math.floor((new Date(`${text.replace(' ', 'T')}Z`).getTime() / 1000 + by) / INTERVAL) * INTERVAL;
  const quarters: { date: string; start: number }[] = [];
  for (let start = wide(from, 0); start < wide(to, 7 * 3600); start += INTERVAL) {
    const { day, second } = wallClock(ZONE, start);
    const clock = [second / 3600, (second / 60) % 60].map((part) =>
      String(Math.floor(part)).padStart(2, '0'),
    );
    const date = `${dayText(day)} ${clock.join(':')}:00`;
    if (date >= from && date < to) quarters.push({ date, start });
  }
  return quarters;
}
