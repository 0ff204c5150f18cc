import { Injectable } from '@nestjs/common';
import { LessThanOrEqual, MoreThanOrEqual, type EntityManager, type FindOptionsWhere } from 'typeorm';
import { Tenancy } from '../database/tenancy.js';
import { changed, versioned } from '../http/etag.js';
import { notFound, Problem } from '../http/problem.js';
import { DIRECTION_OF } from '../sites/category.js';
import { DefaultPlaces } from '../sites/default-places.service.js';
import { Meter } from '../sites/meter.entity.js';
import { Site } from '../sites/site.entity.js';
import { UNITS } from '../sites/units.js';
import { UsersService } from '../users/users.service.js';
import { Dataset } from './dataset.entity.js';
import type { DayDto } from './days.dto.js';
import { DAY_SELECT, dayJson } from './days.service.js';
import type { ChangeEntryDto, EntryDto } from './entries.dto.js';
import { daySpan } from './packed-day.js';
import { UsageRebuild } from './rebuild.service.js';
import { UsageDay } from './usage-day.entity.js';
import { lockUsage } from './usage-store.js';

@Injectable()
export class EntriesService {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly users: UsersService,
    private readonly places: DefaultPlaces,
    private readonly usage: UsageRebuild,
  ) {}

  /** @throws Problem 404 for a meter that is not theirs, 409 when the day is there already */
  add(userId: string, dto: EntryDto): Promise<DayDto> {
    return this.tenancy.withUser(userId, async (db) => {
      const user = await this.users.consenting(db, userId);
      const commodity = dto.commodity ?? 'electricity';
      const meter = dto.meterId
        ? await db.findOneBy(Meter, { id: dto.meterId, userId })
        : await this.places.meter(db, await this.places.home(db, user, user.timezone), {
            serial: 'meter',
            commodity,
            unit: dto.unit ?? UNITS[commodity][0]!,
          });
      if (!meter) throw notFound();
      if (dto.commodity && dto.commodity !== meter.commodity) {
        throw new Problem(422, 'other-commodity', `This meter counts ${meter.commodity}.`);
      }
      if (dto.unit && dto.unit !== meter.unit) {
        throw new Problem(422, 'other-unit', `This meter counts in ${meter.unit}.`);
      }
      const { timezone } = await db.findOneByOrFail(Site, { id: meter.siteId, userId });
      const { start, seconds } = daySpan(dto.date, timezone);
      await lockUsage(db, userId);
      const rows = (await db.query(
        `insert into usage_history (user_id, meter_id, register, direction, usage_date, starts_at, seconds,
           interval_seconds, total, source, quality, notes)
         values ($1, $2, '', $8, $3, to_timestamp($4), $5, $5, $6, 'manual', 'complete', $7)
         on conflict on constraint usage_history_pk do nothing returning id`,
        [
          userId,
          meter.id,
          dto.date,
          start,
          seconds,
          dto.quantity,
          dto.notes ?? null,
          DIRECTION_OF[meter.category],
        ],
      )) as { id: string }[];
      if (rows.length === 0) {
        throw new Problem(409, 'day-taken', `There is a reading for ${dto.date} on this meter already.`);
      }
      return find(db, userId, rows[0]!.id);
    });
  }

  /** @throws Problem 404 */
  read(userId: string, id: string): Promise<DayDto> {
    return this.tenancy.withUser(userId, (db) => find(db, userId, id));
  }

  /** @throws Problem 404, 412 when it is not at this version any more */
  change(userId: string, id: string, version: number, dto: ChangeEntryDto): Promise<DayDto> {
    return this.tenancy.withUser(userId, async (db) => {
      await find(db, userId, id);
      const { affected } = await db.update(
        UsageDay,
        { userId, id, version, source: 'manual' },
        {
          ...(dto.quantity !== undefined && { total: dto.quantity }),
          ...(dto.notes !== undefined && { notes: dto.notes }),
          version: version + 1,
          updatedAt: new Date(),
        },
      );
      if (!affected) throw changed();
      return find(db, userId, id);
    });
  }

  /** What uploads tell of that day stands again. @throws Problem 404 */
  async remove(userId: string, id: string): Promise<void> {
    await this.tenancy.withUser(userId, async (db) => {
      await lockUsage(db, userId);
      const entry = await find(db, userId, id);
      await db.delete(UsageDay, { userId, id, source: 'manual' });
      if (await db.existsBy(Dataset, { userId, ...spanning(entry) })) await this.usage.rebuild(db, userId);
    });
  }
}

const A_DAY_MS = 86_400_000;

/** Uploads that may tell of a day. */
const spanning = ({ startsAt }: DayDto): FindOptionsWhere<Dataset> => ({
  firstAt: LessThanOrEqual(new Date(startsAt.getTime() + A_DAY_MS)),
  lastAt: MoreThanOrEqual(startsAt),
});

/** Readings that came from a file are no entries: they change with their file. */
async function find(db: EntityManager, userId: string, id: string): Promise<DayDto> {
  const [row] = (await db.query(`${DAY_SELECT} where h.user_id = $1 and h.id = $2 and h.source = 'manual'`, [
    userId,
    id,
  ])) as Parameters<typeof dayJson>[0][];
  if (!row) throw notFound();
  return versioned(dayJson(row), row.version);
}
