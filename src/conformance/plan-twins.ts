/** Tariffs written twice, as ratebook and as URDB: under one ladder rule both must cost the same to the last digit. */
import { amountText } from '../engine/money.js';
import { compileTariff, priceUsage } from '../engine/tariff/tariff.js';
import type { RateStructure } from '../engine/tariff/structure.js';
import type { CatalogFile, ImportedRecord } from '../importers/catalog.js';
import { importCatalog } from '../importers/import-catalog.js';
import { REFERENCE_FROM, REFERENCE_TO, referenceYear } from '../importers/reference-year.js';
import type { CaseResult } from './case.js';

const stem = (file: string): string =>
  file
    .split('/')
    .pop()!
    .replace(/\.json$/i, '');

/** Pairs are files of one name, one of them in each writing. */
export function* ratebookTwins(files: readonly CatalogFile[]): Iterable<CaseResult> {
  const names = new Set(
    files.map(({ name }) => stem(name)).filter((name, index, all) => all.indexOf(name) !== index),
  );
  const { imported } = importCatalog(
    files.filter(({ name }) => names.has(stem(name))),
    { tierRule: 'per_period' },
  );
  const usage = referenceYear();
  const cost = (structure: RateStructure): string => {
    const tariff = compileTariff(structure);
    const bill = tariff.ok
      ? priceUsage(tariff.value, usage, { from: REFERENCE_FROM, to: REFERENCE_TO })
      : tariff;
    return bill.ok ? amountText(bill.value.total) : `refused: ${bill.refusal.reason}`;
  };
  for (const name of [...names].sort()) {
    const of = (catalog: string): ImportedRecord | undefined =>
      imported.find(({ file, plan }) => stem(file) === name && plan.source.catalog === catalog);
    const [ratebook, urdb] = [of('us_ratebook'), of('us_urdb')];
    if (!ratebook || !urdb) continue;
    const expected = cost(asUrdbCanSay(ratebook.plan.structure));
    const got = cost(urdb.plan.structure);
    yield {
      case: `twin ${name}`,
      status: expected === got && !expected.startsWith('refused') ? 'passed' : 'failed',
      expected,
      got,
      ...(expected === got ? {} : { detail: 'the two writings of one tariff cost differently' }),
    };
  }
}

/** URDB has one fixed charge and no holidays. */
function asUrdbCanSay({ holidays: _holidays, ...structure }: RateStructure): RateStructure {
  const [first] = structure.components.filter(({ kind }) => kind === 'fixed');
  return {
    ...structure,
    components: structure.components.filter((component) => component.kind !== 'fixed' || component === first),
  };
}
