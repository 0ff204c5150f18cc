import { Injectable } from '@nestjs/common';
import { Tenancy } from '../database/tenancy.js';
import { Cursors } from '../http/cursor.js';
import { ownPage } from '../http/own-page.js';
import type { PageQuery } from '../http/page.dto.js';
import { notFound } from '../http/problem.js';
import { Dataset } from './dataset.entity.js';
import type { DatasetDetailDto, DatasetDto, DatasetPage } from './datasets.dto.js';
import { bytesOf, UsageRebuild } from './rebuild.service.js';
import { lockUsage } from './usage-store.js';

const datasetJson = (row: Dataset): DatasetDto => ({
  id: row.id,
  meterId: row.meterId,
  fileName: row.fileName,
  format: row.format,
  sha256: row.sha256.toString('hex'),
  bytes: row.bytes,
  readings: row.readings,
  rejected: row.rejected,
  daysStored: row.daysStored,
  first: row.firstAt,
  last: row.lastAt,
  createdAt: row.createdAt,
});

@Injectable()
export class DatasetsService {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly cursors: Cursors,
    private readonly usage: UsageRebuild,
  ) {}

  /** Uploads, the newest first. */
  list(userId: string, query: PageQuery): Promise<DatasetPage> {
    return this.tenancy.withUser(userId, (db) =>
      ownPage(db, Dataset, { name: 'datasets', userId, query }, this.cursors, datasetJson),
    );
  }

  /** @throws Problem 404 */
  async read(userId: string, id: string): Promise<DatasetDetailDto> {
    const row = await this.tenancy.withUser(userId, (db) => db.findOneBy(Dataset, { id, userId }));
    if (!row) throw notFound();
    return { ...datasetJson(row), options: row.options, report: row.report };
  }

  /** The file as it was uploaded. @throws Problem 404 */
  async file(userId: string, id: string): Promise<{ fileName: string; bytes: Buffer }> {
    return this.tenancy.withUser(userId, async (db) => {
      const row = await db.findOneBy(Dataset, { id, userId });
      if (!row) throw notFound();
      return { fileName: row.fileName, bytes: await bytesOf(db, id) };
    });
  }

  /** Takes an upload back; the days are made again from those that remain. @throws Problem 404 */
  async remove(userId: string, id: string): Promise<void> {
    await this.tenancy.withUser(userId, async (db) => {
      await lockUsage(db, userId);
      const { affected } = await db.delete(Dataset, { id, userId });
      if (!affected) throw notFound();
      await this.usage.rebuild(db, userId);
    });
  }
}
