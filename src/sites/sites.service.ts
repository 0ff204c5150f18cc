import { Injectable } from '@nestjs/common';
import { QueryFailedError, type EntityManager } from 'typeorm';
import { Tenancy } from '../database/tenancy.js';
import { Cursors } from '../http/cursor.js';
import { changed, versioned } from '../http/etag.js';
import { ownPage } from '../http/own-page.js';
import type { PageQuery } from '../http/page.dto.js';
import { invalid, notFound, Problem } from '../http/problem.js';
import { defaultTimeZone } from '../users/default-time-zone.js';
import { Site } from './site.entity.js';
import type { ChangeSiteDto, SiteDto, SiteJson, SitePage } from './sites.dto.js';

const siteJson = (row: Site): SiteJson =>
  versioned(
    {
      id: row.id,
      name: row.name,
      street: row.street,
      city: row.city,
      region: row.region,
      postcode: row.postcode,
      country: row.country,
      timezone: row.timezone,
      network: row.network,
      industryType: row.industryType,
      createdAt: row.createdAt,
    },
    row.version,
  );

@Injectable()
export class SitesService {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly cursors: Cursors,
  ) {}

  /** @throws Problem 400 without a zone in a country of several, 409 when the name is taken */
  async create(userId: string, dto: SiteDto): Promise<SiteJson> {
    const timezone = dto.timezone ?? defaultTimeZone(dto.country, dto.postcode);
    if (!timezone) throw invalid('/timezone', 'timezone is needed for this country');
    return named(dto.name, () =>
      this.tenancy.withUser(userId, async (db) => {
        const { identifiers } = await db.insert(Site, { ...dto, userId, timezone });
        return siteJson(await siteOf(db, userId, identifiers[0]!['id'] as string));
      }),
    );
  }

  /** The newest first. */
  list(userId: string, query: PageQuery): Promise<SitePage> {
    return this.tenancy.withUser(userId, (db) =>
      ownPage(db, Site, { name: 'sites', userId, query }, this.cursors, siteJson),
    );
  }

  /** @throws Problem 404 */
  async read(userId: string, id: string): Promise<SiteJson> {
    return siteJson(await this.tenancy.withUser(userId, (db) => siteOf(db, userId, id)));
  }

  /** @throws Problem 404, 409 when the name is taken or days are cut in the old zone, 412 when it is not at this version any more */
  change(userId: string, id: string, version: number, dto: ChangeSiteDto): Promise<SiteJson> {
    return named(dto.name, () =>
      this.tenancy.withUser(userId, async (db) => {
        const site = await siteOf(db, userId, id);
        if (
          dto.timezone !== undefined &&
          dto.timezone !== site.timezone &&
          (await hasReadings(db, userId, id))
        ) {
          throw new Problem(
            409,
            'site-has-readings',
            'Days of this site are cut in its zone: it cannot change now.',
          );
        }
        const { affected } = await db.update(
          Site,
          { userId, id, version },
          { ...dto, version: version + 1, updatedAt: new Date() },
        );
        if (!affected) throw changed();
        return siteJson(await siteOf(db, userId, id));
      }),
    );
  }

  /** Deletes a site with its meters and all they have read. @throws Problem 404 */
  async remove(userId: string, id: string): Promise<void> {
    const { affected } = await this.tenancy.withUser(userId, (db) => db.delete(Site, { userId, id }));
    if (!affected) throw notFound();
  }
}

/** @throws Problem 404 */
export async function siteOf(db: EntityManager, userId: string, id: string): Promise<Site> {
  const site = await db.findOneBy(Site, { userId, id });
  if (!site) throw notFound();
  return site;
}

async function hasReadings(db: EntityManager, userId: string, siteId: string): Promise<boolean> {
  const [row] = (await db.query(
    `select exists (select 1 from meters m join usage_history h on h.user_id = m.user_id and h.meter_id = m.id
       where m.user_id = $1 and m.site_id = $2) as found`,
    [userId, siteId],
  )) as [{ found: boolean }];
  return row.found;
}

async function named<T>(name: string | undefined, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof QueryFailedError && error.driverError.constraint === 'sites_name') {
      throw new Problem(409, 'site-name-taken', `You have a site named ${name} already.`);
    }
    throw error;
  }
}
