import { Injectable } from '@nestjs/common';
import { Decimal } from 'decimal.js';
import { Tenancy } from '../database/tenancy.js';
import { addMonths, dayText, parseDay } from '../engine/calendar/civil.js';
import { plain } from './days.service.js';
import type { CommodityStatsDto, MonthTotalDto, StatsDto, StatsQuery } from './stats.dto.js';

interface MonthRow extends Pick<CommodityStatsDto, 'commodity' | 'unit' | 'direction'>, MonthTotalDto {
  readonly first: string;
  readonly last: string;
  readonly latest: string;
}

/**
 * Days and periods by calendar month in the site's zone; a period that spans months is shared out by time. A meter below
 * another one counts what that one counts too, so it is left out of a sum over meters. Periods in whose time there are days
 * are left out for the same reason.
 */
const BY_MONTH = `
  with days as (
    select m.commodity, m.unit, h.direction, h.usage_date as day, h.total as quantity
    from usage_history h join meters m on m.user_id = h.user_id and m.id = h.meter_id
    where h.user_id = $1 and (m.id = $2 or ($2::uuid is null and m.parent_meter_id is null))
    union all
    select m.commodity, m.unit, p.direction, d::date, p.quantity * extract(epoch from
        least(p.ends_at, (d + interval '1 day') at time zone s.timezone) - greatest(p.starts_at, d at time zone s.timezone))
        / extract(epoch from p.ends_at - p.starts_at)
    from usage_periods p join meters m on m.user_id = p.user_id and m.id = p.meter_id
      join sites s on s.user_id = m.user_id and s.id = m.site_id,
      generate_series(date_trunc('day', p.starts_at at time zone s.timezone),
        (p.ends_at - interval '1 second') at time zone s.timezone, interval '1 day') as d
    where p.user_id = $1 and (m.id = $2 or ($2::uuid is null and m.parent_meter_id is null))
      and not exists (select 1 from usage_history h where h.user_id = p.user_id and h.meter_id = p.meter_id
        and h.register = p.register and h.direction = p.direction
        and h.starts_at < p.ends_at and h.starts_at + make_interval(secs => h.seconds) > p.starts_at)),
  by_day as (
    select commodity, unit, direction, day, sum(quantity) as quantity from days group by 1, 2, 3, 4)
  select commodity, unit, direction, to_char(day, 'YYYY-MM') as month, round(sum(quantity), 6) as total,
    count(*)::integer as days, min(day) as first, max(day) as last,
    (array_agg(round(quantity, 6) order by day desc))[1] as latest
  from by_day group by 1, 2, 3, 4 order by 1, 2, 3, 4`;

@Injectable()
export class StatsService {
  constructor(private readonly tenancy: Tenancy) {}

  /** Totals, months, average and latest, per commodity, unit and direction. */
  async stats(userId: string, query: StatsQuery): Promise<StatsDto> {
    const rows = await this.tenancy.withUser(
      userId,
      (db) => db.query(BY_MONTH, [userId, query.meterId ?? null]) as Promise<MonthRow[]>,
    );
    const groups = new Map<string, MonthRow[]>();
    for (const row of rows) {
      const key = `${row.commodity} ${row.unit} ${row.direction}`;
      groups.set(key, [...(groups.get(key) ?? []), row]);
    }
    return { commodities: [...groups.values()].map(statsOf) };
  }
}

const monthJson = ({ month, total, days }: MonthRow): MonthTotalDto => ({ month, total: plain(total), days });

function statsOf(rows: readonly MonthRow[]): CommodityStatsDto {
  const [first] = rows;
  const current = rows.at(-1)!;
  const before = dayText(addMonths(parseDay(`${current.month}-01`)!, -1)).slice(0, 7);
  const last = rows.find(({ month }) => month === before);
  const total = rows.reduce((sum, row) => sum.plus(row.total), new Decimal(0));
  const { commodity, unit, direction } = first!;
  return {
    commodity,
    unit,
    direction,
    total: total.toFixed(),
    days: rows.reduce((sum, row) => sum + row.days, 0),
    first: first!.first,
    last: current.last,
    months: rows.map(monthJson),
    monthlyAverage: total.div(rows.length).toDecimalPlaces(6).toFixed(),
    latest: {
      date: current.last,
      total: plain(current.latest),
    },
    currentMonth: monthJson(current),
    lastMonth: last ? monthJson(last) : null,
  };
}
