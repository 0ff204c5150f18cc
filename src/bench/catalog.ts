/** A thousand distinct plans: real ones from the reference catalogs when they are there, else variations of the demo catalog. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plan } from '../engine/plan.js';
import type { DeliveryTable, PriceSeries } from '../engine/tariff/bill.js';
import type { RateStructure } from '../engine/tariff/structure.js';
import { canonicalJson } from '../engine/hash.js';
import type { CatalogImport } from '../importers/catalog.js';
import { importCatalog } from '../importers/import-catalog.js';
import { demoCatalog } from '../demo/catalog.js';
import { FLAT, TIERS_AND_DEMAND, TIME_OF_USE } from './structures.js';

export interface BenchCatalog {
  readonly from: string;
  readonly structures: readonly RateStructure[];
  readonly delivery: DeliveryTable;
  readonly series: Readonly<Record<string, PriceSeries>>;
}

const REFERENCE = process.env['REFERENCE_DIR'] ?? '../shared/reference';
const SIZE = 1000;

/** Catalogs of one country, because nobody chooses between plans of two. */
export const MARKETS = [
  { name: 'United States', folders: ['us_tx_ptc', 'us_urdb'], timezone: 'America/Chicago' },
  { name: 'Australia', folders: ['au_cdr'], timezone: 'Australia/Sydney' },
] as const;

export type Market = (typeof MARKETS)[number];

/** A thousand plans of a market. */
export function benchCatalog(market: Market = MARKETS[0]): BenchCatalog {
  const folders = market.folders.map((folder) => join(REFERENCE, 'catalogs', folder));
  return (
    (folders.every((folder) => existsSync(folder)) ? fromReference(market, folders) : undefined) ?? madeUp()
  );
}

function readCatalog(folders: readonly string[]): CatalogImport {
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(json|csv)$/.test(name))
      .sort()
      .map((name) => ({ name, bytes: readFileSync(join(folder, name)) })),
  );
  return importCatalog(files);
}

function fromReference(market: Market, folders: readonly string[]): BenchCatalog | undefined {
  const { plans, delivery, series } = readCatalog(folders);
  const structures = distinct(plans);
  if (structures.length === 0) return undefined;
  const from = `${Math.min(SIZE, structures.length)} distinct real plans, ${market.name}`;
  return { from, structures: spread(structures), delivery, series };
}

/** A thousand plans that one home can choose from, whatever network they are sold in and whenever they were on offer. */
export function benchPlans(): { catalog: CatalogImport; from: string } {
  const folder = join(REFERENCE, 'catalogs', 'us_tx_ptc');
  const real = existsSync(folder);
  const catalog = real ? readCatalog([folder]) : demoCatalog();
  const texan = catalog.plans.filter((plan) => plan.country === 'US');
  const plans = Array.from({ length: SIZE }, (_, i): Plan => {
    const { effectiveFrom: _from, effectiveTo: _to, ...plan } = texan[i % texan.length]!;
    return { ...plan, id: `${i}-${plan.id}`, networks: [] };
  });
  const from =
    real && texan.length >= SIZE
      ? 'real Texas plans of all networks and dates'
      : `${texan.length} demo plans, repeated`;
  return { catalog: { ...catalog, plans, refused: [] }, from };
}

/** Structures that differ in more than their flags and checks. */
function distinct(plans: readonly Plan[]): RateStructure[] {
  const found = new Map<string, RateStructure>();
  for (const { structure } of plans) {
    const { selfChecks: _checks, flags: _flags, ...prices } = structure;
    found.set(canonicalJson(prices), structure);
  }
  return [...found.values()];
}

/** Every n-th, so that all catalogs are in it. */
const spread = (structures: readonly RateStructure[]): readonly RateStructure[] =>
  structures.length <= SIZE
    ? structures
    : Array.from({ length: SIZE }, (_, i) => structures[Math.floor((i * structures.length) / SIZE)]!);

/** Three structures with a thousand different prices and windows. */
function madeUp(): BenchCatalog {
  const structures = Array.from({ length: SIZE }, (_, i) => {
    const base = [FLAT, TIME_OF_USE, TIERS_AND_DEMAND][i % 3]!;
    const text = JSON.stringify(base)
      .replaceAll('"0.', `"0.${String(i % 10)}`)
      .replaceAll('15:00', `${10 + (i % 7)}:00`);
    return JSON.parse(text) as RateStructure;
  });
  return {
    from: `${SIZE} made-up plans (the reference catalogs are not there)`,
    structures,
    delivery: {},
    series: {},
  };
}
