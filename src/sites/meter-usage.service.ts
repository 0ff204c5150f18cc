import { Injectable } from '@nestjs/common';
import { Tenancy } from '../database/tenancy.js';
import { dayText, parseDay } from '../engine/calendar/civil.js';
import { kwhText } from '../engine/money.js';
import { dailyUsage, type DailyUsage } from '../usage/daily-usage.js';
import type {
  DirectionGapsDto,
  GapDto,
  MeterGapsDto,
  MeterLatestDto,
  MeterUsageDto,
  MeterUsageQuery,
} from './meters.dto.js';
import { meterOf } from './meters.service.js';
import type { SpanQuery } from './sites.dto.js';

/** What one meter has read. */
@Injectable()
export class MeterUsageService {
  constructor(private readonly tenancy: Tenancy) {}

  /** Totals per day or month and direction. @throws Problem 404 */
  usage(userId: string, meterId: string, query: MeterUsageQuery): Promise<MeterUsageDto> {
    return this.tenancy.withUser(userId, async (db) => {
      const { commodity, unit } = await meterOf(db, userId, meterId);
      const days = await dailyUsage(db, userId, [meterId], query);
      const points = new Map<string, { days: DailyUsage[]; start: string }>();
      for (const day of days) {
        const start = query.by === 'month' ? `${day.day.slice(0, 7)}-01` : day.day;
        const key = `${start} ${day.direction}`;
        const point = points.get(key) ?? { start, days: [] };
        point.days.push(day);
        points.set(key, point);
      }
      return {
        meterId,
        commodity,
        unit,
        points: [...points.values()].map((point) => ({
          start: point.start,
          direction: point.days[0]!.direction,
          total: kwhText(point.days.reduce((sum, { quantity }) => sum + quantity, 0)),
          days: point.days.length,
          estimated: point.days.some(({ quality }) => quality === 'estimated'),
        })),
      };
    });
  }

  /** Days without readings between the first and the last. @throws Problem 404 */
  gaps(userId: string, meterId: string, span: SpanQuery): Promise<MeterGapsDto> {
    return this.tenancy.withUser(userId, async (db) => {
      await meterOf(db, userId, meterId);
      const days = await dailyUsage(db, userId, [meterId], span);
      return { meterId, directions: byDirection(days).map((read) => gapsOf(read, span)) };
    });
  }

  /** The newest day of each direction. @throws Problem 404 */
  latest(userId: string, meterId: string): Promise<MeterLatestDto> {
    return this.tenancy.withUser(userId, async (db) => {
      const { unit } = await meterOf(db, userId, meterId);
      const days = await dailyUsage(db, userId, [meterId]);
      const readings = byDirection(days).map((read) => {
        const { direction, day: date, quantity, quality } = read.at(-1)!;
        return { direction, date, total: kwhText(quantity), quality };
      });
      return { meterId, unit, readings };
    });
  }
}

function byDirection(days: readonly DailyUsage[]): DailyUsage[][] {
  const groups = new Map<string, DailyUsage[]>();
  for (const day of days) {
    const group = groups.get(day.direction);
    if (group) group.push(day);
    else groups.set(day.direction, [day]);
  }
  return [...groups.values()];
}

function gapsOf(days: readonly DailyUsage[], span: SpanQuery): DirectionGapsDto {
  const read = days.map(({ day }) => parseDay(day)!);
  const first = span.from === undefined ? read[0]! : parseDay(span.from)!;
  const last = span.to === undefined ? read.at(-1)! : parseDay(span.to)!;
  const gaps: GapDto[] = [];
  let expected = first;
  for (const day of [...read, last + 1]) {
    if (day > expected) gaps.push({ from: dayText(expected), to: dayText(day - 1), days: day - expected });
    expected = day + 1;
  }
  return {
    direction: days[0]!.direction,
    first: dayText(first),
    last: dayText(last),
    days: read.length,
    daysMissing: gaps.reduce((sum, gap) => sum + gap.days, 0),
    gaps,
    partialDays: days.filter(({ quality }) => quality === 'partial').map(({ day }) => day),
  };
}
