/** A small catalog of invented plans in TreeBeard's own structure, for tests. */
import type { Plan } from '../../src/engine/plan.js';
import type { CatalogImport } from '../../src/importers/catalog.js';

export function flatPlan(id: string, price: string, over: Partial<Plan> = {}): Plan {
  return {
    id,
    name: `Flat ${id}`,
    supplier: 'Example Energy',
    version: '1',
    country: 'US',
    commodity: 'electricity',
    planType: 'fixed',
    structure: {
      schema: 'treebeard/rate-structure/1',
      currency: 'USD',
      timezone: 'America/Chicago',
      components: [
        { id: 'energy', kind: 'energy', periods: [{ name: 'all', price }] },
        { id: 'base', kind: 'fixed', amount: '4.95', per: 'month' },
      ],
    },
    networks: [],
    contractMonths: 12,
    exitFee: { kind: 'flat', amount: '150.00' },
    renewablePercent: 20,
    supplierRating: 4,
    prepaid: false,
    customer: 'residential',
    eligibility: [],
    source: { catalog: 'test' },
    flags: [],
    ...over,
  };
}

export const catalogOf = (...plans: Plan[]): CatalogImport => ({
  plans,
  refused: [],
  folded: [],
  quarantined: [],
  skipped: [],
  delivery: {},
  series: {},
  imported: [],
  raw: new Map(),
});
