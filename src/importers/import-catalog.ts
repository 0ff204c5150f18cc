/** The importers' door: the files of any known catalog in, plan versions and refusals out. */
import { cdr } from './australia/cdr.js';
import { energyMadeEasy } from './australia/energy-made-easy.js';
import type {
  CatalogFile,
  CatalogImport,
  CatalogImporter,
  CatalogRecord,
  ImportContext,
  ImportOptions,
} from './catalog.js';
import { Collection } from './collection.js';
import { deliveryTable } from './delivery-table.js';
import { openDocument, recordsOf } from './documents.js';
import { irishList } from './ireland.js';
import { octopusRates } from './octopus-rates.js';
import { octopusProduct } from './octopus.js';
import { openEnergyTariffs } from './open-energy-tariffs.js';
import { own } from './own.js';
import { textOf } from './record.js';
import { supplierRatings } from './supplier-ratings.js';
import { TEXAS_DELIVERY } from './texas/delivery-charges.js';
import { texasLabel } from './texas/label.js';
import { powerToChoose } from './texas/power-to-choose.js';
import { tduCharges } from './texas/tdu.js';
import { ratebook } from './urdb/ratebook.js';
import { urdb } from './urdb/urdb.js';

/** Every catalog form, the more particular before the more general. */
const IMPORTERS: readonly CatalogImporter[] = [
  ratebook,
  urdb,
  energyMadeEasy,
  cdr,
  openEnergyTariffs,
  texasLabel,
  powerToChoose,
  tduCharges,
  irishList,
  octopusProduct,
  octopusRates,
  supplierRatings,
  own,
];

/** Forms whose records help to read others; they are read first. */
const HELPERS: readonly CatalogImporter[] = [tduCharges, octopusRates, supplierRatings];

interface Known {
  readonly record: CatalogRecord;
  readonly importer: CatalogImporter;
}

/**
 * Imports catalogs.
 * @param files of any known form, mixed as they come; names are paths, and matter only where a record is known by its file
 * @returns every record as a plan, a refusal, a folded duplicate or a quarantined value
 */
export function importCatalog(files: readonly CatalogFile[], options: ImportOptions = {}): CatalogImport {
  const collection = new Collection();
  const known = files.flatMap((file) => recordsIn(file, collection));
  const helpers = known.filter(({ importer }) => HELPERS.includes(importer));
  const context: ImportContext = {
    ...options,
    delivery: options.delivery ?? TEXAS_DELIVERY,
    siblings: siblingsOf(files, known),
  };
  for (const { record, importer } of helpers)
    collection.take(record, importer, importer.read(record, context));
  const delivery = deliveryTable(collection.rows, options.delivery ?? TEXAS_DELIVERY);
  for (const { record, importer } of known)
    if (!HELPERS.includes(importer))
      collection.take(record, importer, importer.read(record, { ...context, delivery }));
  return { ...collection.result(), delivery };
}

/** The records of one file with the importer that knows them. */
function recordsIn(file: CatalogFile, collection: Collection): Known[] {
  const document = openDocument(file);
  if (!document.ok) {
    collection.skipped.push({ file: file.name, detail: document.refusal.detail });
    return [];
  }
  const importers = new Map<unknown, CatalogImporter>();
  const { records, strays } = recordsOf(file.name, document.value, (record) => {
    const importer = IMPORTERS.find((each) => each.recognises(record.value, record));
    if (importer) importers.set(record.value, importer);
    return importer !== undefined;
  });
  if (records.length === 0)
    collection.skipped.push({ file: file.name, detail: 'holds no record of a known catalog' });
  for (const stray of strays) {
    const neighbour = importers.get(records[0]!.value)!;
    collection.refuse(stray, neighbour, {
      id: stray.path,
      name: textOf(stray.value['name']) ?? stray.path,
      reason: 'malformed',
      detail: `not a record of ${neighbour.catalog}, as its neighbours are`,
    });
  }
  return records.map((record) => ({ record, importer: importers.get(record.value)! }));
}

function siblingsOf(files: readonly CatalogFile[], known: readonly Known[]): ReadonlySet<string> {
  const stems = files.map(({ name }) =>
    name
      .split('/')
      .pop()!
      .replace(/\.\w+$/, ''),
  );
  const labels = known
    .map(({ record }) => textOf(record.value['label']))
    .filter((label) => label !== undefined);
  return new Set([...stems, ...labels]);
}
