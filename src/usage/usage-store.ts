/** Readings into the tables of days and periods. Plain functions on an open transaction of the user. */
import type { EntityManager } from 'typeorm';
import { kwhText } from '../engine/money.js';
import type { Channel } from '../engine/series/usage.js';
import { settleDay } from './merged-day.js';
import { packChannel, type DayQuality, type Loose, type PackedDay } from './packed-day.js';

export type Source = 'upload' | 'api' | 'manual';

/** Where readings come from and whose they are. */
export interface Origin {
  readonly userId: string;
  readonly meterId: string;
  /** Zone of the meter's site: days are cut there. */
  readonly zone: string;
  readonly source: Source;
  readonly datasetId: string | null;
}

export interface StoredDay {
  readonly date: string;
  readonly start: number;
  readonly seconds: number;
  readonly interval: number;
  readonly readings: Buffer | null;
  readonly total: number;
  readonly quality: DayQuality;
  readonly source: Source;
}

/** Columns of StoredDay. */
export const DAY_COLUMNS = `usage_date as date, extract(epoch from starts_at)::double precision as start, seconds,
  interval_seconds as interval, readings, (total * 1000000)::double precision as total, quality, source`;

/** A quantity in millionths of the unit as the text of a numeric. */
const numeric = (micro: number): string => kwhText(micro);

/**
 * One writer of a person's readings at a time, until the transaction ends: days are merged with what is there, so two at once
 * would each lose what the other one brought.
 */
export async function lockUsage(db: EntityManager, userId: string): Promise<void> {
  await db.query(`select pg_advisory_xact_lock(hashtextextended('usage ' || $1, 0))`, [userId]);
}

/**
 * Stores a channel: its days are merged with those that are there, and what fits no day becomes periods. A day that somebody
 * typed in stands until it is deleted.
 * @returns how many days are new or changed
 */
export async function storeChannel(db: EntityManager, channel: Channel, origin: Origin): Promise<number> {
  const { days, loose } = packChannel(channel, origin.zone);
  await lockUsage(db, origin.userId);
  await storePeriods(db, channel, loose, origin);
  if (days.length === 0) return 0;
  const stored = (await db.query(
    `select ${DAY_COLUMNS} from usage_history
     where user_id = $1 and meter_id = $2 and register = $3 and direction = $4 and usage_date between $5 and $6`,
    [origin.userId, origin.meterId, channel.register, channel.direction, days[0]!.date, days.at(-1)!.date],
  )) as StoredDay[];
  const before = new Map(stored.map((day) => [day.date, day]));
  const changed = days.flatMap((day) => {
    const old = before.get(day.date);
    if (!old) return [day];
    const merged = settleDay(old, { ...day, source: origin.source });
    return same(old, merged) ? [] : [merged];
  });
  if (changed.length > 0) await upsertDays(db, channel, changed, origin);
  return changed.length;
}

const same = (a: PackedDay, b: PackedDay): boolean =>
  a.total === b.total &&
  a.interval === b.interval &&
  a.quality === b.quality &&
  (a.readings === null || b.readings === null
    ? a.readings === b.readings
    : Buffer.compare(a.readings, b.readings) === 0);

async function upsertDays(
  db: EntityManager,
  channel: Pick<Channel, 'register' | 'direction' | 'role' | 'netted'>,
  days: readonly PackedDay[],
  origin: Origin,
): Promise<void> {
  await db.query(
    `insert into usage_history as h (user_id, meter_id, register, direction, role, netted, source, dataset_id,
       usage_date, starts_at, seconds, interval_seconds, readings, total, quality)
     select $1, $2, $3, $4, $5, $15, $6, $7, d.date, to_timestamp(d.start), d.seconds, d.interval, d.readings, d.total, d.quality
     from unnest($8::date[], $9::double precision[], $10::integer[], $11::integer[], $12::bytea[], $13::numeric[], $14::text[])
       as d (date, start, seconds, interval, readings, total, quality)
     on conflict on constraint usage_history_pk do update set
       role = excluded.role, netted = excluded.netted, source = excluded.source, dataset_id = excluded.dataset_id, starts_at = excluded.starts_at,
       seconds = excluded.seconds, interval_seconds = excluded.interval_seconds, readings = excluded.readings,
       total = excluded.total, quality = excluded.quality, version = h.version + 1, updated_at = now()`,
    [
      origin.userId,
      origin.meterId,
      channel.register,
      channel.direction,
      channel.role,
      origin.source,
      origin.datasetId,
      days.map((day) => day.date),
      days.map((day) => day.start),
      days.map((day) => day.seconds),
      days.map((day) => day.interval),
      days.map((day) => day.readings && Buffer.from(day.readings)),
      days.map((day) => numeric(day.total)),
      days.map((day) => day.quality),
      channel.netted ?? false,
    ],
  );
}

/** Periods of a later file replace those of earlier ones that they overlap. */
async function storePeriods(
  db: EntityManager,
  channel: Channel,
  loose: Loose,
  origin: Origin,
): Promise<void> {
  if (loose.starts.length === 0) return;
  const key = [origin.userId, origin.meterId, channel.register, channel.direction];
  const spans = [Array.from(loose.starts), Array.from(loose.ends)];
  await db.query(
    `delete from usage_periods p
     using unnest($5::double precision[], $6::double precision[]) as n (first, last)
     where p.user_id = $1 and p.meter_id = $2 and p.register = $3 and p.direction = $4
       and p.starts_at < to_timestamp(n.last) and p.ends_at > to_timestamp(n.first)`,
    [...key, ...spans],
  );
  await db.query(
    `insert into usage_periods (user_id, meter_id, register, direction, role, netted, source, dataset_id,
       starts_at, ends_at, quantity, quality_code)
     select $1, $2, $3, $4, $7, $12, $8, $9, to_timestamp(n.first), to_timestamp(n.last), n.quantity, n.code
     from unnest($5::double precision[], $6::double precision[], $10::numeric[], $11::smallint[])
       as n (first, last, quantity, code)`,
    [
      ...key,
      ...spans,
      channel.role,
      origin.source,
      origin.datasetId,
      Array.from(loose.quantities, numeric),
      Array.from(loose.quality),
      channel.netted ?? false,
    ],
  );
}
