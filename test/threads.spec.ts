import { afterEach, describe, expect, it } from '@jest/globals';
import { demoCatalog } from '../src/demo/catalog.js';
import { DEMO_TIMEZONE, householdReadings } from '../src/demo/household.js';
import { smartMeterTexasCsv } from '../src/demo/smart-meter-texas.js';
import { recommendationJson } from '../src/engine/ranking/recommendation-json.js';
import { recommend } from '../src/engine/ranking/recommend.js';
import { gridUsage } from '../src/engine/series/grid-usage.js';
import { Problem } from '../src/http/problem.js';
import { shareText } from '../src/plans/shared-catalog.js';
import type { CatalogRow } from '../src/plans/plan-mapping.js';
import type { Plan } from '../src/engine/plan.js';
import { readUsage } from '../src/readers/read-usage.js';
import type * as tasks from '../src/threads/tasks.js';
import { ThreadPool } from '../src/threads/thread-pool.js';
import type * as oddTasks from './support/odd-tasks.js';

const ROOMY = { threads: 1, queue: 8, timeoutMs: 30_000, memoryMb: 64 };

describe('threads', () => {
  let pool: ThreadPool<typeof oddTasks>;
  const open = (limits: Partial<typeof ROOMY> = {}): ThreadPool<typeof oddTasks> =>
    (pool = new ThreadPool(new URL('./support/odd-tasks.js', import.meta.url), { ...ROOMY, ...limits }));
  afterEach(() => pool.close());

  const problem = async (work: Promise<unknown>): Promise<[number, string]> => {
    const thrown = await work.then(
      () => undefined,
      (error: unknown) => error,
    );
    if (!(thrown instanceof Problem)) throw new Error(`no problem: ${String(thrown)}`);
    return [thrown.status, thrown.slug];
  };

  it('give back what a task returns, and throw what it throws', async () => {
    open();
    await expect(pool.run('double', 21)).resolves.toBe(42);
    await expect(pool.run('fail', 'so it is')).rejects.toThrow('so it is');
  });

  it('are given memory instead of a copy', async () => {
    open();
    const numbers = Float64Array.of(1, 2, 4);
    await expect(pool.run('sum', numbers, [numbers.buffer])).resolves.toBe(7);
    expect(numbers).toHaveLength(0);
  });

  it('are ended when they hang, and replaced: what waited is done', async () => {
    open({ timeoutMs: 2000 });
    await pool.run('double', 1);
    const hung = problem(pool.run('hang', undefined));
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const waited = pool.run('double', 4);
    expect(await hung).toEqual([422, 'too-much-work']);
    await expect(waited).resolves.toBe(8);
  });

  it('are ended when they take too much memory, and replaced', async () => {
    open();
    expect(await problem(pool.run('hoard', undefined))).toEqual([422, 'too-much-work']);
    await expect(pool.run('double', 4)).resolves.toBe(8);
  });

  it('are replaced when they end by themselves', async () => {
    open();
    await expect(pool.run('vanish', undefined)).rejects.toThrow();
    await expect(pool.run('double', 4)).resolves.toBe(8);
  });

  it('import what they run: one that is ended while it requires takes the process along', async () => {
    open();
    expect(await pool.run('stackOfLoading', undefined)).not.toContain('modules/cjs/');
  });

  it('say to come back later when too much waits, and when the wait is too long', async () => {
    open({ queue: 2 });
    await pool.run('double', 1);
    const works = Array.from({ length: 5 }, (_, value) => pool.run('after', { ms: 300, value }));
    const outcomes = await Promise.allSettled(works.map((work) => work));
    expect(outcomes.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'fulfilled',
      'rejected',
      'rejected',
    ]);
    expect(await problem(works[4]!)).toEqual([503, 'busy']);
    await pool.close();

    open({ timeoutMs: 2000 });
    await pool.run('double', 1);
    const slow = pool.run('after', { ms: 1400, value: 1 });
    const next = problem(pool.run('hang', undefined));
    expect(await problem(pool.run('double', 3))).toEqual([503, 'busy']);
    await expect(slow).resolves.toBe(1);
    expect(await next).toEqual([422, 'too-much-work']);
  });
});

/** A plan as the database tells it. */
const rowOf = ({
  id,
  supplier,
  supplierRating,
  renewablePercent,
  networks,
  structure,
  ...plan
}: Plan): CatalogRow => ({
  ...plan,
  id: '',
  catalog: plan.source.catalog,
  planKey: id,
  supplier,
  supplierRating: supplierRating === undefined ? null : String(supplierRating),
  renewablePercent: renewablePercent === undefined ? null : String(renewablePercent),
  regions: [...networks],
  rateStructure: structure,
  eligibility: [...plan.eligibility],
  enrolUrl: plan.enrolUrl ?? null,
  effectiveFrom: plan.effectiveFrom ?? null,
  effectiveTo: plan.effectiveTo ?? null,
  flags: [...plan.flags],
});

describe('what threads compute', () => {
  it('is what the engine says, to the byte, the first time and from the kept catalog', async () => {
    const pool = new ThreadPool<typeof tasks>(new URL('../src/threads/tasks.js', import.meta.url), {
      ...ROOMY,
      memoryMb: 512,
    });
    const bytes = new TextEncoder().encode(smartMeterTexasCsv(householdReadings(), DEMO_TIMEZONE));
    const options = { fileName: 'usage.csv', timezone: DEMO_TIMEZONE };
    const expected = await readUsage(bytes, options);
    const { readout } = await pool.run('readUpload', { bytes, options, homeZone: 'UTC', pack: false });
    expect(JSON.stringify(readout)).toBe(JSON.stringify(expected));
    if (!readout.ok) throw new Error('not read');

    const { channels } = readout;
    const { plans, delivery, series } = demoCatalog();
    const rest = { timezone: DEMO_TIMEZONE, country: 'US', network: 'tdu:ONCOR', asOf: '2026-03-01' };
    const usage = gridUsage(channels);
    const here = usage.ok && recommend({ ...rest, plans, delivery, series, usage: usage.value });
    if (!here || !here.ok) throw new Error('not ranked');
    const rows = plans.map((plan) => rowOf(plan));
    const catalog = { version: 1, text: shareText(JSON.stringify({ rows, delivery, series })) };
    for (let time = 0; time < 2; time++) {
      const there = await pool.run('recommendation', { ...rest, catalog, channels });
      expect(there.ok && JSON.stringify(there.value.answer)).toBe(
        JSON.stringify(recommendationJson(here.value)),
      );
    }
    const none = { version: 2, text: shareText(JSON.stringify({ rows: [], delivery, series })) };
    const later = await pool.run('recommendation', { ...rest, catalog: none, channels });
    expect(later.ok && later.value.answer.considered).toBe(0);
    await pool.close();
  });
});
