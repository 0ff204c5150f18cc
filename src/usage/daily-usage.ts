/** What meters counted, day by day: the one place that joins day rows with readings that span more than a day. */
import type { EntityManager } from 'typeorm';
import { milliwattHours } from '../engine/money.js';
import type { Direction } from '../engine/series/usage.js';

/**
 * Days of the meters $2 of user $1 from $3 to $4 (null: open), one row per register. A period is shared out to its days by time,
 * so that the days add up to it exactly; one in whose time there are day rows is left out, for they count the same energy.
 */
export const DAILY_USAGE = `
  select h.meter_id, h.direction, h.usage_date as day, h.total as quantity, h.quality as quality
  from usage_history h
  where h.user_id = $1 and h.meter_id = any($2)
    and ($3::date is null or h.usage_date >= $3) and ($4::date is null or h.usage_date <= $4)
  union all
  select p.meter_id, p.direction, d::date,
    round(p.quantity * extract(epoch from least(p.ends_at, (d + interval '1 day') at time zone s.timezone) - p.starts_at)
      / extract(epoch from p.ends_at - p.starts_at), 6)
    - round(p.quantity * extract(epoch from greatest(p.starts_at, d at time zone s.timezone) - p.starts_at)
      / extract(epoch from p.ends_at - p.starts_at), 6),
    'estimated'
  from usage_periods p join meters m on m.user_id = p.user_id and m.id = p.meter_id
    join sites s on s.user_id = m.user_id and s.id = m.site_id,
    generate_series(
      greatest(date_trunc('day', p.starts_at at time zone s.timezone), $3::date::timestamp),
      least((p.ends_at - interval '1 second') at time zone s.timezone, $4::date::timestamp),
      interval '1 day') as d
  where p.user_id = $1 and p.meter_id = any($2)
    and not exists (select 1 from usage_history h where h.user_id = p.user_id and h.meter_id = p.meter_id
      and h.register = p.register and h.direction = p.direction
      and h.starts_at < p.ends_at and h.starts_at + make_interval(secs => h.seconds) > p.starts_at)`;

export interface DailyUsage {
  readonly meterId: string;
  readonly direction: Direction;
  /** YYYY-MM-DD in the site's zone. */
  readonly day: string;
  /** Millionths of the unit. */
  readonly quantity: number;
  readonly quality: 'complete' | 'estimated' | 'partial';
}

/** Registers of a direction added up, in order of the day. @param span first and last day, both optional */
export async function dailyUsage(
  db: EntityManager,
  userId: string,
  meterIds: readonly string[],
  span: { readonly from?: string; readonly to?: string } = {},
): Promise<DailyUsage[]> {
  const rows = (await db.query(
    `with daily as (${DAILY_USAGE})
     select meter_id as "meterId", direction, day, sum(quantity) as quantity,
       case when bool_or(quality = 'partial') then 'partial' when bool_or(quality = 'estimated') then 'estimated'
         else 'complete' end as quality
     from daily group by 1, 2, 3 order by day, meter_id, direction`,
    [userId, meterIds, span.from ?? null, span.to ?? null],
  )) as (Omit<DailyUsage, 'quantity'> & { quantity: string })[];
  return rows.map((row) => ({ ...row, quantity: milliwattHours(row.quantity) }));
}
