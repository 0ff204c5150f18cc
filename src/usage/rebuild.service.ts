import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { UsersService } from '../users/users.service.js';
import { DatasetFile } from './dataset-file.entity.js';
import { Dataset } from './dataset.entity.js';
import { rebuildAllPeriods } from './register-reads.service.js';
import { UploadsService } from './uploads.service.js';
import { lockUsage } from './usage-store.js';

const decompress = promisify(gunzip);

/** Days and periods, made again from the uploads that are there. */
@Injectable()
export class UsageRebuild {
  constructor(
    private readonly users: UsersService,
    private readonly uploads: UploadsService,
  ) {}

  /**
   * What an upload gave to the days may have been merged with others, so all uploaded days are read again from the files, in the
   * order in which they came and in the zones in which they were read. Joins an open transaction.
   */
  async rebuild(db: EntityManager, userId: string): Promise<void> {
    await lockUsage(db, userId);
    const user = await this.users.user(userId);
    await db.query(`delete from usage_history where user_id = $1 and source = 'upload'`, [userId]);
    await db.query(`delete from usage_periods where user_id = $1 and source = 'upload'`, [userId]);
    const remaining = await db.find(Dataset, { where: { userId }, order: { id: 'ASC' } });
    for (const { id, meterId, fileName, options, report } of remaining) {
      // Its meter was deleted, and all that it read with it.
      if (meterId === null) continue;
      const file = { fileName, bytes: await bytesOf(db, id) };
      const readout = await this.uploads.read(file, options, report.timezone);
      await this.uploads.restore(db, user, id, readout, options);
    }
    await rebuildAllPeriods(db, userId);
  }
}

/** The file of a dataset as it was uploaded. */
export async function bytesOf(db: EntityManager, datasetId: string): Promise<Buffer> {
  const { content } = await db.findOneByOrFail(DatasetFile, { datasetId });
  return decompress(content);
}
