/** Readings into the tables of days and periods. Plain functions on an open transaction of the user. */
import type { EntityManager } from 'typeorm';
import { kwhText } from '../engine/money.js';
import type { Channel } from '../engine/series/usage.js';
import { latestRevision, type ReadChannel } from '../readers/revisions.js';
import { laterRevision, settleDay, type Keep } from './merged-day.js';
import { Overlap } from './overlap.js';
import { packChannel, type DayQuality, type PackedDay } from './packed-day.js';
import { storePeriods } from './period-store.js';

export type Source = 'upload' | 'api' | 'manual';

/** Where readings come from and whose they are. */
export interface Origin {
  readonly userId: string;
  readonly meterId: string;
  /** Zone of the meter's site: days are cut there. */
  readonly zone: string;
  readonly source: Source;
  readonly datasetId: string | null;
  /** What stands where readings contradict stored ones; a problem where nobody says. */
  readonly keep?: Keep;
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
  readonly revision: number;
}

/** Columns of StoredDay. */
export const DAY_COLUMNS = `usage_date as date, extract(epoch from starts_at)::double precision as start, seconds,
  interval_seconds as interval, readings, (total * 1000000)::double precision as total, quality, source, revision`;

/** A quantity in millionths of the unit as the text of a numeric. */
const numeric = (micro: number): string => kwhText(micro);

/**
 * One writer of a person's readings at a time, until the transaction ends: days are merged with what is there, so two at once
 * would each lose what the other one brought.
 */
export async function lockUsage(db: EntityManager, userId: string): Promise<void> {
  await db.query(`select pg_advisory_xact_lock(hashtextextended('usage ' || $1, 0))`, [userId]);
}

/** A day with the revision it comes from. */
interface RevisedDay {
  readonly day: PackedDay;
  readonly revision: number;
}

/**
 * Stores a channel: its days are merged with those that are there, and what fits no day becomes periods. A later revision
 * replaces an earlier one. A day that somebody typed in stands until it is deleted.
 * @returns how many days are new or changed
 * @throws Problem 409 naming the readings that contradict stored ones, unless `keep` says which stand
 */
export async function storeChannel(db: EntityManager, channel: ReadChannel, origin: Origin): Promise<number> {
  const overlap = new Overlap(channel);
  const { days, loose } = packChannel(channel, origin.zone);
  await lockUsage(db, origin.userId);
  await storePeriods(db, channel, loose, origin, overlap);
  const changed = days.length === 0 ? [] : await changedDays(db, channel, days, origin, overlap);
  overlap.settle();
  if (changed.length > 0) await upsertDays(db, channel, changed, origin);
  return changed.length;
}

async function changedDays(
  db: EntityManager,
  channel: ReadChannel,
  days: readonly PackedDay[],
  origin: Origin,
  overlap: Overlap,
): Promise<RevisedDay[]> {
  const stored = (await db.query(
    `select ${DAY_COLUMNS} from usage_history
     where user_id = $1 and meter_id = $2 and register = $3 and direction = $4 and usage_date between $5 and $6`,
    [origin.userId, origin.meterId, channel.register, channel.direction, days[0]!.date, days.at(-1)!.date],
  )) as StoredDay[];
  const before = new Map(stored.map((day) => [day.date, day]));
  return days.flatMap((day): RevisedDay[] => {
    const old = before.get(day.date);
    const revision = latestRevision(channel.revisions, day.start, day.start + day.seconds);
    if (!old) return [{ day, revision }];
    const keep = laterRevision(old.revision, revision) ?? origin.keep;
    const merged = settleDay(old, { ...day, source: origin.source }, keep);
    overlap.add(merged.contradictions);
    if (merged.day === old) return [];
    const later = Math.max(old.revision, revision);
    return same(old, merged.day) && later === old.revision ? [] : [{ day: merged.day, revision: later }];
  });
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
  revised: readonly RevisedDay[],
  origin: Origin,
): Promise<void> {
  const days = revised.map(({ day }) => day);
  await db.query(
    `insert into usage_history as h (user_id, meter_id, register, direction, role, netted, source, dataset_id,
       usage_date, starts_at, seconds, interval_seconds, readings, total, quality, revision)
     select $1, $2, $3, $4, $5, $15, $6, $7, d.date, to_timestamp(d.start), d.seconds, d.interval, d.readings, d.total, d.quality,
       d.revision
     from unnest($8::date[], $9::double precision[], $10::integer[], $11::integer[], $12::bytea[], $13::numeric[], $14::text[],
       $16::double precision[]) as d (date, start, seconds, interval, readings, total, quality, revision)
     on conflict on constraint usage_history_pk do update set
       role = excluded.role, netted = excluded.netted, source = excluded.source, dataset_id = excluded.dataset_id, starts_at = excluded.starts_at,
       seconds = excluded.seconds, interval_seconds = excluded.interval_seconds, readings = excluded.readings,
       total = excluded.total, quality = excluded.quality,
       revision = excluded.revision, version = h.version + 1, updated_at = now()`,
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
      revised.map(({ revision }) => revision),
    ],
  );
}
