import { expect, it } from '@jest/globals';
import { importCatalog } from './import-catalog.js';
import type { Json } from './record.js';

const hours = (night: number, day: number): number[] =>
  Array.from({ length: 25 }, (_, hour) => (hour >= 2 && hour < 5 ? night : day));

const PLAN: Json = {
  Supplier: 'BGE',
  Plan: 'S-Free time Sat',
  'Standing charges': 281.12,
  Feed: 18.5,
  'Bonus cash': 50,
  LastUpdate: '2023-03-29',
  _snapshot: '2023-04-30',
  Rates: [
    {
      Days: [6],
      startDate: '01/01',
      endDate: '12/31',
      Hours: [...Array<number>(9).fill(30), ...Array<number>(8).fill(0), ...Array<number>(8).fill(30)],
    },
    { Days: [0, 1, 2, 3, 4, 5], startDate: '01/01', endDate: '12/31', Hours: hours(8.65, 30) },
  ],
};
const run = (plan: Json) => importCatalog([{ name: 'ie.json', json: [plan] }]);

it('reads hours per day of the week, standing charge per year, feed-in and bonus', () => {
  const [plan] = run(PLAN).plans;
  expect(plan).toMatchObject({
    id: 'ie-bge-s-free-time-sat',
    country: 'IE',
    version: '2023-04-30',
    planType: 'time_of_use',
  });
  expect(plan!.structure).toMatchObject({
    currency: 'EUR',
    timezone: 'Europe/Dublin',
    pricesIncludeTax: true,
  });
  const [standing, energy, feedIn, bonus] = plan!.structure.components;
  expect(standing).toMatchObject({ amount: '281.12', per: 'year' });
  expect(energy).toMatchObject({
    periods: [
      { name: 'rate_30c', price: '0.3' },
      { name: 'rate_0c', price: '0' },
      { name: 'rate_8_65c', price: '0.0865' },
    ],
  });
  expect((energy as { schedule: { windows: unknown[] } }).schedule.windows[1]).toEqual({
    period: 'rate_0c',
    days: ['sat'],
    from: '09:00',
    to: '17:00',
  });
  expect(feedIn).toMatchObject({ mode: 'feed_in', periods: [{ price: '0.185' }] });
  expect(bonus).toMatchObject({ amount: '50', per: 'once', requires: 'new_customer' });
});

it('prices a flat plan without a schedule', () => {
  const [plan] = run({ ...PLAN, Rates: [{ Days: [0, 1, 2, 3, 4, 5, 6], Hours: hours(25, 25) }] }).plans;
  expect(plan!.structure.components[1]).toMatchObject({ periods: [{ price: '0.25' }] });
});

it.each<[string, Json, string]>([
  ['a day of the week without prices', { Rates: [(PLAN['Rates'] as Json[])[0]] }, 'uncovered_hours'],
  ['too few hours', { Rates: [{ Days: [0], Hours: [1, 2, 3] }] }, 'uncovered_hours'],
  [
    'an hour without a price',
    { Rates: [{ Hours: hours(8, 30).map((price, hour) => (hour === 7 ? null : price)) }] },
    'missing_price',
  ],
  ['no standing charge', { 'Standing charges': undefined }, 'missing_price'],
])('refuses %s', (_, change, reason) =>
  expect(run({ ...PLAN, ...change }).refused).toMatchObject([{ reason }]),
);

it('says that a date cannot be read', () => {
  expect(run({ ...PLAN, LastUpdate: '20223-03-29' }).plans[0]!.flags).toContain('date_unreadable');
});

it.each<[string, Json, string]>([
  [
    'two lists for one day',
    { Rates: [{ Hours: hours(8, 30) }, { Days: [6], Hours: hours(9, 30) }] },
    '/Rates/1/Days',
  ],
  ['half a season', { Rates: [{ startDate: '01/10', Hours: hours(8, 30) }] }, '/Rates/0'],
  [
    'a date that is none',
    { Rates: [{ startDate: 'May', endDate: '12/31', Hours: hours(8, 30) }] },
    '/Rates/0/startDate',
  ],
  ['a feed-in price in words', { Feed: 'market' }, '/Feed'],
])('refuses %s by name', (_, more, pointer) => {
  expect(run({ ...PLAN, ...more }).refused[0]).toMatchObject({ reason: 'malformed', pointer });
});

it('keeps prices in euro where cent belong apart', () => {
  const euro = { ...PLAN, Rates: [{ Hours: hours(0.08, 0.3) }] };
  expect(run(euro).quarantined).toHaveLength(1);
});
