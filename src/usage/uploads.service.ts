import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Tenancy } from '../database/tenancy.js';
import type { Channel } from '../engine/series/usage.js';
import { notFound, Problem } from '../http/problem.js';
import type { UsageReadout, UsageReport } from '../readers/read-usage.js';
import { QuotasService } from '../quotas/quotas.service.js';
import { DefaultPlaces } from '../sites/default-places.service.js';
import { Meter } from '../sites/meter.entity.js';
import { Site } from '../sites/site.entity.js';
import { Threads } from '../threads/threads.service.js';
import { memoryOf, ownBytes } from '../threads/transfer.js';
import type { User } from '../users/user.entity.js';
import { UsersService } from '../users/users.service.js';
import { Dataset } from './dataset.entity.js';
import type { UploadedDto, UploadOptions } from './upload.dto.js';
import type { Keep } from './merged-day.js';
import type { ReceivedFile } from './received-file.js';
import { storeChannel } from './usage-store.js';

type FileToRead = Pick<ReceivedFile, 'bytes' | 'fileName'>;

/** A readout that has readings. */
export type Readout = Extract<UsageReadout, { ok: true }>;

@Injectable()
export class UploadsService {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly users: UsersService,
    private readonly places: DefaultPlaces,
    private readonly quotas: QuotasService,
    private readonly threads: Threads,
  ) {}

  /**
   * Reads a file and stores all of it, or nothing. A file that is there already changes nothing.
   * @returns the report, and whether the file is new
   * @throws Problem 404 for a meter that is not there, 409 naming readings that contradict stored ones, 413 or 422 with the reader's own sentence for a file that cannot be read
   */
  async upload(
    userId: string,
    file: ReceivedFile,
    options: UploadOptions,
  ): Promise<{ created: boolean; body: UploadedDto }> {
    const before = await this.tenancy.withUser(userId, async (db) => {
      const user = await this.users.consenting(db, userId);
      const known = await db.findOneBy(Dataset, { userId, sha256: file.sha256 });
      return { user, known };
    });
    if (before.known) return { created: false, body: unchanged(before.known) };
    const { readout, packed } = await this.parse(file, options, before.user.timezone, true);
    return this.tenancy.withUser(userId, async (db) => {
      const dataset = await insertDataset(db, userId, file, options, readout.report);
      // Somebody sent the same file in the same moment.
      if (!dataset) {
        const known = await db.findOneByOrFail(Dataset, { userId, sha256: file.sha256 });
        return { created: false, body: unchanged(known) };
      }
      await this.quotas.count(db, userId, 'datasets');
      await db.query('insert into dataset_files (dataset_id, user_id, content) values ($1, $2, $3)', [
        dataset,
        userId,
        Buffer.from(packed!),
      ]);
      const stored = await this.store(db, before.user, dataset, readout, options);
      await db.update(Dataset, { id: dataset, userId }, stored);
      return { created: true, body: { ...readout.report, datasetId: dataset, ...stored } };
    });
  }

  /** Reads bytes as an upload does: in the zone that was named, else the file's own, else the person's. The bytes are used up. */
  async read(file: FileToRead, options: UploadOptions, homeZone: string): Promise<Readout> {
    return (await this.parse(file, options, homeZone, false)).readout;
  }

  private async parse(
    file: FileToRead,
    given: UploadOptions,
    homeZone: string,
    pack: boolean,
  ): Promise<{ readout: Readout; packed?: Uint8Array }> {
    const { meterId: _, keep, ...rest } = given;
    const bytes = ownBytes(file.bytes);
    const options = { ...rest, fileName: file.fileName, keep: keep && WITHIN[keep] };
    const { readout, packed } = await this.threads.run(
      'readUpload',
      { bytes, options, homeZone, pack },
      memoryOf([bytes]),
    );
    if (readout.ok) return { readout, packed };
    const { reason, detail } = readout.refusal;
    const rejected = readout.report?.rejected ?? [];
    throw new Problem(reason === 'too_large' ? 413 : 422, `usage-${reason.replaceAll('_', '-')}`, detail, {
      errors: rejected
        .slice(0, 20)
        .map((row) => ({ pointer: '/file', detail: `line ${row.line}: ${row.reason}` })),
      members: readout.report && { report: readout.report },
    });
  }

  /** Stores a readout's channels under the meters they belong to, which are made where there are none. */
  private async store(
    db: EntityManager,
    user: User,
    datasetId: string,
    readout: Readout,
    options: UploadOptions,
  ): Promise<{ meterId: string | null; daysStored: number }> {
    const home = options.meterId ? null : await this.places.home(db, user, homeZone(readout.report, user));
    const meterOf: MeterOf = ({ meter: serial, commodity, unit }) =>
      this.places.meter(db, home!, { serial, commodity, unit });
    return storeChannels(
      db,
      user.id,
      datasetId,
      readout,
      await meterFor(db, user.id, options, readout, meterOf),
      overStored(options),
    );
  }

  /**
   * Stores a readout again, as far as its meters are still there. It stood beside the others before: what the person said then
   * holds, else the later file stands.
   */
  async restore(
    db: EntityManager,
    user: User,
    datasetId: string,
    readout: Readout,
    options: UploadOptions,
  ): Promise<void> {
    const meterOf: MeterOf = ({ meter: serial, commodity, unit }) =>
      this.places.known(db, user.id, { serial, commodity, unit });
    await storeChannels(
      db,
      user.id,
      datasetId,
      readout,
      await meterFor(db, user.id, options, readout, meterOf),
      overStored(options) ?? 'new',
    );
  }
}

/** The clock of the home: files in UTC or on market time do not show it. */
const homeZone = ({ timezone }: UsageReport, user: User): string =>
  timezone === 'UTC' || timezone.startsWith('Etc/') ? user.timezone : timezone;

/** What was said of stored readings, within the file. */
const WITHIN = { first: 'first', last: 'last', old: 'first', new: 'last' } as const;

const overStored = ({ keep }: UploadOptions): Keep | undefined =>
  keep === 'old' || keep === 'new' ? keep : undefined;

/** The meter of a channel; null when there is none any more. */
type MeterOf = (channel: Channel) => Promise<Meter | null>;

/** The one meter that was chosen for the file, else the meter of each channel. */
async function meterFor(
  db: EntityManager,
  userId: string,
  { meterId }: UploadOptions,
  { channels }: Readout,
  otherwise: MeterOf,
): Promise<MeterOf> {
  if (!meterId) return otherwise;
  const chosen = await chosenMeter(db, userId, meterId, channels);
  return () => Promise.resolve(chosen);
}

async function storeChannels(
  db: EntityManager,
  userId: string,
  datasetId: string,
  { channels }: Readout,
  meterOf: MeterOf,
  keep: Keep | undefined,
): Promise<{ meterId: string | null; daysStored: number }> {
  let daysStored = 0;
  let meterId: string | null = null;
  for (const channel of channels) {
    const meter = await meterOf(channel);
    if (!meter) continue;
    const { timezone: zone } = await db.findOneByOrFail(Site, { id: meter.siteId, userId });
    meterId ??= meter.id;
    const origin = { userId, zone, datasetId, meterId: meter.id, source: 'upload', keep } as const;
    daysStored += await storeChannel(db, channel, origin);
  }
  return { meterId, daysStored };
}

const unchanged = (known: Dataset): UploadedDto => ({
  ...known.report,
  datasetId: known.id,
  meterId: known.meterId,
  daysStored: 0,
});

/** @throws Problem 404 for a meter that is not theirs, 422 when the file cannot be that meter's */
async function chosenMeter(
  db: EntityManager,
  userId: string,
  meterId: string,
  channels: readonly Channel[],
): Promise<Meter> {
  const meter = await db.findOneBy(Meter, { id: meterId, userId });
  if (!meter) throw notFound();
  const serials = new Set(channels.map((channel) => channel.meter));
  if (serials.size > 1) {
    throw new Problem(
      422,
      'usage-several-meters',
      `The file holds ${serials.size} meters: say which one with \`meter\`.`,
    );
  }
  const other = channels.find(({ commodity }) => commodity !== meter.commodity);
  if (other) {
    throw new Problem(
      422,
      'usage-other-commodity',
      `The file holds ${other.commodity}, the meter counts ${meter.commodity}.`,
    );
  }
  const unit = channels.find((channel) => channel.unit !== meter.unit)?.unit;
  if (unit) {
    throw new Problem(422, 'usage-other-unit', `The file counts in ${unit}, the meter in ${meter.unit}.`);
  }
  return meter;
}

/** Undefined when the file is there already. */
async function insertDataset(
  db: EntityManager,
  userId: string,
  file: ReceivedFile,
  options: UploadOptions,
  report: UsageReport,
): Promise<string | undefined> {
  const rows = (await db.query(
    `insert into datasets (user_id, file_name, format, sha256, bytes, readings, rejected, days_stored, first_at, last_at,
       options, report)
     values ($1, $2, $3, $4, $5, $6, $7, 0, $8, $9, $10, $11)
     on conflict on constraint datasets_file do nothing returning id`,
    [
      userId,
      file.fileName,
      report.format,
      file.sha256,
      file.size,
      report.readings,
      report.rejectedRows,
      report.first,
      report.last,
      JSON.stringify(options),
      JSON.stringify(report),
    ],
  )) as { id: string }[];
  return rows[0]?.id;
}
