import { Injectable } from '@nestjs/common';
import { QueryFailedError, type EntityManager } from 'typeorm';
import { z } from 'zod';
import { Tenancy } from '../database/tenancy.js';
import { Cursors } from '../http/cursor.js';
import { changed, versioned } from '../http/etag.js';
import { ownPage } from '../http/own-page.js';
import { invalid, notFound, Problem } from '../http/problem.js';
import { QuotasService } from '../quotas/quotas.service.js';
import { meterOf } from '../sites/meters.service.js';
import { UsersService } from '../users/users.service.js';
import { EnergySource } from './energy-source.entity.js';
import { DIRECTIONS_OF } from './poller.js';
import { PROVIDERS, providerNamed } from './providers.js';
import type {
  ChangeSourceDto,
  ProviderJson,
  SourceDto,
  SourceJson,
  SourcePage,
  SourcesQuery,
} from './sources.dto.js';
import { Vault } from './vault.js';

const sourceJson = (row: EnergySource): SourceJson =>
  versioned(
    {
      id: row.id,
      meterId: row.meterId,
      provider: row.provider,
      updateMinutes: row.updateMinutes,
      active: row.active,
      status: row.status,
      statusDetail: row.statusDetail,
      failures: row.failures,
      lastPolledAt: row.lastPolledAt,
      readUntil: row.readUntil,
      nextPollAt: row.nextPollAt,
      createdAt: row.createdAt,
    },
    row.version,
  );

@Injectable()
export class SourcesService {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly users: UsersService,
    private readonly quotas: QuotasService,
    private readonly vault: Vault,
    private readonly cursors: Cursors,
  ) {}

  /** What can be connected, and which credentials each asks for. */
  providers(): ProviderJson[] {
    return PROVIDERS.map(({ name, title, credentials }) => ({
      name,
      title,
      credentials: z.toJSONSchema(credentials) as Record<string, unknown>,
    }));
  }

  /** @throws Problem 400 for credentials of another shape, 403 over the limit, 404, 409 for a second one of its kind, 422 */
  async connect(userId: string, dto: SourceDto): Promise<SourceJson> {
    const credentials = checked(dto.provider, dto.credentials);
    try {
      return await this.tenancy.withUser(userId, async (db) => {
        await this.users.consenting(db, userId);
        const meter = await meterOf(db, userId, dto.meterId);
        if (meter.commodity !== 'electricity' || DIRECTIONS_OF[meter.category].length === 0) {
          throw new Problem(
            422,
            'meter-not-connectable',
            'Only meters of electric production, consumption or injection have such sources.',
          );
        }
        await this.quotas.admitConnection(db, userId);
        const { identifiers } = await db.insert(EnergySource, {
          userId,
          meterId: dto.meterId,
          provider: dto.provider,
          credentials: this.vault.seal(credentials, userId),
          updateMinutes: dto.updateMinutes,
        });
        return sourceJson(await sourceOf(db, userId, identifiers[0]!['id'] as string));
      });
    } catch (error) {
      if (error instanceof QueryFailedError && error.driverError.constraint === 'energy_sources_one') {
        throw new Problem(409, 'source-taken', 'This meter has a source of this provider already.');
      }
      throw error;
    }
  }

  /** The newest first. @throws Problem 404 for a meter that is not theirs */
  list(userId: string, query: SourcesQuery): Promise<SourcePage> {
    const { meterId } = query;
    return this.tenancy.withUser(userId, async (db) => {
      if (meterId) await meterOf(db, userId, meterId);
      const list = { name: `sources ${meterId ?? ''}`, userId, query, where: meterId ? { meterId } : {} };
      return ownPage(db, EnergySource, list, this.cursors, sourceJson);
    });
  }

  /** @throws Problem 404 */
  async read(userId: string, id: string): Promise<SourceJson> {
    return sourceJson(await this.tenancy.withUser(userId, (db) => sourceOf(db, userId, id)));
  }

  /** @throws Problem 404, 409 for a source that is paused or was refused */
  async pollable(userId: string, id: string): Promise<SourceJson> {
    const source = await this.read(userId, id);
    if (source.active) return source;
    const how = source.status === 'refused' ? 'give it new credentials' : 'set `active`';
    throw new Problem(409, 'source-paused', `This connection is paused: ${how} to start it again.`);
  }

  /** @throws Problem 400, 404, 412 when it is not at this version any more */
  change(userId: string, id: string, version: number, dto: ChangeSourceDto): Promise<SourceJson> {
    return this.tenancy.withUser(userId, async (db) => {
      const { provider } = await sourceOf(db, userId, id);
      const { credentials, ...plain } = dto;
      const renewed = credentials && {
        credentials: this.vault.seal(checked(provider, credentials), userId),
        ...({ status: 'new', statusDetail: null, failures: 0 } as const),
      };
      const started = (credentials || plain.active) &&
        plain.active !== false && { active: true, nextPollAt: new Date() };
      const { affected } = await db.update(
        EnergySource,
        { userId, id, version },
        { ...plain, ...renewed, ...started, version: version + 1, updatedAt: new Date() },
      );
      if (!affected) throw changed();
      return sourceJson(await sourceOf(db, userId, id));
    });
  }

  /** Forgets a connection and its credentials; what it read stays. @throws Problem 404 */
  async remove(userId: string, id: string): Promise<void> {
    const { affected } = await this.tenancy.withUser(userId, (db) => db.delete(EnergySource, { userId, id }));
    if (!affected) throw notFound();
  }
}

/** @throws Problem 404 */
export async function sourceOf(db: EntityManager, userId: string, id: string): Promise<EnergySource> {
  const source = await db.findOneBy(EnergySource, { userId, id });
  if (!source) throw notFound();
  return source;
}

/** @throws Problem 400 naming the field, never its value */
function checked(name: string, given: Record<string, unknown>): unknown {
  const provider = providerNamed(name);
  if (!provider)
    throw invalid('/provider', `provider must be one of ${PROVIDERS.map((one) => one.name).join(', ')}`);
  const parsed = provider.credentials.safeParse(given);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  throw invalid(['/credentials', ...issue.path.map(String)].join('/'), issue.message);
}
