import { importCatalog } from '../../../src/importers/import-catalog';
import type { CatalogImport } from '../../../src/importers/catalog';

let imported: CatalogImport | undefined;
const S = (components: unknown[]) => ({ schema: 'treebeard/rate-structure/1', currency: 'USD', timezone: 'America/Chicago', components });
const plan = (id: string, name: string, supplier: string, months: number, ren: number, rating: number, components: unknown[], extra: object = {}) => ({
  id, name, supplier, version: '1', country: 'US', commodity: 'electricity', planType: 'fixed', structure: S(components), networks: ['tdu:ONCOR'],
  contractMonths: months, exitFee: { kind: 'flat', amount: '150' }, renewablePercent: ren, supplierRating: rating, prepaid: false, customer: 'residential', eligibility: [], ...extra,
});
export function catalog(): CatalogImport {
  const d = { id: 'delivery', kind: 'delivery', ref: 'tdu:ONCOR', layer: 'delivery' };
  return (imported ??= importCatalog([{ name: 'demo', json: { plans: [
    plan('a', 'Simple Saver 12', 'Alpha Energy', 12, 20, 4.1, [{ id: 'energy', kind: 'energy', periods: [{ name: 'all', price: '0.082' }] }, d]),
    plan('b', 'Free Nights 24', 'Beta Power', 24, 100, 3.2, [{ id: 'base', kind: 'fixed', amount: '9.95', per: 'month' }, { id: 'energy', kind: 'energy', periods: [{ name: 'day', price: '0.131' }, { name: 'night', price: '0' }], schedule: { windows: [{ period: 'night', from: '23:00', to: '06:00' }], otherwise: 'day' } }, d], { planType: 'time_of_use' }),
    plan('c', 'Big Credit 1000', 'Gamma Electric', 12, 6, 2.8, [{ id: 'energy', kind: 'energy', periods: [{ name: 'all', price: '0.139' }] }, { id: 'credit', kind: 'usage_band', from: '1000', amount: '-100' }, d]),
    plan('e', 'Month by Month', 'Delta', 0, 33, 4.5, [{ id: 'energy', kind: 'energy', periods: [{ name: 'all', price: '0.101' }] }, d], { exitFee: { kind: 'none' } }),
  ] } }], { retrieved: '2026-10-01' }));
}
