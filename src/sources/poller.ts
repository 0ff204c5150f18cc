import { isDeepStrictEqual } from 'node:util';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { SETTINGS, type Settings } from '../config/settings.js';
import { Tenancy } from '../database/tenancy.js';
import { QUALITY, type Channel, type Direction } from '../engine/series/usage.js';
import type { Category } from '../sites/category.js';
import { Meter } from '../sites/meter.entity.js';
import { Site } from '../sites/site.entity.js';
import { storeChannel } from '../usage/usage-store.js';
import { User } from '../users/user.entity.js';
import { EnergySource } from './energy-source.entity.js';
import type { Chunk, Measurement, MeasurementQuality, Provider, Session } from './provider.js';
import { ProviderFault } from './provider-fault.js';
import { ProviderHttp } from './provider-http.js';
import { providerNamed } from './providers.js';
import { Vault } from './vault.js';

/** What a meter of each category takes from a provider. No provider tells of storage yet. */
export const DIRECTIONS_OF: Readonly<Record<Category, readonly Direction[]>> = {
  PROD: ['production'],
  CONS: ['import', 'export'],
  INJ: ['export'],
  STOR: [],
};

const CODES: Readonly<Record<MeasurementQuality, number>> = {
  good: QUALITY.actual,
  estimated: QUALITY.estimated,
  bad: QUALITY.unknown,
};

const DAY = 86_400;
/** How far a first poll looks back. */
const FIRST_DAYS = 28;
/** Providers correct what they told: each poll asks for the last two days again. */
const AGAIN_DAYS = 2;
const MINUTE_MS = 60_000;
const LONGEST_PAUSE_MINUTES = 1440;

interface Connection {
  readonly source: EnergySource;
  /** Whether the person still wants readings to be stored. */
  readonly consent: boolean;
  readonly meter: Meter;
  readonly zone: string;
  readonly provider: Provider<unknown>;
}

/** Fetches the readings of sources. Polling again changes nothing: every reading has its place. */
@Injectable()
export class Poller {
  private readonly logger = new Logger('Poller');

  constructor(
    private readonly tenancy: Tenancy,
    private readonly vault: Vault,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Polls a source and notes how it went. A source that is gone or paused is left alone. */
  async poll(userId: string, sourceId: string): Promise<void> {
    const connection = await this.connection(userId, sourceId);
    if (!connection?.source.active) return;
    if (!connection.consent) {
      const statusDetail = 'Consent was withdrawn: nothing is fetched until it is given again.';
      return this.note(connection, { status: 'waiting', statusDetail }, connection.source.updateMinutes);
    }
    const now = Math.floor(Date.now() / 1000);
    try {
      const session = await this.session(connection, now);
      const { readUntil } = connection.source;
      const back = readUntil ? readUntil.getTime() / 1000 - AGAIN_DAYS * DAY : now - FIRST_DAYS * DAY;
      const from = Math.floor(back / DAY) * DAY;
      for await (const chunk of connection.provider.readings(session, from, now)) {
        await this.tenancy.withUser(userId, (db) => store(db, connection, chunk));
      }
      await this.note(
        connection,
        { status: 'ok', statusDetail: null, failures: 0 },
        connection.source.updateMinutes,
      );
    } catch (error) {
      await this.noteFault(connection, error);
    }
  }

  /** Asks the provider whether the credentials are good. @returns undefined for a source that is gone */
  async test(
    userId: string,
    sourceId: string,
  ): Promise<{ ok: boolean; system: string | null; detail: string | null } | undefined> {
    const connection = await this.connection(userId, sourceId);
    if (!connection) return undefined;
    try {
      const session = await this.session(connection, Math.floor(Date.now() / 1000));
      return { ok: true, system: await connection.provider.test(session), detail: null };
    } catch (error) {
      if (!(error instanceof ProviderFault)) throw error;
      return { ok: false, system: null, detail: `${connection.provider.title}: ${error.message}` };
    }
  }

  private connection(userId: string, sourceId: string): Promise<Connection | undefined> {
    return this.tenancy.withUser(userId, async (db) => {
      const source = await db.findOneBy(EnergySource, { userId, id: sourceId });
      const provider = source && providerNamed(source.provider);
      if (!source || !provider) return undefined;
      const meter = await db.findOneByOrFail(Meter, { userId, id: source.meterId });
      const { timezone: zone } = await db.findOneByOrFail(Site, { userId, id: meter.siteId });
      const { consentGiven: consent } = await db.findOneByOrFail(User, { id: userId });
      return { source, consent, meter, zone, provider };
    });
  }

  private async session(
    { source, meter, zone, provider }: Connection,
    now: number,
  ): Promise<Session<unknown>> {
    const { secret, stale } = this.opened(source);
    const renew: Session<unknown>['renew'] = (old, exchange) => this.renew(source, old, exchange);
    // The encryption key was changed: this secret moves to the new one.
    const credentials = stale ? await renew(secret, (same) => Promise.resolve(same)) : secret;
    return {
      credentials: provider.credentials.parse(credentials),
      http: new ProviderHttp(
        this.settings.providerUrls[provider.name] ?? provider.baseUrl,
        this.settings.providerTimeoutMs,
      ),
      directions: DIRECTIONS_OF[meter.category],
      zone,
      now,
      renew,
    };
  }

  private opened(source: Pick<EnergySource, 'credentials' | 'userId'>): { secret: unknown; stale: boolean } {
    try {
      return this.vault.open(source.credentials, source.userId);
    } catch {
      throw new ProviderFault('refused', 'its credentials cannot be opened any more: enter them again');
    }
  }

  /** The row is locked while the provider is asked, so that a token that is good once is used once. */
  private renew(
    { userId, id }: EnergySource,
    old: unknown,
    exchange: (old: unknown) => Promise<unknown>,
  ): Promise<unknown> {
    return this.tenancy.withUser(userId, async (db) => {
      const lock = { mode: 'pessimistic_write' } as const;
      const stored = await db.findOne(EnergySource, { where: { userId, id }, lock });
      if (!stored) throw new ProviderFault('away', 'it was disconnected');
      const { secret } = this.opened(stored);
      if (!isDeepStrictEqual(secret, old)) return secret;
      const fresh = await exchange(secret);
      await db.update(EnergySource, { userId, id }, { credentials: this.vault.seal(fresh, userId) });
      return fresh;
    });
  }

  private async noteFault(connection: Connection, error: unknown): Promise<void> {
    const { source, provider } = connection;
    if (!(error instanceof ProviderFault)) throw error;
    const statusDetail = `${provider.title}: ${error.message}`;
    const failures = source.failures + 1;
    this.logger.warn({ source: source.id, kind: error.kind, failures });
    if (error.kind === 'limited') {
      const minutes = (error.retryAfter ?? source.updateMinutes * 60) / 60;
      await this.note(connection, { status: 'waiting', statusDetail }, minutes);
    } else if (error.kind === 'refused') {
      await this.note(
        connection,
        { status: 'refused', statusDetail, failures, active: false },
        LONGEST_PAUSE_MINUTES,
      );
    } else {
      const backOff = Math.min(source.updateMinutes * 2 ** failures, LONGEST_PAUSE_MINUTES);
      const minutes = Math.max(backOff, (error.retryAfter ?? 0) / 60);
      await this.note(connection, { status: 'failing', statusDetail, failures }, minutes);
    }
  }

  /** What a poll says of credentials or a schedule that were changed meanwhile is not true any more. */
  private async note(
    { source: { userId, id, version } }: Connection,
    how: Partial<Pick<EnergySource, 'status' | 'statusDetail' | 'failures' | 'active'>>,
    nextInMinutes: number,
  ): Promise<void> {
    const now = Date.now();
    await this.tenancy.withUser(userId, (db) =>
      db.update(
        EnergySource,
        { userId, id, version },
        { ...how, lastPolledAt: new Date(now), nextPollAt: new Date(now + nextInMinutes * MINUTE_MS) },
      ),
    );
  }
}

/** Measurements become readings of the meter, in the transaction that says how far they reach. */
async function store(db: EntityManager, { source, meter, zone }: Connection, chunk: Chunk): Promise<void> {
  const { userId, id } = source;
  // Erased or disconnected while the provider was thinking.
  const [still] = (await db.query('select 1 from energy_sources where user_id = $1 and id = $2 for update', [
    userId,
    id,
  ])) as unknown[];
  if (!still) return;
  for (const direction of DIRECTIONS_OF[meter.category]) {
    const measurements = chunk.measurements.filter((one) => one.direction === direction);
    if (measurements.length === 0) continue;
    await storeChannel(db, channelOf(meter, direction, measurements), {
      userId,
      zone,
      meterId: meter.id,
      source: 'api',
      datasetId: null,
      // What the provider says last stands.
      keep: 'new',
    });
  }
  const newest = chunk.measurements.reduce((latest, { end }) => Math.max(latest, end), 0);
  await db.query(
    `update energy_sources set read_until = greatest(read_until, to_timestamp($3)) where user_id = $1 and id = $2 and $3 > 0`,
    [userId, id, newest],
  );
}

function channelOf(meter: Meter, direction: Direction, measurements: readonly Measurement[]): Channel {
  // A provider that lists an interval twice has one reading of it.
  const byStart = new Map(measurements.map((one) => [one.start, one]));
  const sorted = [...byStart.values()].sort((a, b) => a.start - b.start);
  return {
    meter: meter.serial,
    register: '',
    role: 'general',
    direction,
    commodity: meter.commodity,
    unit: meter.unit,
    starts: Float64Array.from(sorted, ({ start }) => start),
    ends: Float64Array.from(sorted, ({ end }) => end),
    quantities: Float64Array.from(sorted, ({ wattHours }) => Math.round(wattHours * 1000)),
    quality: Uint8Array.from(sorted, ({ quality }) => CODES[quality]),
  };
}
