/** The importers' door: the files of any known catalog in, plan versions and refusals out. */
import { hashJson } from '../engine/hash.js';
import type { Plan } from '../engine/plan.js';
import type { PriceSeries } from '../engine/tariff/bill.js';
import { compileTariff } from '../engine/tariff/tariff.js';
import { cdr } from './australia/cdr.js';
import { energyMadeEasy } from './australia/energy-made-easy.js';
import type {
  CatalogFile,
  CatalogImport,
  CatalogImporter,
  CatalogRecord,
  DraftPlan,
  Imported,
  ImportContext,
  ImportedRecord,
  ImportOptions,
  Quarantined,
  Refused,
  Skipped,
} from './catalog.js';
import { deliveryTable, type FoundRow } from './delivery-table.js';
import { openDocument, recordsOf } from './documents.js';
import { foldDuplicates, type Candidate } from './folding.js';
import { irishList } from './ireland.js';
import { octopusProduct, octopusRates } from './octopus.js';
import { openEnergyTariffs } from './open-energy-tariffs.js';
import { own } from './own.js';
import { textOf } from './record.js';
import { checkAverage } from './self-check.js';
import { supplierKey, supplierRatings } from './supplier-ratings.js';
import { suspicionOf } from './suspicious.js';
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

/** What has been read so far. */
class Collection {
  readonly rows: FoundRow[] = [];
  readonly skipped: Skipped[] = [];
  private readonly series: Record<string, PriceSeries> = {};
  private readonly ratings = new Map<string, number>();
  private readonly refused: Refused[] = [];
  private readonly quarantined: Quarantined[] = [];
  private readonly candidates: (Candidate & ImportedRecord)[] = [];
  private readonly raw = new Map<string, unknown>();

  take(record: CatalogRecord, importer: CatalogImporter, imported: readonly Imported[]): void {
    for (const item of imported) {
      switch (item.kind) {
        case 'plan':
          this.addPlan(record, importer, item.plan);
          break;
        case 'refused':
          this.refuse(record, importer, item);
          break;
        case 'delivery':
          this.rows.push(item);
          break;
        case 'series':
          this.series[item.ref] = item.series;
          break;
        case 'skipped':
          this.skipped.push({ file: record.file, detail: item.detail });
          break;
        case 'rating':
          this.ratings.set(supplierKey(item.supplier), item.rating);
      }
    }
  }

  refuse(
    record: CatalogRecord,
    importer: CatalogImporter,
    refusal: Omit<Refused, 'catalog' | 'file' | 'path'>,
  ): void {
    const { id, name, reason, detail, pointer } = refusal;
    this.refused.push({
      id,
      name,
      reason,
      detail,
      ...(pointer ? { pointer } : {}),
      catalog: importer.catalog,
      file: record.file,
      path: record.path,
    });
  }

  private addPlan(record: CatalogRecord, importer: CatalogImporter, draft: DraftPlan): void {
    const { id, name } = draft;
    const suspicion = suspicionOf(draft);
    if (suspicion) {
      this.quarantined.push({
        id,
        name,
        catalog: importer.catalog,
        file: record.file,
        path: record.path,
        ...suspicion,
      });
      return;
    }
    const compiled = compileTariff(draft.structure);
    if (!compiled.ok) {
      this.refuse(record, importer, { id, name, ...compiled.refusal });
      return;
    }
    const contradiction = contradictionOf(draft);
    if (contradiction) {
      this.refuse(record, importer, { id, name, reason: 'contradictory_self_check', detail: contradiction });
      return;
    }
    const hash = hashJson(record.value);
    this.raw.set(hash, record.value);
    this.candidates.push({
      file: record.file,
      path: record.path,
      plan: versionOf(draft, importer.catalog, hash),
      notes: draft.notes ?? {},
      language: draft.language,
    });
  }

  result(): Omit<CatalogImport, 'delivery'> {
    const rated = this.candidates.map((candidate) => ({
      ...candidate,
      plan: this.withRating(candidate.plan),
    }));
    const { plans, folded } = foldDuplicates(rated);
    const imported = rated.map(({ file, path, plan, notes }) => ({ file, path, plan, notes }));
    const { refused, quarantined, skipped, series, raw } = this;
    return { plans, imported, refused, folded, quarantined, skipped, series, raw };
  }

  private withRating(plan: Plan): Plan {
    const rating =
      plan.supplierRating ??
      (plan.country === 'US' ? this.ratings.get(supplierKey(plan.supplier)) : undefined);
    return rating === undefined ? plan : { ...plan, supplierRating: rating };
  }
}

/** The published average that the plan's own parts do not give, in words. */
function contradictionOf({ structure }: DraftPlan): string | undefined {
  for (const check of structure.selfChecks ?? []) {
    if (check.kind !== 'average_price') continue;
    const checked = checkAverage(structure, check);
    if (checked.ok && !checked.value.agrees)
      return `prints an average of ${check.value} per kWh at ${check.kwh} kWh, and its own parts give ${checked.value.computed.slice(0, 8)}`;
  }
  return undefined;
}

function versionOf(draft: DraftPlan, catalog: string, hash: string): Plan {
  const { notes: _notes, language: _language, version, source, ...plan } = draft;
  return withoutUndefined({
    ...plan,
    version: version ?? hash.slice(0, 12),
    source: withoutUndefined({ ...source, catalog, hash }),
  });
}

const withoutUndefined = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as T;
