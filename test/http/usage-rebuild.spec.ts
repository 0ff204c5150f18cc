/** Whatever is uploaded, typed in, read off and taken back again: what stands is what those that remain give from scratch. */
import { AsyncResource } from 'node:async_hooks';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Tenancy } from '../../src/database/tenancy.js';
import { dayText, parseDay } from '../../src/engine/calendar/civil.js';
import type { Channel } from '../../src/engine/series/usage.js';
import { storeChannel } from '../../src/usage/usage-store.js';
import { Client, newPerson } from '../support/client.js';
import { asAdmin } from '../support/household.js';
import { testApp, type TestApp } from '../support/test-app.js';

const RUNS = process.env['LONG'] ? 200 : 12;
const FIRST = parseDay('2026-01-10')!;
const FILES = 6;
const DAYS = 5;

/** Hours of some days, a few missing; half hours; whole days; bills over all of them. */
function file(number: number): string {
  const stamp = (day: number, minutes: number): string =>
    `${dayText(FIRST + day)} ${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  if (number === 5) return 'start,end,kwh\n2026-01-01,2026-02-01,310\n2026-02-01,2026-03-01,280\n';
  if (number === 4)
    return ['date,kwh', ...[0, 1, 2, 3].map((day) => `${dayText(FIRST + day)},${40 + day}`)].join('\n');
  const step = number === 3 ? 30 : 60;
  const rows = Array.from({ length: (3 * 1440) / step }, (_, i) => ({
    day: (number % 3) + Math.floor((i * step) / 1440),
    minutes: (i * step) % 1440,
  }));
  const kept = rows.filter((_, i) => (i + number * 7) % 11 !== 0);
  return [
    'time,kwh',
    ...kept.map(({ day, minutes }, i) => `${stamp(day, minutes)},${number + 1}.${i % 10}`),
  ].join('\n');
}

type Command =
  | { readonly do: 'upload'; readonly file: number; readonly keep: 'old' | 'new' }
  | { readonly do: 'take back'; readonly file: number }
  | { readonly do: 'type in' | 'delete'; readonly day: number }
  | { readonly do: 'read'; readonly day: number };

const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('upload' as const),
      file: fc.nat(FILES - 1),
      keep: fc.constantFrom('old' as const, 'new' as const),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('take back' as const), file: fc.nat(FILES - 1) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('type in' as const), day: fc.nat(DAYS - 1) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('delete' as const), day: fc.nat(DAYS - 1) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('read' as const), day: fc.nat(60) }) },
);

/** A person with one meter, and what was done so far. */
class Household {
  /** In the order in which they came. */
  readonly uploads = new Map<number, string>();
  readonly keeps = new Map<number, 'old' | 'new'>();
  readonly entries = new Map<number, string>();
  readonly reads = new Set<number>();

  private constructor(
    private readonly client: Client,
    private readonly meterId: string,
  ) {}

  static async make(served: TestApp): Promise<Household> {
    const { client, id } = await newPerson(new Client(served.base));
    await asAdmin(served, `update users set tier = 'pro' where id = $1`, [id]);
    const { body: site } = await client.post('sites', { name: 'Home', postcode: '77002', country: 'US' });
    const { body: meter } = await client.post('meters', {
      siteId: site.id,
      name: 'm',
      commodity: 'electricity',
    });
    return new Household(client, meter.id);
  }

  async act(command: Command): Promise<void> {
    const { client, meterId } = this;
    if (command.do === 'upload') {
      if (this.uploads.has(command.file)) return;
      const { status, body } = await client.upload(file(command.file), `${command.file}.csv`, {
        meterId,
        keep: command.keep,
      });
      expect([command, status]).toEqual([command, 201]);
      this.uploads.set(command.file, body.datasetId);
      this.keeps.set(command.file, command.keep);
    } else if (command.do === 'take back') {
      const id = this.uploads.get(command.file);
      if (!id) return;
      this.uploads.delete(command.file);
      expect((await client.delete(`datasets/${id}`)).status).toBe(204);
    } else if (command.do === 'type in') {
      const entry = { meterId, date: dayText(FIRST + command.day), quantity: '7.5' };
      const { status, body } = await client.post('usage/entries', entry);
      if (status === 201) this.entries.set(command.day, body.id);
      else expect(status).toBe(409);
    } else if (command.do === 'delete') {
      const id = this.entries.get(command.day);
      if (!id) return;
      this.entries.delete(command.day);
      expect((await client.delete(`usage/entries/${id}`)).status).toBe(204);
    } else if (command.do === 'read' && !this.reads.has(command.day)) {
      this.reads.add(command.day);
      const read = {
        meterId,
        readAt: `${dayText(FIRST + command.day - 20)}T12:00:00Z`,
        value: String(1000 + command.day * 10),
      };
      expect((await client.post('usage/register-reads', read)).status).toBe(201);
    }
  }

  /** All that is stored, without the ids. */
  async state(): Promise<unknown> {
    const { body: days } = await this.client.get('usage/days?limit=100&readings=true');
    const { body: stats } = await this.client.get('usage/stats');
    return {
      days: days.items.map(
        ({ date, total, quality, source, notes, intervalMinutes, readings }: Record<string, unknown>) => ({
          date,
          total,
          quality,
          source,
          notes,
          intervalMinutes,
          readings,
        }),
      ),
      stats,
    };
  }
}

describe('days and periods', () => {
  let served: TestApp;

  beforeAll(async () => {
    served = await testApp();
  });
  afterAll(() => served.close());

  it('are those of what remains, whatever was done before', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 3, maxLength: 14 }), async (commands) => {
        const lived = await Household.make(served);
        for (const one of commands) await lived.act(one);
        const fresh = await Household.make(served);
        for (const day of lived.entries.keys()) await fresh.act({ do: 'type in', day });
        for (const number of lived.uploads.keys())
          await fresh.act({ do: 'upload', file: number, keep: lived.keeps.get(number)! });
        for (const day of lived.reads) await fresh.act({ do: 'read', day });
        expect(await lived.state()).toEqual(await fresh.state());
      }),
      { numRuns: RUNS },
    );
  }, 600_000);

  it('lose nothing when two writers come at once', async () => {
    const { client, id: userId } = await newPerson(new Client(served.base));
    const { body: site } = await client.post('sites', { name: 'Home', postcode: '77002', country: 'US' });
    const made = await client.post('meters', { siteId: site.id, name: 'm', commodity: 'electricity' });
    const meterId = made.body.id as string;
    const tenancy = served.app.get(Tenancy);
    // Each has read half of the hours of one day, and merges with what it finds.
    const half = (first: number): Channel => {
      const starts = Float64Array.from(
        { length: 12 },
        (_, i) => FIRST * 86_400 + 6 * 3600 + (first + i) * 3600,
      );
      const quantities = new Float64Array(12).fill(1_000_000);
      const general = { meter: 'm', register: '', role: 'general', direction: 'import' } as const;
      const ends = starts.map((start) => start + 3600);
      return {
        ...general,
        commodity: 'electricity',
        unit: 'kWh',
        starts,
        ends,
        quantities,
        quality: new Uint8Array(12),
      };
    };
    const origin = { userId, meterId, zone: 'America/Chicago', source: 'api', datasetId: null } as const;
    // Of another request: inside of the first one's transaction it would join that.
    const elsewhere = new AsyncResource('request');
    let second: Promise<number> | undefined;
    await tenancy.withUser(userId, async (db) => {
      await storeChannel(db, half(0), origin);
      second = elsewhere.runInAsyncScope(() =>
        tenancy.withUser(userId, (other) => storeChannel(other, half(12), origin)),
      );
      await new Promise((resolve) => setTimeout(resolve, 300));
    });
    await second;
    expect((await client.get('usage/days')).body.items).toMatchObject([{ total: '24', quality: 'complete' }]);
  });

  it('come back when a day that was typed in over a file is deleted', async () => {
    const { client } = await newPerson(new Client(served.base));
    const { body: entry } = await client.post('usage/entries', { date: '2026-01-11', quantity: '99' });
    const { body: sent } = await client.upload(file(4), 'days.csv', { meterId: entry.meterId });
    const totals = async (): Promise<string[]> =>
      (await client.get('usage/days')).body.items.map(({ total }: { total: string }) => total);
    expect(await totals()).toEqual(['43', '42', '99', '40']);
    expect((await client.delete(`usage/entries/${entry.id}`)).status).toBe(204);
    expect(await totals()).toEqual(['43', '42', '41', '40']);
    expect((await client.delete(`datasets/${sent.datasetId}`)).status).toBe(204);
    expect(await totals()).toEqual([]);
  });

  it('are those of a bill where a counter was read before it came', async () => {
    const { client } = await newPerson(new Client(served.base));
    const { body: site } = await client.post('sites', { name: 'Home', postcode: '77002', country: 'US' });
    const made = await client.post('meters', { siteId: site.id, name: 'm', commodity: 'electricity' });
    const meterId = made.body.id as string;
    for (const [readAt, value] of [
      ['2026-01-20T12:00:00Z', '1000'],
      ['2026-02-10T12:00:00Z', '1090'],
    ])
      await client.post('usage/register-reads', { meterId, readAt, value });
    const { body: sent } = await client.upload(file(5), 'bills.csv', { meterId, keep: 'old' });
    const totals = async (): Promise<string[]> =>
      (await client.get('usage/stats')).body.commodities[0].months.map(
        ({ total }: { total: string }) => total,
      );
    expect(await totals()).toEqual(['310', '280']);
    expect((await client.delete(`datasets/${sent.datasetId}`)).status).toBe(204);
    expect((await totals()).map(Number).reduce((a, b) => a + b)).toBeCloseTo(90, 9);
  });

  it('stay gone with their meter when another upload is taken back', async () => {
    const { client } = await newPerson(new Client(served.base));
    const { body: site } = await client.post('sites', { name: 'Home', postcode: '77002', country: 'US' });
    const meter = async (name: string): Promise<string> =>
      (await client.post('meters', { siteId: site.id, name, commodity: 'electricity' })).body.id;
    const [a, b] = [await meter('a'), await meter('b')];
    await client.upload(file(0), 'a.csv', { meterId: a });
    const { body: own } = await client.upload(file(1), 'own.csv');
    const { body: second } = await client.upload(file(4), 'b.csv', { meterId: b });
    await client.delete(`meters/${a}`);
    await client.delete(`meters/${own.meterId}`);
    expect((await client.delete(`datasets/${second.datasetId}`)).status).toBe(204);
    expect((await client.get('usage/days')).body.items).toEqual([]);
    expect((await client.get('meters')).body.items).toMatchObject([{ name: 'b' }]);
  });

  it('keep two units of one meter apart, and take no file that a meter does not count in', async () => {
    const { client } = await newPerson(new Client(served.base));
    const { body: site } = await client.post('sites', { name: 'Home', postcode: '77002', country: 'US' });
    const { body: cubic } = await client.post('meters', {
      siteId: site.id,
      name: 'g',
      commodity: 'gas',
      unit: 'ft3',
    });
    const gas = 'Date,Gas (m3)\n2026-01-01,3\n2026-01-02,4\n';
    const refused = await client.upload(gas, 'gas.csv', { meterId: cubic.id });
    expect([refused.status, refused.body.type]).toEqual([422, 'urn:treebeard:problem:usage-other-unit']);
  });
});
