import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { parseDay } from '../engine/calendar/civil.js';
import { startOfDay } from '../engine/calendar/zone.js';
import { buildProfile } from '../engine/profile/build-profile.js';
import { projectYear } from '../engine/projection/project-year.js';
import { profileJson } from '../engine/ranking/recommendation-json.js';
import { done, refuse, type Outcome } from '../engine/refusal.js';
import { gridUsage } from '../engine/series/grid-usage.js';
import type { Channel } from '../engine/series/usage.js';
import { homeMeters } from '../sites/home-meters.js';
import { Site } from '../sites/site.entity.js';
import { DatasetsService } from '../usage/datasets.service.js';
import { UploadsService } from '../usage/uploads.service.js';
import { loadChannels } from '../usage/usage-loader.js';
import { User } from '../users/user.entity.js';
import type { AnalyseDto } from './analyses.dto.js';

interface Source {
  readonly channels: Channel[];
  readonly timezone: string;
  readonly country: string;
  readonly region?: string;
}

/** The usage profile of what an analysis asks for. */
@Injectable()
export class UsageAnalysis {
  constructor(
    private readonly datasets: DatasetsService,
    private readonly uploads: UploadsService,
  ) {}

  /** @returns the profile as JSON, or a refusal that says why there is none */
  async profile(
    db: EntityManager,
    userId: string,
    dto: AnalyseDto,
  ): Promise<Outcome<ReturnType<typeof profileJson>>> {
    const source = await this.source(db, userId, dto);
    if (!source) return refuse('no_usage', 'There is no usage yet: upload a file first.');
    const { timezone, country, region: state } = source;
    const usage = gridUsage(source.channels.map((channel) => between(channel, dto, timezone)));
    if (!usage.ok) return usage;
    const told = { country, state };
    const projection = projectYear(usage.value, timezone, told);
    if (!projection) return refuse('no_usage', 'No day is covered by readings.');
    return done(profileJson(buildProfile(usage.value, projection, timezone, told)));
  }

  private async source(db: EntityManager, userId: string, dto: AnalyseDto): Promise<Source | undefined> {
    const user = await db.findOneByOrFail(User, { id: userId });
    if (dto.datasetId) return this.ofDataset(user, dto.datasetId);
    const meters = await homeMeters(db, userId, dto.meterId);
    if (meters.length === 0) return undefined;
    const site = await db.findOneByOrFail(Site, { userId, id: meters[0]!.siteId });
    const ids = meters.map(({ id }) => id);
    const { timezone, country, region } = site;
    return { channels: await loadChannels(db, userId, ids), timezone, country, region: region ?? undefined };
  }

  private async ofDataset(user: User, id: string): Promise<Source> {
    const [{ options }, file] = [
      await this.datasets.read(user.id, id),
      await this.datasets.file(user.id, id),
    ];
    const { channels, report } = await this.uploads.read(file, options, user.timezone);
    return { channels: [...channels], timezone: report.timezone, country: user.country };
  }
}

/** The readings that lie wholly within the days that were asked for. */
function between(channel: Channel, { from, to }: AnalyseDto, zone: string): Channel {
  const first = from === undefined ? -Infinity : startOfDay(zone, parseDay(from)!);
  const end = to === undefined ? Infinity : startOfDay(zone, parseDay(to)! + 1);
  const inside = (_: number, i: number): boolean => channel.starts[i]! >= first && channel.ends[i]! <= end;
  return {
    ...channel,
    starts: channel.starts.filter(inside),
    ends: channel.ends.filter(inside),
    quantities: channel.quantities.filter(inside),
    quality: channel.quality.filter(inside),
  };
}
