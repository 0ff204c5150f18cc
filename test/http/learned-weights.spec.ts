import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CatalogImportService } from '../../src/plans/catalog-import.service.js';
import { catalogOf, flatPlan } from '../support/catalog.js';
import { Client, newPerson } from '../support/client.js';
import { asAdmin, dailyFile } from '../support/household.js';
import { testApp, type TestApp } from '../support/test-app.js';

const LEARNED = 'users/me/preferences/learned';
const DEFAULT = { cost: 40, flexibility: 30, renewable: 20, rating: 10 };

interface Household {
  readonly client: Client;
  readonly id: string;
  /** Asks for an answer of the same day. */
  readonly answer: () => Promise<{ id: string; order: string[]; plans: { id: string }[] }>;
}

describe('weights learned from feedback', () => {
  let served: TestApp;

  beforeAll(async () => {
    served = await testApp();
    await served.app
      .get(CatalogImportService)
      .store(
        catalogOf(
          flatPlan('cheap', '0.090', { renewablePercent: 0, supplier: 'Low Cost' }),
          flatPlan('green', '0.097', { renewablePercent: 100, supplier: 'Wind' }),
          flatPlan('long', '0.099', { renewablePercent: 0, contractMonths: 36, supplier: 'Slow' }),
        ),
        {},
      );
  });
  afterAll(() => served.close());

  async function household(): Promise<Household> {
    const { client, id } = await newPerson(new Client(served.base));
    expect((await client.upload(dailyFile('2025-01-01', 365), 'year.csv')).status).toBe(201);
    const answer = async () => {
      const { status, body } = await client.post('recommendations', { asOf: '2026-01-10' });
      expect(status).toBe(201);
      return body;
    };
    return { client, id, answer };
  }

  const choose = async ({ client, answer }: Household, planId: string, more: object = {}): Promise<void> => {
    const { id } = await answer();
    const word = { recommendationId: id, planId, rating: 5, type: 'selected', ...more };
    expect((await client.post('feedback', word)).status).toBe(201);
  };

  it('are offered, move nothing until they are accepted, and are not learned twice', async () => {
    const home = await household();
    const nothing = (await home.client.get(LEARNED)).body;
    expect(nothing).toMatchObject({ weights: DEFAULT, learned: null, choices: 0 });
    for (let i = 0; i < 5; i++) await choose(home, 'green');
    const { body } = await home.client.get(LEARNED);
    expect(body).toMatchObject({ weights: DEFAULT, choices: 5 });
    expect(body.learned.renewable).toBeGreaterThan(DEFAULT.renewable);
    expect(Object.values<number>(body.learned).reduce((a, b) => a + b)).toBe(100);
    expect(body.sentence).toMatch(
      /^From 5 choices: renewable energy seems to matter more to you than you said/,
    );
    expect((await home.client.get('users/me/preferences')).body.weights).toEqual(DEFAULT);

    // Hard limits are no word on the weights: what was learned stands.
    await home.client.put('users/me/preferences', { weights: DEFAULT, vetoes: { noPrepaid: true } });
    expect((await home.client.get(LEARNED)).body.learned).toEqual(body.learned);

    const accepted = await home.client.put('users/me/preferences', { weights: body.learned });
    expect([accepted.status, accepted.body.weights]).toEqual([200, body.learned]);
    expect((await home.client.get(LEARNED)).body).toMatchObject({
      weights: body.learned,
      learned: null,
      choices: 0,
    });
  });

  it('count the last word on a plan, only words on what was shown, and a rating less than a choice', async () => {
    const home = await household();
    const shown = await home.answer();
    const say = (more: object): Promise<unknown> =>
      home.client.post('feedback', {
        recommendationId: shown.id,
        planId: 'green',
        rating: 5,
        type: 'other',
        ...more,
      });
    await home.client.post('feedback', { planId: 'green', rating: 5, type: 'selected' });
    await home.client.post('feedback', { recommendationId: shown.id, rating: 5, type: 'helpful' });
    await say({ rating: 3 });
    expect((await home.client.get(LEARNED)).body.choices).toBe(0);
    await say({});
    const rated = (await home.client.get(LEARNED)).body;
    for (let i = 0; i < 3; i++) await say({ type: 'selected' });
    const chosen = (await home.client.get(LEARNED)).body;
    expect([rated.choices, chosen.choices]).toEqual([1, 1]);
    expect(chosen.learned.renewable).toBeGreaterThanOrEqual((rated.learned ?? DEFAULT).renewable);
    await say({ type: 'did_not_select', rating: 1 });
    const passed = (await home.client.get(LEARNED)).body;
    expect(passed.learned?.renewable ?? DEFAULT.renewable).toBeLessThanOrEqual(DEFAULT.renewable);
  });

  it("are one's own: nobody's feedback moves what another is told", async () => {
    const [loud, quiet] = [await household(), await household()];
    const told = async (): Promise<unknown> => {
      const { plans, order, advice } = (await quiet.answer()) as unknown as Record<string, unknown>;
      return { plans, order, advice, learned: (await quiet.client.get(LEARNED)).body };
    };
    const before = await told();
    const own = await loud.answer();
    for (let i = 0; i < 10; i++) await choose(loud, 'long');
    for (const type of ['not_helpful', 'did_not_select']) await choose(loud, 'cheap', { type, rating: 1 });
    expect((await loud.client.get(LEARNED)).body.choices).toBe(12);
    expect(await told()).toEqual(before);
    // Nor one's own order, before it is accepted.
    expect((await loud.answer()).plans).toEqual(own.plans);
    await loud.client.put('users/me/preferences', { weights: (await loud.client.get(LEARNED)).body.learned });
    expect(await told()).toEqual(before);
  });

  it('are kept from another person by the database itself', async () => {
    const [home, other] = [await household(), await household()];
    await choose(home, 'green');
    expect((await other.client.get(LEARNED)).body.choices).toBe(0);
    const stored = await asAdmin(served, 'select 1 from feedback where user_id = $1', [home.id]);
    expect(stored).toHaveLength(1);
    expect((await new Client(served.base).get(LEARNED)).status).toBe(401);
  });
});
