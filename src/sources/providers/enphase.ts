/**
 * Enphase Enlighten Systems API v4: an API key for the application and OAuth 2 tokens for the system; the access token lives a
 * day, each refresh token is good once. Telemetry is a week per request, stamped with the end of the interval.
 */
import { z } from 'zod';
import type { Direction } from '../../engine/series/usage.js';
import type { Chunk, Measurement, Provider, Session } from '../provider.js';
import { ProviderFault } from '../provider-fault.js';

const credentials = z.strictObject({
  apiKey: z.string().min(8).max(200),
  clientId: z.string().min(8).max(200),
  clientSecret: z.string().min(8).max(200),
  systemId: z.string().regex(/^\d{1,12}$/, 'expected the number of the system'),
  refreshToken: z.string().min(8).max(4000),
  accessToken: z.string().max(4000).optional(),
  /** Epoch seconds. */
  accessTokenUntil: z.number().optional(),
});
type Credentials = z.infer<typeof credentials>;

const tokensShape = z.object({
  access_token: z.string(),
  refresh_token: z.string(),
  expires_in: z.coerce.number(),
});
const systemShape = z.object({ system_id: z.number(), name: z.string() });

const meteredShape = z.object({
  intervals: z.array(
    z.object({
      end_at: z.number(),
      devices_reporting: z.number().optional(),
      wh_del: z.number().nullish(),
      enwh: z.number().nullish(),
    }),
  ),
});
/** Grid telemetry comes as one list per day. */
const gridShape = z.object({
  intervals: z.array(
    z.array(
      z.object({
        end_at: z.number(),
        wh_imported: z.number().nullish(),
        wh_exported: z.number().nullish(),
      }),
    ),
  ),
});

interface Interval {
  readonly end: number;
  readonly wattHours: number | null | undefined;
  /** Nobody measured: a zero of theirs is no reading. */
  readonly silent: boolean;
}

const INTERVAL = 900;
const WEEK = 7 * 86_400;
/** A token about to expire is refreshed before it is used. */
const MARGIN = 60;

export const enphase: Provider<Credentials> = {
  name: 'enphase',
  title: 'Enphase',
  baseUrl: 'https://api.enphaseenergy.com',
  credentials,

  async test(session) {
    return (await new Enlighten(session).get('', systemShape)).name;
  },

  async *readings(session, from, to): AsyncIterable<Chunk> {
    const enlighten = new Enlighten(session);
    for (let start = from; start < to; start += WEEK) {
      const measurements: Measurement[] = [];
      for (const direction of session.directions) {
        const intervals = await TELEMETRY[direction]?.(enlighten, start);
        for (const interval of intervals ?? [])
          measurements.push(...measured(interval, direction, session.now));
      }
      yield {
        measurements: measurements.sort((a, b) => a.start - b.start),
        until: Math.min(start + WEEK, to),
      };
    }
  },
};

const TELEMETRY: Partial<Record<Direction, (api: Enlighten, start: number) => Promise<Interval[]>>> = {
  production: (api, start) => api.metered('production_meter', start),
  house: (api, start) => api.metered('consumption_meter', start),
  import: (api, start) => api.grid('energy_import_telemetry', start, 'wh_imported'),
  export: (api, start) => api.grid('energy_export_telemetry', start, 'wh_exported'),
};

function measured({ end, wattHours, silent }: Interval, direction: Direction, now: number): Measurement[] {
  if (wattHours === null || wattHours === undefined || silent || end > now || end % INTERVAL !== 0) return [];
  const quality = wattHours < 0 ? 'bad' : 'good';
  return [{ direction, start: end - INTERVAL, end, wattHours: Math.max(0, wattHours), quality }];
}

/** The API of one system, with a token that is good. */
class Enlighten {
  private credentials: Credentials;

  constructor(private readonly session: Session<Credentials>) {
    this.credentials = session.credentials;
  }

  async metered(what: string, start: number): Promise<Interval[]> {
    const { intervals } = await this.get(`/telemetry/${what}`, meteredShape, start);
    return intervals.map(({ end_at: end, wh_del, enwh, devices_reporting: reporting }) => ({
      end,
      wattHours: wh_del ?? enwh,
      silent: reporting === 0,
    }));
  }

  async grid(what: string, start: number, field: 'wh_imported' | 'wh_exported'): Promise<Interval[]> {
    const { intervals } = await this.get(`/${what}`, gridShape, start);
    return intervals
      .flat()
      .map((interval) => ({ end: interval.end_at, wattHours: interval[field], silent: false }));
  }

  async get<T>(path: string, shape: z.ZodType<T>, start?: number): Promise<T> {
    const fresh = (this.credentials.accessTokenUntil ?? 0) > this.session.now + MARGIN;
    if (!fresh) await this.refresh();
    try {
      return await this.ask(path, shape, start);
    } catch (error) {
      // A token that was taken back before its time.
      if (!fresh || !(error instanceof ProviderFault) || error.kind !== 'refused') throw error;
      await this.refresh();
      return this.ask(path, shape, start);
    }
  }

  private ask<T>(path: string, shape: z.ZodType<T>, start?: number): Promise<T> {
    const { systemId, apiKey, accessToken } = this.credentials;
    return this.session.http.json(`/api/v4/systems/${systemId}${path}`, shape, {
      query: start === undefined ? {} : { start_at: String(start), granularity: 'week' },
      headers: { authorization: `Bearer ${accessToken}`, key: apiKey },
    });
  }

  private async refresh(): Promise<void> {
    this.credentials = await this.session.renew(this.credentials, (old) => this.exchange(old));
  }

  /** The old refresh token is worth nothing once this is answered. */
  private async exchange(old: Credentials): Promise<Credentials> {
    const { clientId, clientSecret, refreshToken } = old;
    const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
    const tokens = await this.session.http.json('/oauth/token', tokensShape, {
      method: 'POST',
      headers: { authorization: `Basic ${basic}` },
      form: { grant_type: 'refresh_token', refresh_token: refreshToken },
    });
    return {
      ...old,
      accessToken: tokens.access_token,
      refreshToken: tokens.refresh_token,
      accessTokenUntil: this.session.now + tokens.expires_in,
    };
  }
}
