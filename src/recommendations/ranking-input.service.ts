import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { dayText } from '../engine/calendar/civil.js';
import { wallClock } from '../engine/calendar/zone.js';
import { networkOfMeter } from '../engine/meter-network.js';
import { checkWeights } from '../engine/ranking/preferences.js';
import type { RecommendInput } from '../engine/ranking/recommend.js';
import { gridUsage } from '../engine/series/grid-usage.js';
import { invalid, Problem } from '../http/problem.js';
import { CatalogService, type Catalog } from '../plans/catalog.service.js';
import { homeMeters } from '../sites/home-meters.js';
import type { Meter } from '../sites/meter.entity.js';
import { Site } from '../sites/site.entity.js';
import { CurrentPlanService } from '../users/current-plan.service.js';
import { PreferencesService } from '../users/preferences.service.js';
import type { User } from '../users/user.entity.js';
import { loadChannels } from '../usage/usage-loader.js';
import type { RecommendDto } from './recommendations.dto.js';

/** What a ranking is made from. */
export interface Gathered {
  readonly input: RecommendInput;
  readonly catalog: Catalog;
}

/** Gathers what a ranking needs from all that is stored of a person. */
@Injectable()
export class RankingInputService {
  constructor(
    private readonly preferences: PreferencesService,
    private readonly currentPlan: CurrentPlanService,
    private readonly catalog: CatalogService,
  ) {}

  /** @throws Problem 404 for a meter that is not theirs, 422 without electricity readings */
  async gather(db: EntityManager, user: User, dto: RecommendDto): Promise<Gathered> {
    const userId = user.id;
    const meters = await homeMeters(db, userId, dto.meterId);
    if (meters.length === 0)
      throw new Problem(422, 'no-usage', 'There is no usage yet: upload a file first.');
    const channels = await loadChannels(
      db,
      userId,
      meters.map(({ id }) => id),
    );
    const usage = gridUsage(channels);
    if (!usage.ok) {
      const detail =
        channels.length === 0 ? 'There is no usage yet: upload a file first.' : usage.refusal.detail;
      throw new Problem(422, 'no-usage', detail);
    }
    const site = await db.findOneByOrFail(Site, { userId, id: meters[0]!.siteId });
    const weights = dto.weights && checkWeights(dto.weights);
    if (weights && !weights.ok) throw invalid('/weights', weights.refusal.detail);
    const stored = await this.preferences.preferences(userId);
    const catalog = await this.catalog.current();
    return {
      catalog,
      input: {
        plans: catalog.plans,
        usage: usage.value,
        timezone: site.timezone,
        country: site.country,
        region: site.region ?? undefined,
        network: dto.network ?? site.network ?? firstNetwork(meters),
        currentPlan: await this.currentPlan.forRanking(user),
        preferences: { weights: dto.weights ?? stored.weights, vetoes: dto.require ?? stored.vetoes },
        asOf: dto.asOf ?? today(site.timezone),
        conditions: dto.conditions,
        delivery: catalog.delivery,
        series: catalog.series,
      },
    };
  }
}

const today = (zone: string): string => dayText(wallClock(zone, Date.now() / 1000).day);

const firstNetwork = (meters: readonly Meter[]): string | undefined =>
  meters.map(({ serial }) => networkOfMeter(serial)).find((network) => network !== undefined);
