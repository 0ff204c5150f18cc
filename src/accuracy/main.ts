/**
 * `npm run accuracy [-- --homes DIR --plans PATH --usage DIR --json --write]`: how far off the projected year, the intervals, the
 * picks and the advice are, from data on disk, with the naive methods beside ours. Exit 2 when there is nothing to judge.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { ENGINE_VERSION } from '../engine/version.js';
import { AdviceTable } from './advice-table.js';
import { coverageTable } from './coverage-table.js';
import { fillTables, tablesOf, type AccuracyResult } from './docs-tables.js';
import { HomesError, readHomes, type Home } from './homes.js';
import { readHouseholds } from './households.js';
import { marketCases } from './market-cases.js';
import { readMarket } from './market.js';
import { projectionTable } from './projection-table.js';
import { RegretTable } from './regret-table.js';
import { StabilityTable } from './stability-table.js';

const RESULT_FILE = 'docs/results/accuracy.json';
const DOCS_FILE = 'docs/accuracy.md';

const { values } = parseArgs({
  options: {
    homes: { type: 'string', default: '../shared/reference/homes' },
    plans: { type: 'string', default: '../shared/reference/catalogs/us_tx_ptc' },
    /** Households' own downloads: homes that nothing was fitted on. */
    usage: { type: 'string', default: '../shared/reference/usage' },
    json: { type: 'boolean', default: false },
    /** Keeps the result as the one the docs quote. */
    write: { type: 'boolean', default: false },
  },
});

function missing(what: string): never {
  process.stderr.write(`accuracy: ${what}\n`);
  process.exit(2);
}

function homesOf(folder: string): Home[] {
  try {
    return readHomes(folder).filter((home) => home.real);
  } catch (error) {
    if (error instanceof HomesError) missing(error.message);
    throw error;
  }
}

const homes = homesOf(values.homes);
const projection = projectionTable(homes);
if (projection.length === 0) missing(`no real home in ${values.homes} has twelve whole months of readings`);
const coverage = coverageTable(homes);
const households = projectionTable(existsSync(values.usage) ? await readHouseholds(values.usage) : []);

const market = existsSync(values.plans) ? readMarket(values.plans) : undefined;
if (!market || market.plans.length === 0) missing(`no plan in ${values.plans}; give --plans PATH`);
const regret = new RegretTable(market);
const advice = new AdviceTable();
const stability = new StabilityTable();
let judged = 0;
for (const testCase of marketCases(homes, market)) {
  regret.add(testCase);
  advice.add(testCase);
  stability.add(testCase);
  if (++judged % 50 === 0) process.stderr.write(`${judged} home-years in the market\r`);
}

const result: AccuracyResult = {
  engineVersion: ENGINE_VERSION,
  homes: homes.length,
  plans: market.plans.length,
  network: market.network,
  pricesOf: market.asOf,
  projection,
  households,
  coverage,
  regret: regret.rows(),
  advice: advice.rows(),
  stability: stability.rows(),
};
const tables = tablesOf(result);

if (values.write) {
  mkdirSync(dirname(RESULT_FILE), { recursive: true });
  writeFileSync(RESULT_FILE, `${JSON.stringify(result, null, 2)}\n`);
  if (existsSync(DOCS_FILE)) writeFileSync(DOCS_FILE, fillTables(readFileSync(DOCS_FILE, 'utf8'), tables));
}
if (values.json) console.log(JSON.stringify(result, null, 2));
else {
  console.log(
    [
      'Error of projected annual kWh, per cent: median / 90th percentile over homes (95 % home-bootstrap range)',
      tables['projection'],
      '',
      "The same for households' own downloads, which nothing was fitted on",
      tables['households'],
      '',
      'Coverage of the 90 % interval, every home left out of its own calibration',
      tables['coverage'],
      '',
      `Regret on ${market.plans.length} plans${market.network ? ` of ${market.network}` : ''}, catalogs of 40 drawn from them`,
      tables['regret'],
      '',
      'Harm done by advice',
      tables['advice'],
      '',
      'A plan dearer than every other is added',
      tables['stability'],
    ].join('\n'),
  );
}
