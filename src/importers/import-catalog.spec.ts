import { describe, expect, it } from '@jest/globals';
import { hashJson } from '../engine/hash.js';
import { importCatalog } from './import-catalog.js';

const plan = (id: string, price: string, more: object = {}) => ({
  id,
  name: id,
  supplier: 'Supplier',
  version: '2026-01-01',
  structure: {
    schema: 'treebeard/rate-structure/1',
    currency: 'USD',
    timezone: 'America/Chicago',
    components: [{ kind: 'energy', id: 'energy', periods: [{ name: 'all', price }] }],
  },
  ...more,
});
const run = (...json: unknown[]) => importCatalog([{ name: 'plans.json', json }]);

describe('importCatalog', () => {
  it('keeps the raw record under its hash', () => {
    const record = plan('a', '0.1');
    const result = run(record);
    expect(result.plans[0]!.source.hash).toBe(hashJson(record));
    expect(result.raw.get(hashJson(record))).toBe(record);
  });

  it('keeps the newest version of a plan and folds the others', () => {
    const result = run(plan('a', '0.1'), plan('a', '0.12', { version: '2026-03-01' }));
    expect(result.plans).toMatchObject([{ id: 'a', version: '2026-03-01' }]);
    expect(result.folded).toMatchObject([{ id: 'a', reason: 'older_version' }]);
    expect(result.imported).toHaveLength(2);
  });

  it('joins the networks of one offer that is listed per region', () => {
    const result = run(
      plan('a', '0.1', { name: 'One', networks: ['tdu:A'] }),
      plan('b', '0.1', { name: 'One', networks: ['tdu:B'] }),
    );
    expect(result.plans).toMatchObject([{ id: 'a', networks: ['tdu:A', 'tdu:B'] }]);
    expect(result.folded).toMatchObject([{ id: 'b', into: 'a', reason: 'region' }]);
  });

  it.each([
    ['cents as dollars', plan('a', '12.5'), /12.5 per kWh/],
    ['a price of nothing', plan('a', '0'), /no energy or demand price/],
    ['a date that is none', plan('a', '0.1', { effectiveFrom: '0026-01-01' }), /effectiveFrom/],
  ])('quarantines %s', (_, record, detail) => {
    const result = run(record);
    expect(result.plans).toEqual([]);
    expect(result.quarantined).toMatchObject([{ id: 'a', detail: expect.stringMatching(detail) }]);
  });

  it('gives suppliers the rating a table has for them', () => {
    const rated = importCatalog([
      { name: 'plans.json', json: [plan('a', '0.1', { supplier: 'CHAMPION ENERGY SERVICES LLC' })] },
      { name: 'ratings.json', json: { 'Champion Energy': { rating_1_to_5: 4 } } },
    ]);
    expect(rated.plans[0]).toMatchObject({ supplierRating: 4 });
  });

  it('names what is no catalog, and what is damaged among records', () => {
    const result = importCatalog([
      { name: 'postcodes.json', json: [{ postcode: '2000' }] },
      { name: 'plans.json', json: [plan('a', '0.1'), { name: 'half a record' }] },
      { name: 'broken.json', bytes: new TextEncoder().encode('{') },
    ]);
    expect(result.skipped.map(({ file }) => file)).toEqual(['postcodes.json', 'broken.json']);
    expect(result.refused).toMatchObject([{ name: 'half a record', reason: 'malformed', path: '/1' }]);
  });
});
