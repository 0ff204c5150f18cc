import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Tenancy } from '../database/tenancy.js';
import { Cursors } from '../http/cursor.js';
import { ownPage } from '../http/own-page.js';
import type { PageQuery } from '../http/page.dto.js';
import { notFound } from '../http/problem.js';
import { UsersService } from '../users/users.service.js';
import { DatasetFile } from './dataset-file.entity.js';
import { Dataset } from './dataset.entity.js';
import type { DatasetDetailDto, DatasetDto, DatasetPage } from './datasets.dto.js';
import { UploadsService } from './uploads.service.js';

const decompress = promisify(gunzip);

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
    private readonly users: UsersService,
    private readonly uploads: UploadsService,
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

  /**
   * Takes an upload back. What it gave to the days may have been merged with other uploads, so all uploaded days are read
   * again from the files that remain, in the order in which they came. @throws Problem 404
   */
  async remove(userId: string, id: string): Promise<void> {
    await this.tenancy.withUser(userId, async (db) => {
      const { affected } = await db.delete(Dataset, { id, userId });
      if (!affected) throw notFound();
      const user = await this.users.user(userId);
      await db.query(`delete from usage_history where user_id = $1 and source = 'upload'`, [userId]);
      await db.query(`delete from usage_periods where user_id = $1 and source = 'upload'`, [userId]);
      const remaining = await db.find(Dataset, { where: { userId }, order: { id: 'ASC' } });
      for (const { id: datasetId, fileName, options } of remaining) {
        const file = { fileName, bytes: await bytesOf(db, datasetId) };
        const readout = await this.uploads.read(file, options, user.timezone);
        await this.uploads.store(db, user, datasetId, readout, options);
      }
    });
  }
}

async function bytesOf(db: EntityManager, datasetId: string): Promise<Buffer> {
  const { content } = await db.findOneByOrFail(DatasetFile, { datasetId });
  return decompress(content);
}
