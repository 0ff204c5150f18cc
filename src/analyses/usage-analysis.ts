import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { profileJson } from '../engine/ranking/recommendation-json.js';
import { refuse, type Outcome } from '../engine/refusal.js';
import { columnsOf } from '../engine/series/usage.js';
import { homeMeters } from '../sites/home-meters.js';
import { Site } from '../sites/site.entity.js';
import { Threads } from '../threads/threads.service.js';
import { memoryOf } from '../threads/transfer.js';
import { DatasetsService } from '../usage/datasets.service.js';
import { UploadsService } from '../usage/uploads.service.js';
import { loadChannels } from '../usage/usage-loader.js';
import { User } from '../users/user.entity.js';
import type { AnalyseDto } from './analyses.dto.js';
import type { UsageToProfile } from './profile.task.js';

type Source = Omit<UsageToProfile, 'from' | 'to'>;

/** The usage profile of what an analysis asks for. */
@Injectable()
export class UsageAnalysis {
  constructor(
    private readonly datasets: DatasetsService,
    private readonly uploads: UploadsService,
    private readonly threads: Threads,
  ) {}

  /** @returns the profile as JSON, or a refusal that says why there is none */
  async profile(
    db: EntityManager,
    userId: string,
    dto: AnalyseDto,
  ): Promise<Outcome<ReturnType<typeof profileJson>>> {
    const source = await this.source(db, userId, dto);
    if (!source) return refuse('no_usage', 'There is no usage yet: upload a file first.');
    const { from, to } = dto;
    return this.threads.run('profile', { ...source, from, to }, memoryOf(columnsOf(source.channels)));
  }

  private async source(db: EntityManager, userId: string, dto: AnalyseDto): Promise<Source | undefined> {
    const user = await db.findOneByOrFail(User, { id: userId });
    if (dto.datasetId) return this.ofDataset(user, dto.datasetId);
    const meters = await homeMeters(db, userId, dto.meterId);
    if (meters.length === 0) return undefined;
    const site = await db.findOneByOrFail(Site, { userId, id: meters[0]!.siteId });
    const ids = meters.map(({ id }) => id);
    const { timezone, country, region } = site;
    return { channels: await loadChannels(db, userId, ids), timezone, country, state: region ?? undefined };
  }

  private async ofDataset(user: User, id: string): Promise<Source> {
    const [{ options }, file] = [
      await this.datasets.read(user.id, id),
      await this.datasets.file(user.id, id),
    ];
    const { channels, report } = await this.uploads.read(file, options, user.timezone);
    return { channels, timezone: report.timezone, country: user.country };
  }
}
