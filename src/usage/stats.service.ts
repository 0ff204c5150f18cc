import { Injectable } from '@nestjs/common';
import { Decimal } from 'decimal.js';
import { Tenancy } from '../database/tenancy.js';
import { addMonths, dayText, parseDay } from '../engine/calendar/civil.js';
import { meterOf } from '../sites/meters.service.js';
import { DAILY_USAGE } from './daily-usage.js';
import { plain } from './days.service.js';
import type { CommodityStatsDto, MonthTotalDto, StatsDto, StatsQuery } from './stats.dto.js';

interface MonthRow extends Pick<CommodityStatsDto, 'commodity' | 'unit' | 'direction'>, MonthTotalDto {
  readonly first: string;
  readonly last: string;
  readonly latest: string;
}

/**
 * By calendar month in the site's zone. In a sum over meters nothing is counted twice: what a meter read on a day speaks for all
 * below it, and what went into storage was counted when it came.
 */
const BY_MONTH = `
  with recursive above (id, higher) as (
    select m.id, m.parent_meter_id from meters m where m.user_id = $1 and m.parent_meter_id is not null
    union all
    select a.id, m.parent_meter_id from above a join meters m on m.user_id = $1 and m.id = a.higher
    where m.parent_meter_id is not null),
  daily as (
    select d.meter_id, d.day, d.quantity, m.commodity, m.unit, m.category,
      case when m.category = 'PROD' then 'production' when m.category = 'INJ' then 'export'
        when d.direction = 'submeter' then 'import' else d.direction end as direction
    from (${DAILY_USAGE}) d join meters m on m.user_id = $1 and m.id = d.meter_id),
  by_day as (
    select d.commodity, d.unit, d.direction, d.day, sum(d.quantity) as quantity
    from daily d
    where $5 or (d.category <> 'STOR' and not exists (
      select 1 from above a join daily h on h.meter_id = a.higher
      where a.id = d.meter_id and h.direction = d.direction and h.day = d.day and h.category <> 'STOR'))
    group by 1, 2, 3, 4)
  select commodity, unit, direction, to_char(day, 'YYYY-MM') as month, sum(quantity) as total,
    count(*)::integer as days, min(day) as first, max(day) as last,
    (array_agg(quantity order by day desc))[1] as latest
  from by_day group by 1, 2, 3, 4 order by 1, 2, 3, 4`;

const COUNTED = `select array_agg(id) as ids from meters where user_id = $1 and (id = $2 or $2::uuid is null)`;

@Injectable()
export class StatsService {
  constructor(private readonly tenancy: Tenancy) {}

  /** Totals, months, average and latest, per commodity, unit and direction. @throws Problem 404 for a meter that is not theirs */
  async stats(userId: string, query: StatsQuery): Promise<StatsDto> {
    const rows = await this.tenancy.withUser(userId, async (db) => {
      if (query.meterId) await meterOf(db, userId, query.meterId);
      const [{ ids }] = (await db.query(COUNTED, [userId, query.meterId ?? null])) as [
        { ids: string[] | null },
      ];
      return (await db.query(BY_MONTH, [
        userId,
        ids ?? [],
        null,
        null,
        query.meterId !== undefined,
      ])) as MonthRow[];
    });
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
