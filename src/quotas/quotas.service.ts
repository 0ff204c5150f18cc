import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Tenancy } from '../database/tenancy.js';
import { addMonths, dayText, firstOfMonth } from '../engine/calendar/civil.js';
import { startOfDay, wallClock } from '../engine/calendar/zone.js';
import { Problem } from '../http/problem.js';
import type { QuotasDto } from './quotas.dto.js';
import { limitsOf, MONTHLY, type Countable, type Limits, type Monthly, type Tier } from './tiers.js';
import { UsageTracking } from './usage-tracking.entity.js';

interface Standing {
  readonly tier: Tier;
  readonly limits: Limits;
  /** YYYY-MM */
  readonly month: string;
  readonly resetsAt: Date;
}

const WORDS: Readonly<Record<Countable, string>> = {
  datasets: 'uploads a month',
  reports: 'reports a month',
  recommendations: 'recommendations a month',
  connections: 'data connections',
};

@Injectable()
export class QuotasService {
  constructor(private readonly tenancy: Tenancy) {}

  /**
   * Counts one more, in the transaction of what is counted: an action that fails is not counted, and whoever comes at the same
   * moment waits for the row. @throws Problem 403 naming the limit, what is used and when counting begins again
   */
  async count(db: EntityManager, userId: string, what: Monthly): Promise<void> {
    const { limits, month, resetsAt } = await standing(db, userId);
    const limit = limits[what];
    await db.query(
      `insert into usage_tracking (user_id, month) values ($1, $2) on conflict on constraint usage_tracking_pk do nothing`,
      [userId, month],
    );
    const [, counted] = (await db.query(
      `update usage_tracking set ${what} = ${what} + 1
       where user_id = $1 and month = $2 and ($3::integer is null or ${what} < $3)`,
      [userId, month, limit],
    )) as [unknown, number];
    if (counted === 0) throw exceeded(what, limit!, limit!, resetsAt);
  }

  /** Lets one more data connection in. Call it before the insert, in its transaction. @throws Problem 403 */
  async admitConnection(db: EntityManager, userId: string): Promise<void> {
    // What is there is counted one creation at a time.
    await db.query(`select pg_advisory_xact_lock(hashtextextended('connections ' || $1, 0))`, [userId]);
    const { limits } = await standing(db, userId);
    const used = await connections(db, userId);
    if (limits.connections !== null && used >= limits.connections) {
      throw exceeded('connections', limits.connections, used, null);
    }
  }

  /** Limits and what is used of them. */
  async quotas(userId: string): Promise<QuotasDto> {
    return this.tenancy.withUser(userId, async (db) => {
      const { tier, limits, month, resetsAt } = await standing(db, userId);
      const row = await db.findOneBy(UsageTracking, { userId, month });
      const monthly = MONTHLY.map((name) => ({
        name,
        limit: limits[name],
        used: row?.[name] ?? 0,
        resetsAt,
      }));
      const used = await connections(db, userId);
      const standingOnes = { name: 'connections' as const, limit: limits.connections, used, resetsAt: null };
      return { tier, quotas: [...monthly, standingOnes] };
    });
  }
}

/** A month is the person's own: it begins at midnight where they live. */
async function standing(db: EntityManager, userId: string): Promise<Standing> {
  const [user] = (await db.query('select tier, agreed_limits as agreed, timezone from users where id = $1', [
    userId,
  ])) as [{ tier: Tier; agreed: Partial<Limits> | null; timezone: string }];
  const first = firstOfMonth(wallClock(user.timezone, Date.now() / 1000).day);
  return {
    tier: user.tier,
    limits: limitsOf(user.tier, user.agreed),
    month: dayText(first).slice(0, 7),
    resetsAt: new Date(startOfDay(user.timezone, addMonths(first, 1)) * 1000),
  };
}

async function connections(db: EntityManager, userId: string): Promise<number> {
  const [row] = (await db.query('select count(*)::integer as used from energy_sources where user_id = $1', [
    userId,
  ])) as [{ used: number }];
  return row.used;
}

function exceeded(what: Countable, limit: number, used: number, resetsAt: Date | null): Problem {
  const until = resetsAt ? ` Counting begins again at ${resetsAt.toISOString()}.` : '';
  return new Problem(403, 'quota-exceeded', `Your tier allows ${limit} ${WORDS[what]}.${until}`, {
    members: { quota: what, limit, used, resetsAt: resetsAt?.toISOString() ?? null },
  });
}
