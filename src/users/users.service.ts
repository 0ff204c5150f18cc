import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { Tenancy } from '../database/tenancy.js';
import { changed, versioned } from '../http/etag.js';
import { Problem } from '../http/problem.js';
import { JobsService } from '../jobs/jobs.service.js';
import { CONSENT_VERSION } from './consent.js';
import { User } from './user.entity.js';
import type { ChangeProfileDto, ProfileDto } from './users.dto.js';

export const profileJson = (user: User): ProfileDto => ({
  id: user.id,
  email: user.email,
  name: user.name,
  postcode: user.postcode,
  country: user.country,
  timezone: user.timezone,
  propertyType: user.propertyType,
  tier: user.tier,
  isAdmin: user.isAdmin,
  consentGiven: user.consentGiven,
  consentAt: user.consentAt,
  consentVersion: user.consentVersion,
  createdAt: user.createdAt,
});

const versionedProfile = (user: User): ProfileDto => versioned(profileJson(user), user.version);

@Injectable()
export class UsersService {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly audit: AuditLog,
    private readonly jobs: JobsService,
  ) {}

  async profile(userId: string): Promise<ProfileDto> {
    return versionedProfile(await this.user(userId));
  }

  /** The whole row, for other services. Joins an open transaction. */
  user(userId: string): Promise<User> {
    return this.tenancy.withUser(userId, (db) => db.findOneByOrFail(User, { id: userId }));
  }

  /** Storing and analysing need a consent that stands. @throws Problem 403 */
  async consenting(db: EntityManager, userId: string): Promise<User> {
    const user = await db.findOneByOrFail(User, { id: userId });
    if (!user.consentGiven) {
      throw new Problem(
        403,
        'consent-withdrawn',
        'You withdrew your consent: give it again to store or analyse usage.',
      );
    }
    return user;
  }

  /** @throws Problem 412 when the profile is not at this version any more */
  async change(userId: string, version: number, dto: ChangeProfileDto): Promise<ProfileDto> {
    const { consent, ...plain } = dto;
    return this.tenancy.withUser(userId, async (db) => {
      const { affected } = await db.update(
        User,
        { id: userId, version },
        {
          ...plain,
          ...(consent !== undefined && { consentGiven: consent, consentAt: new Date() }),
          ...(consent && { consentVersion: CONSENT_VERSION }),
          version: version + 1,
          updatedAt: new Date(),
        },
      );
      if (!affected) throw changed();
      return versionedProfile(await db.findOneByOrFail(User, { id: userId }));
    });
  }

  /** Takes the person and everything of theirs out of every table, in one transaction, and out of the queue. */
  async erase(userId: string): Promise<void> {
    await this.tenancy.withUser(userId, async (db) => {
      const { actorId, email } = await db.findOneByOrFail(User, { id: userId });
      await this.jobs.forget([userId, email]);
      await db.delete(User, { id: userId });
      await this.audit.write(db, { actorId, action: 'user.erased' });
    });
  }
}
