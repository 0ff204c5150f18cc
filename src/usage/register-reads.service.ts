import { Injectable } from '@nestjs/common';
import { Decimal } from 'decimal.js';
import { QueryFailedError, type EntityManager } from 'typeorm';
import { Tenancy } from '../database/tenancy.js';
import { Cursors } from '../http/cursor.js';
import { changed, versioned } from '../http/etag.js';
import { DEFAULT_PAGE, page } from '../http/page.dto.js';
import { notFound, Problem } from '../http/problem.js';
import { DIRECTION_OF } from '../sites/category.js';
import { meterOf } from '../sites/meters.service.js';
import { UsersService } from '../users/users.service.js';
import { plain } from './days.service.js';
import { RegisterRead } from './register-read.entity.js';
import { lockUsage } from './usage-store.js';
import type {
  ChangeRegisterReadDto,
  RegisterReadDto,
  RegisterReadJson,
  RegisterReadPage,
  RegisterReadsQuery,
} from './register-reads.dto.js';

const readJson = (row: RegisterRead): RegisterReadJson =>
  versioned(
    {
      id: row.id,
      meterId: row.meterId,
      direction: row.direction,
      readAt: row.readAt,
      value: plain(row.value),
      rolledOverAt: row.rolledOverAt && plain(row.rolledOverAt),
      newRegister: row.newRegister,
      notes: row.notes,
    },
    row.version,
  );

/** Reads of a counter. What was used between two of them is kept as a period, which is shared out to its days. */
@Injectable()
export class RegisterReadsService {
  constructor(
    private readonly tenancy: Tenancy,
    private readonly users: UsersService,
    private readonly cursors: Cursors,
  ) {}

  /** @throws Problem 404, 409 for a second read at the same instant, 422 for a counter that would run backwards */
  add(userId: string, dto: RegisterReadDto): Promise<RegisterReadJson> {
    return once(() =>
      this.tenancy.withUser(userId, async (db) => {
        await this.users.consenting(db, userId);
        const meter = await meterOf(db, userId, dto.meterId);
        const direction = dto.direction ?? DIRECTION_OF[meter.category];
        const row = { ...dto, userId, direction, readAt: new Date(dto.readAt) };
        const { identifiers } = await db.insert(RegisterRead, row);
        await rebuild(db, userId, meter.id, direction);
        return find(db, userId, identifiers[0]!['id'] as string);
      }),
    );
  }

  /** Of one meter, the newest first. @throws Problem 404 */
  async list(userId: string, query: RegisterReadsQuery): Promise<RegisterReadPage> {
    const { meterId } = query;
    const scope = `register reads ${userId} ${meterId}`;
    const after = query.cursor ? this.cursors.read(scope, query.cursor) : null;
    const rows = await this.tenancy.withUser(userId, async (db) => {
      await meterOf(db, userId, meterId);
      const select = db
        .createQueryBuilder(RegisterRead, 'r')
        .where('r.user_id = :userId and r.meter_id = :meterId', { userId, meterId })
        .orderBy('r.readAt', 'DESC')
        .addOrderBy('r.id', 'DESC')
        .take((query.limit ?? DEFAULT_PAGE) + 1);
      if (after) select.andWhere('(r.read_at, r.id) < (:at, :id)', { at: after[0], id: after[1] });
      return select.getMany();
    });
    return page(rows.map(readJson), query, this.cursors, scope, (row) => [row.readAt.toISOString(), row.id]);
  }

  /** @throws Problem 404 */
  read(userId: string, id: string): Promise<RegisterReadJson> {
    return this.tenancy.withUser(userId, (db) => find(db, userId, id));
  }

  /** @throws Problem 404, 409, 412 when it is not at this version any more, 422 for a counter that would run backwards */
  change(userId: string, id: string, version: number, dto: ChangeRegisterReadDto): Promise<RegisterReadJson> {
    return once(() =>
      this.tenancy.withUser(userId, async (db) => {
        const read = await find(db, userId, id);
        const { affected } = await db.update(
          RegisterRead,
          { userId, id, version },
          { ...dto, ...(dto.readAt && { readAt: new Date(dto.readAt) }), version: version + 1 },
        );
        if (!affected) throw changed();
        await rebuild(db, userId, read.meterId, read.direction);
        return find(db, userId, id);
      }),
    );
  }

  /** @throws Problem 404, 422 when the counter would run backwards without it */
  async remove(userId: string, id: string): Promise<void> {
    await this.tenancy.withUser(userId, async (db) => {
      const read = await find(db, userId, id);
      await db.delete(RegisterRead, { userId, id });
      await rebuild(db, userId, read.meterId, read.direction);
    });
  }
}

async function find(db: EntityManager, userId: string, id: string): Promise<RegisterReadJson> {
  const row = await db.findOneBy(RegisterRead, { userId, id });
  if (!row) throw notFound();
  return readJson(row);
}

/** What was used between two reads. @throws Problem 422 when the counter ran backwards */
function used(before: RegisterRead, read: RegisterRead): Decimal {
  const turned = new Decimal(read.rolledOverAt ?? 0);
  const quantity = turned.plus(read.value).minus(before.value);
  const beyond = read.rolledOverAt !== null && (turned.lessThan(before.value) || turned.lessThan(read.value));
  if (quantity.isNegative() || beyond) {
    throw new Problem(
      422,
      'register-ran-backwards',
      `The counter showed ${plain(before.value)} at ${before.readAt.toISOString()}, so ${plain(read.value)} at ` +
        `${read.readAt.toISOString()} cannot be: say \`rolledOverAt\`, or \`newRegister\` for a new counter.`,
    );
  }
  return quantity;
}

/** Periods between the reads of a counter, made again from all of them. What a file says of the same time stands. */
async function rebuild(
  db: EntityManager,
  userId: string,
  meterId: string,
  direction: RegisterRead['direction'],
): Promise<void> {
  await lockUsage(db, userId);
  const reads = await db.find(RegisterRead, {
    where: { userId, meterId, direction },
    order: { readAt: 'ASC' },
  });
  await db.query(
    `delete from usage_periods where user_id = $1 and meter_id = $2 and direction = $3 and source = 'manual'`,
    [userId, meterId, direction],
  );
  const spans = reads.flatMap((read, i) => {
    const before = reads[i - 1];
    return before && !read.newRegister
      ? [{ from: before.readAt, to: read.readAt, quantity: used(before, read) }]
      : [];
  });
  await db.query(
    `insert into usage_periods (user_id, meter_id, register, direction, source, starts_at, ends_at, quantity)
     select $1, $2, '', $3, 'manual', n.first, n.last, n.quantity
     from unnest($4::timestamptz[], $5::timestamptz[], $6::numeric[]) as n (first, last, quantity)
     where not exists (select 1 from usage_periods p where p.user_id = $1 and p.meter_id = $2 and p.register = ''
       and p.direction = $3 and p.starts_at < n.last and p.ends_at > n.first)`,
    [
      userId,
      meterId,
      direction,
      spans.map(({ from }) => from),
      spans.map(({ to }) => to),
      spans.map(({ quantity }) => quantity.toFixed()),
    ],
  );
}

/** The same for every counter of a person. */
export async function rebuildAllPeriods(db: EntityManager, userId: string): Promise<void> {
  const counters = await db
    .createQueryBuilder(RegisterRead, 'r')
    .select(['r.meter_id as "meterId"', 'r.direction as direction'])
    .where('r.user_id = :userId', { userId })
    .distinct()
    .getRawMany<Pick<RegisterRead, 'meterId' | 'direction'>>();
  for (const { meterId, direction } of counters) await rebuild(db, userId, meterId, direction);
}

async function once<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (error instanceof QueryFailedError && error.driverError.constraint === 'register_reads_once') {
      throw new Problem(409, 'read-taken', 'There is a read of this counter at this instant already.');
    }
    throw error;
  }
}
