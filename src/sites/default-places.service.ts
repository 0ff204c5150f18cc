import { Injectable } from '@nestjs/common';
import { In, Not, type EntityManager } from 'typeorm';
import type { Commodity } from '../engine/series/usage.js';
import type { User } from '../users/user.entity.js';
import { Meter } from './meter.entity.js';
import { Site } from './site.entity.js';

/** A meter as a file tells of it. */
export interface FileMeter {
  readonly serial: string;
  readonly commodity: Commodity;
  readonly unit: string;
}

const withUnit = ({ serial, unit }: FileMeter): string => `${serial} ${unit}`;

/** What a household that just uploads gets: a site "Home", and a meter per meter id. */
@Injectable()
export class DefaultPlaces {
  /** The first site, or a new one in this zone. */
  async home(db: EntityManager, user: User, timezone: string): Promise<Site> {
    const { id: userId, postcode, country } = user;
    await db.query(
      `insert into sites (user_id, name, postcode, country, timezone)
       select $1, 'Home', $2, $3, $4 where not exists (select 1 from sites where user_id = $1)
       on conflict on constraint sites_name do nothing`,
      [userId, postcode, country, timezone],
    );
    return db.findOneOrFail(Site, { where: { userId }, order: { id: 'ASC' } });
  }

  /** The meter with this id in its files, at any site. One that counts in two units is two meters: they are never added. */
  known(db: EntityManager, userId: string, given: FileMeter): Promise<Meter | null> {
    const { serial, commodity, unit } = given;
    const where = { userId, commodity, unit, serial: In([serial, withUnit(given)]) };
    return db.findOne(Meter, { where, order: { id: 'ASC' } });
  }

  /** The meter with this id in its files, at any site; else a new one at the given site. */
  async meter(db: EntityManager, site: Site, given: FileMeter): Promise<Meter> {
    const { userId } = site;
    const { serial, commodity, unit } = given;
    const known = await this.known(db, userId, given);
    if (known) return known;
    const otherUnit = await db.existsBy(Meter, {
      userId,
      siteId: site.id,
      serial,
      commodity,
      unit: Not(unit),
    });
    const name = serial === 'meter' ? `${commodity[0]!.toUpperCase()}${commodity.slice(1)}` : serial;
    await db.query(
      `insert into meters (user_id, site_id, name, serial, commodity, unit) values ($1, $2, $3, $4, $5, $6)
       on conflict on constraint meters_serial do nothing`,
      [
        userId,
        site.id,
        otherUnit ? `${name} (${unit})` : name,
        otherUnit ? withUnit(given) : serial,
        commodity,
        unit,
      ],
    );
    return (await this.known(db, userId, given))!;
  }
}
