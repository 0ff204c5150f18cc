import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Tenancy } from '../database/tenancy.js';
import { dayText } from '../engine/calendar/civil.js';
import { wallClock } from '../engine/calendar/zone.js';
import { networkOfMeter } from '../engine/meter-network.js';
import { checkWeights } from '../engine/ranking/preferences.js';
import { invalid, Problem } from '../http/problem.js';
import { CatalogService, type Catalog } from '../plans/catalog.service.js';
import { homeMeters } from '../sites/home-meters.js';
import type { Meter } from '../sites/meter.entity.js';
import { Site } from '../sites/site.entity.js';
import { CurrentPlanService } from '../users/current-plan.service.js';
import { PreferencesService } from '../users/preferences.service.js';
import { UsersService } from '../users/users.service.js';
import { loadChannels } from '../usage/usage-loader.js';
import type { Question } from './ranking.task.js';
import type { RecommendDto } from './recommendations.dto.js';

/** What a ranking is made from. */
export interface Gathered {
  readonly question: Question;
  readonly versionIds: Catalog['versionIds'];
}

/** Gathers what a ranking needs from all that is stored of a person. */
@Injectable()
export class RankingInputService {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly users: UsersService,
    private readonly preferences: PreferencesService,
    private readonly currentPlan: CurrentPlanService,
    private readonly catalog: CatalogService,
  ) {}

  /**
   * Joins an open transaction. The question's readings are to be given away to a thread.
   * @throws Problem 404 for a meter that is not theirs, 422 without readings
   */
  gather(userId: string, dto: RecommendDto): Promise<Gathered> {
    return this.tenancy.withUser(userId, (db) => this.gatherIn(db, userId, dto));
  }

  private async gatherIn(db: EntityManager, userId: string, dto: RecommendDto): Promise<Gathered> {
    const user = await this.users.consenting(db, userId);
    const meters = await homeMeters(db, userId, dto.meterId);
    if (meters.length === 0)
      throw new Problem(422, 'no-usage', 'There is no usage yet: upload a file first.');
    const channels = await loadChannels(
      db,
      userId,
      meters.map(({ id }) => id),
    );
    if (channels.length === 0)
      throw new Problem(422, 'no-usage', 'There is no usage yet: upload a file first.');
    const site = await db.findOneByOrFail(Site, { userId, id: meters[0]!.siteId });
    const weights = dto.weights && checkWeights(dto.weights);
    if (weights && !weights.ok) throw invalid('/weights', weights.refusal.detail);
    const stored = await this.preferences.preferences(userId);
    const { versionIds, ...catalog } = await this.catalog.current();
    return {
      versionIds,
      question: {
        catalog,
        channels,
        timezone: site.timezone,
        country: site.country,
        region: site.region ?? undefined,
        network: dto.network ?? site.network ?? firstNetwork(meters),
        currentPlan: await this.currentPlan.forRanking(user),
        preferences: { weights: dto.weights ?? stored.weights, vetoes: dto.require ?? stored.vetoes },
        asOf: dto.asOf ?? today(site.timezone),
        conditions: dto.conditions,
      },
    };
  }
}

const today = (zone: string): string => dayText(wallClock(zone, Date.now() / 1000).day);

const firstNetwork = (meters: readonly Meter[]): string | undefined =>
  meters.map(({ serial }) => networkOfMeter(serial)).find((network) => network !== undefined);
