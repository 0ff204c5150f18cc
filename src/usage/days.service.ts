import { Injectable } from '@nestjs/common';
import { Tenancy } from '../database/tenancy.js';
import { kwhText } from '../engine/money.js';
import { QUALITY, type Quality } from '../engine/series/usage.js';
import { Cursors } from '../http/cursor.js';
import { DEFAULT_PAGE, page } from '../http/page.dto.js';
import { notFound } from '../http/problem.js';
import { Meter } from '../sites/meter.entity.js';
import type { DayDto, DayPage, DaysQuery } from './days.dto.js';
import { unpackDay } from './packed-day.js';
import type { UsageDay } from './usage-day.entity.js';

/** Names of the QUALITY codes. */
const QUALITIES = Object.keys(QUALITY) as Quality[];

type DayRow = UsageDay & { readonly unit: string; readonly commodity: string };

export const DAY_SELECT = `select h.id, h.meter_id as "meterId", h.usage_date as "usageDate", h.register, h.direction, h.total,
  h.interval_seconds as "intervalSeconds", h.seconds, h.readings, h.quality, h.source, h.notes, h.version,
  h.dataset_id as "datasetId", h.starts_at as "startsAt", m.unit, m.commodity
  from usage_history h join meters m on m.user_id = h.user_id and m.id = h.meter_id`;

/** A quantity as text without trailing zeros. @example plain('12.500000') === '12.5' */
export const plain = (numeric: string): string =>
  numeric.includes('.') ? numeric.replace(/\.?0+$/, '') : numeric;

export function dayJson(row: DayRow, withReadings = false): DayDto {
  return {
    id: row.id,
    meterId: row.meterId,
    date: row.usageDate,
    register: row.register,
    direction: row.direction,
    total: plain(row.total),
    unit: row.unit,
    commodity: row.commodity,
    intervalMinutes: row.intervalSeconds / 60,
    quality: row.quality,
    source: row.source,
    notes: row.notes,
    datasetId: row.datasetId,
    startsAt: row.startsAt,
    ...(withReadings && readingsOf(row)),
  };
}

function readingsOf(row: DayRow): Required<Pick<DayDto, 'readings' | 'qualities'>> {
  const { seconds, intervalSeconds: interval, readings, quality } = row;
  const total = Math.round(Number(row.total) * 1e6);
  const { values, quality: codes } = unpackDay({
    start: row.startsAt.getTime() / 1000,
    seconds,
    interval,
    readings,
    quality,
    total,
  });
  return {
    readings: Array.from(values, (value) => (Number.isNaN(value) ? null : kwhText(value))),
    qualities: Array.from(codes, (code, i) => (Number.isNaN(values[i]) ? null : QUALITIES[code]!)),
  };
}

@Injectable()
export class DaysService {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly cursors: Cursors,
  ) {}

  /** Days of the registers, the newest first. @throws Problem 404 for a meter that is not theirs */
  async list(userId: string, query: DaysQuery): Promise<DayPage> {
    const scope = `days ${userId}`;
    const after = query.cursor ? this.cursors.read(scope, query.cursor) : null;
    const rows = await this.tenancy.withUser(userId, async (db) => {
      if (query.meterId && !(await db.existsBy(Meter, { userId, id: query.meterId }))) throw notFound();
      return (await db.query(
        `${DAY_SELECT} where h.user_id = $1
             and ($2::uuid is null or h.meter_id = $2)
             and ($3::date is null or h.usage_date >= $3) and ($4::date is null or h.usage_date <= $4)
             and ($5::text is null or h.direction = $5)
             and ($6::date is null or (h.usage_date, h.id) < ($6, $7::uuid))
           order by h.usage_date desc, h.id desc limit $8`,
        [
          userId,
          query.meterId ?? null,
          query.from ?? null,
          query.to ?? null,
          query.direction ?? null,
          after?.[0] ?? null,
          after?.[1] ?? null,
          (query.limit ?? DEFAULT_PAGE) + 1,
        ],
      )) as DayRow[];
    });
    const days = rows.map((row) => dayJson(row, query.readings));
    return page(days, query, this.cursors, scope, (day) => [day.date, day.id]);
  }
}
