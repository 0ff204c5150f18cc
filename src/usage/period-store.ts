/** Readings that fit no day (bills, readings off the grid of their day) into the table of periods. */
import type { EntityManager } from 'typeorm';
import { isoInstant } from '../engine/calendar/zone.js';
import { kwhText } from '../engine/money.js';
import { latestRevision, type ReadChannel } from '../readers/revisions.js';
import type { Overlap } from './overlap.js';
import type { Loose } from './packed-day.js';
import { laterRevision } from './merged-day.js';
import type { Origin } from './usage-store.js';

interface StoredPeriod {
  readonly start: number;
  readonly end: number;
  readonly quantity: number;
  readonly revision: number;
}

/** Periods that are there already, in the columns of StoredPeriod. What lies between two reads of a counter gives way to any file. */
const OVERLAPPED = `select distinct extract(epoch from p.starts_at)::double precision as start,
    extract(epoch from p.ends_at)::double precision as end, (p.quantity * 1000000)::double precision as quantity, p.revision
  from usage_periods p, unnest($5::double precision[], $6::double precision[]) as n (first, last)
  where p.user_id = $1 and p.meter_id = $2 and p.register = $3 and p.direction = $4
    and p.source <> 'manual' and p.starts_at < to_timestamp(n.last) and p.ends_at > to_timestamp(n.first)
  order by start`;

/** Adds periods. Those that overlap stored ones replace them, or are left out, or contradict them. */
export async function storePeriods(
  db: EntityManager,
  channel: ReadChannel,
  loose: Loose,
  origin: Origin,
  overlap: Overlap,
): Promise<void> {
  if (loose.starts.length === 0) return;
  const key = [origin.userId, origin.meterId, channel.register, channel.direction];
  const stored = (await db.query(OVERLAPPED, [
    ...key,
    Array.from(loose.starts),
    Array.from(loose.ends),
  ])) as StoredPeriod[];
  const given = Array.from(loose.starts, (start, i) => ({
    start,
    end: loose.ends[i]!,
    quantity: loose.quantities[i]!,
    quality: loose.quality[i]!,
    revision: latestRevision(channel.revisions, start, loose.ends[i]!),
  }));
  const added = given.filter((one) => {
    const others = stored.filter(({ start, end }) => start < one.end && end > one.start);
    const outcomes = others.map((other) => outcome(other, one, origin));
    others.forEach(({ quantity }, i) => {
      if (outcomes[i] === undefined)
        overlap.add([{ start: isoInstant(one.start), stored: quantity, given: one.quantity }]);
    });
    return outcomes.every((winner) => winner === 'new');
  });
  if (added.length === 0) return;
  const spans = [added.map(({ start }) => start), added.map(({ end }) => end)];
  await db.query(
    `delete from usage_periods p
     using unnest($5::double precision[], $6::double precision[]) as n (first, last)
     where p.user_id = $1 and p.meter_id = $2 and p.register = $3 and p.direction = $4
       and p.starts_at < to_timestamp(n.last) and p.ends_at > to_timestamp(n.first)`,
    [...key, ...spans],
  );
  await db.query(
    `insert into usage_periods (user_id, meter_id, register, direction, role, netted, source, dataset_id,
       starts_at, ends_at, quantity, quality_code, revision)
     select $1, $2, $3, $4, $7, $12, $8, $9, to_timestamp(n.first), to_timestamp(n.last), n.quantity, n.code, n.revision
     from unnest($5::double precision[], $6::double precision[], $10::numeric[], $11::smallint[], $13::double precision[])
       as n (first, last, quantity, code, revision)`,
    [
      ...key,
      ...spans,
      channel.role,
      origin.source,
      origin.datasetId,
      added.map(({ quantity }) => kwhText(quantity)),
      added.map(({ quality }) => quality),
      channel.netted ?? false,
      added.map(({ revision }) => revision),
    ],
  );
}

/** Of two periods that overlap; undefined where they contradict each other. */
function outcome(stored: StoredPeriod, given: StoredPeriod, { keep }: Origin): 'old' | 'new' | undefined {
  if (stored.start === given.start && stored.end === given.end && stored.quantity === given.quantity)
    return 'old';
  const later = laterRevision(stored.revision, given.revision) ?? keep;
  if (later) return later;
  if (stored.start !== given.start) return undefined;
  // The bill of a running month grows until it is closed.
  if (given.end > stored.end && given.quantity >= stored.quantity) return 'new';
  return given.end < stored.end && given.quantity <= stored.quantity ? 'old' : undefined;
}
