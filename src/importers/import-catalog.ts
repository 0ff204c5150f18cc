/** The importers' door: the files of any known catalog in, plan versions and refusals out. */
import { hashJson } from '../engine/hash.js';
import type { Plan } from '../engine/plan.js';
import type { DeliveryTable, PriceSeries } from '../engine/tariff/bill.js';
import { cdr } from './australia/cdr.js';
import type {
  CatalogFile,
  CatalogImport,
  CatalogImporter,
  CatalogRecord,
  DraftPlan,
  Imported,
  ImportContext,
  ImportOptions,
  Quarantined,
  Refused,
  Skipped,
} from './catalog.js';
import { openDocument, recordsOf } from './documents.js';
import { textOf } from './record.js';
import { ratebook } from './urdb/ratebook.js';
import { urdb } from './urdb/urdb.js';

/** Every catalog form, the more particular before the more general. */
const IMPORTERS: readonly CatalogImporter[] = [ratebook, urdb, cdr];
