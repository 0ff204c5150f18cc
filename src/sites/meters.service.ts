import { Injectable } from '@nestjs/common';
import { QueryFailedError, type EntityManager } from 'typeorm';
import { Tenancy } from '../database/tenancy.js';
import { Cursors } from '../http/cursor.js';
import { changed, versioned } from '../http/etag.js';
import { ownPage } from '../http/own-page.js';
import { invalid, notFound, Problem } from '../http/problem.js';
import { plain } from '../usage/days.service.js';
import { Meter } from './meter.entity.js';
import type { ChangeMeterDto, MeterDto, MeterJson, MeterPage, MetersQuery } from './meters.dto.js';
import { siteOf } from './sites.service.js';
import { UNITS } from './units.js';

const meterJson = (row: Meter): MeterJson =>
  versioned(
    {
      id: row.id,
      siteId: row.siteId,
      parentMeterId: row.parentMeterId,
      name: row.name,
      serial: row.serial,
      commodity: row.commodity,
      category: row.category,
      unit: row.unit,
      readingFrequency: row.readingFrequency,
      capacity: row.capacity && plain(row.capacity),
      active: row.active,
      createdAt: row.createdAt,
    },
    row.version,
  );

@Injectable()
export class MetersService {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly cursors: Cursors,
  ) {}

  /** @throws Problem 400 for a unit of another commodity, 404 for a site or a parent that is not theirs, 409, 422 */
  create(userId: string, dto: MeterDto): Promise<MeterJson> {
    const { commodity, unit = UNITS[commodity][0]!, serial = dto.name } = dto;
    if (!UNITS[commodity].includes(unit)) {
      throw invalid('/unit', `unit of ${commodity} must be one of ${UNITS[commodity].join(', ')}`);
    }
    return refused(() =>
      this.tenancy.withUser(userId, async (db) => {
        await siteOf(db, userId, dto.siteId);
        const meter = { ...dto, userId, unit, serial };
        if (dto.parentMeterId) await this.checkParent(db, meter, dto.parentMeterId);
        const { identifiers } = await db.insert(Meter, meter);
        return meterJson(await meterOf(db, userId, identifiers[0]!['id'] as string));
      }),
    );
  }

  /** The newest first. @throws Problem 404 for a site that is not theirs */
  list(userId: string, query: MetersQuery): Promise<MeterPage> {
    const { siteId } = query;
    return this.tenancy.withUser(userId, async (db) => {
      if (siteId) await siteOf(db, userId, siteId);
      const list = { name: `meters ${siteId ?? ''}`, userId, query, where: siteId ? { siteId } : {} };
      return ownPage(db, Meter, list, this.cursors, meterJson);
    });
  }

  /** @throws Problem 404 */
  async read(userId: string, id: string): Promise<MeterJson> {
    return meterJson(await this.tenancy.withUser(userId, (db) => meterOf(db, userId, id)));
  }

  /** @throws Problem 404, 412 when it is not at this version any more, 422 for a parent that cannot be one */
  change(userId: string, id: string, version: number, dto: ChangeMeterDto): Promise<MeterJson> {
    return refused(() =>
      this.tenancy.withUser(userId, async (db) => {
        await lockTree(db, userId);
        const meter = await meterOf(db, userId, id);
        if (dto.parentMeterId) await this.checkParent(db, meter, dto.parentMeterId);
        const { affected } = await db.update(
          Meter,
          { userId, id, version },
          { ...dto, version: version + 1, updatedAt: new Date() },
        );
        if (!affected) throw changed();
        return meterJson(await meterOf(db, userId, id));
      }),
    );
  }

  /** Deletes a meter and all it has read; the meters below it move up. @throws Problem 404 */
  async remove(userId: string, id: string): Promise<void> {
    await this.tenancy.withUser(userId, async (db) => {
      await lockTree(db, userId);
      const { parentMeterId } = await meterOf(db, userId, id);
      await db.update(Meter, { userId, parentMeterId: id }, { parentMeterId });
      await db.delete(Meter, { userId, id });
    });
  }

  private async checkParent(
    db: EntityManager,
    meter: Pick<Meter, 'userId' | 'siteId' | 'commodity' | 'unit'>,
    parentId: string,
  ): Promise<void> {
    const parent = await meterOf(db, meter.userId, parentId);
    if (parent.siteId !== meter.siteId) {
      throw new Problem(422, 'parent-at-other-site', 'A meter and the one above it stand at the same site.');
    }
    if (parent.commodity !== meter.commodity || parent.unit !== meter.unit) {
      throw new Problem(
        422,
        'parent-of-other-kind',
        `The meter above counts ${parent.commodity} in ${parent.unit}: what it counts could not be compared.`,
      );
    }
  }
}

/** One move at a time: two at once could close a ring that neither of them sees. */
async function lockTree(db: EntityManager, userId: string): Promise<void> {
  await db.query(`select pg_advisory_xact_lock(hashtextextended('meter tree ' || $1, 0))`, [userId]);
}

/** @throws Problem 404 */
export async function meterOf(db: EntityManager, userId: string, id: string): Promise<Meter> {
  const meter = await db.findOneBy(Meter, { userId, id });
  if (!meter) throw notFound();
  return meter;
}

/** What the database refuses, in words. */
async function refused<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const constraint: unknown = error instanceof QueryFailedError ? error.driverError.constraint : undefined;
    if (constraint === 'meters_serial') {
      throw new Problem(409, 'meter-serial-taken', 'This site has a meter with this number already.');
    }
    if (constraint === 'meters_no_cycle' || constraint === 'meters_not_own_parent') {
      throw new Problem(422, 'meter-cycle', 'A meter cannot stand below itself.');
    }
    throw error;
  }
}
