/**
 * What the importers take and give. A catalog file holds records of some known form; every record becomes a plan version or a
 * refusal with its reason. Nothing is dropped in silence: what is folded or looks wrong is listed too.
 */
import type { Plan } from '../engine/plan.js';
import type { RefusalReason } from '../engine/refusal.js';
import type { DeliveryTable, PriceSeries } from '../engine/tariff/bill.js';
import type { DatedDelivery, RateStructure } from '../engine/tariff/structure.js';

/** One file of a catalog: its bytes (JSON, JSON lines or CSV), or the value already parsed from JSON. */
export interface CatalogFile {
  readonly name: string;
  readonly bytes?: Uint8Array;
  readonly json?: unknown;
}

export interface ImportOptions {
  /** YYYY-MM-DD on which the catalog was fetched, for records that do not say. */
  readonly retrieved?: string;
  /** IANA zone for records that carry none (a bare rate structure of a utility, say). */
  readonly timezone?: string;
  /** How URDB ladders meet price periods; `shared` when absent (see docs of the rate structure). */
  readonly tierRule?: 'shared' | 'chronological' | 'per_period';
  /** Dated delivery charges known beforehand; rows found in the files come first. */
  readonly delivery?: DeliveryTable;
}

/** A record as the door found it. */
export interface CatalogRecord {
  readonly file: string;
  /** Position inside the file, for messages: `plans/17`. */
  readonly path: string;
  readonly value: Readonly<Record<string, unknown>>;
  /** Whether its file holds no other record: then the file's name is a name of the record. */
  readonly alone: boolean;
  /** Scalars that stood beside the list the record came from (`last_updated`, `metadata` …). */
  readonly surroundings: Readonly<Record<string, unknown>>;
}

export interface ImportContext extends ImportOptions {
  /** Delivery charges of the files at hand over those in the options. */
  readonly delivery: DeliveryTable;
  /** Stems of the files' names and labels of all records: some records are known for what they are by a twin beside them. */
  readonly siblings: ReadonlySet<string>;
}

/** A plan as an importer reads it; source, version and hash are added by the door. */
export type DraftPlan = Omit<Plan, 'source' | 'version' | 'structure'> & {
  readonly structure: RateStructure;
  readonly version?: string;
  readonly source?: Partial<Plan['source']>;
  /** What else is known of the record, such as the class and residual of an inverted listing. */
  readonly notes?: Readonly<Record<string, string>>;
  /** Language of the record's words, where the catalog lists a plan once per language. */
  readonly language?: string;
};

export interface Refused {
  readonly id: string;
  readonly name: string;
  readonly catalog: string;
  readonly file: string;
  readonly path: string;
  readonly reason: RefusalReason;
  readonly detail: string;
  readonly pointer?: string;
}

/** What an importer makes of one record. */
export type Imported =
  | { readonly kind: 'plan'; readonly plan: DraftPlan }
  | {
      readonly kind: 'refused';
      readonly id: string;
      readonly name: string;
      readonly reason: RefusalReason;
      readonly detail: string;
      readonly pointer?: string;
    }
  | {
      readonly kind: 'delivery';
      readonly ref: string;
      readonly row: DatedDelivery;
      readonly authority: number;
    }
  | { readonly kind: 'series'; readonly ref: string; readonly series: PriceSeries }
  | { readonly kind: 'skipped'; readonly detail: string }
  | { readonly kind: 'rating'; readonly supplier: string; readonly rating: number };

/** One catalog form: a new one is a new file and one line in the list of `import-catalog.ts`. */
export interface CatalogImporter {
  /** Name of the catalog, as in `Plan.source.catalog`. */
  readonly catalog: string;
  /** Whether a record is of this form. Looks at keys alone; a damaged record of this form is still of this form. */
  recognises(value: Readonly<Record<string, unknown>>, record: CatalogRecord): boolean;
  /** Reads one record. Never throws: what cannot be read is refused. */
  read(record: CatalogRecord, context: ImportContext): readonly Imported[];
}

/** Why two records are one plan. */
export type FoldReason = 'duplicate' | 'language' | 'older_version' | 'region';

export interface Folded {
  readonly id: string;
  readonly name: string;
  /** Id of the plan that stands for it. */
  readonly into: string;
  readonly reason: FoldReason;
}

/** A plan with a value that looks wrong; it is kept out of the plans until a person has looked at it. */
export interface Quarantined {
  readonly id: string;
  readonly name: string;
  readonly catalog: string;
  readonly file: string;
  readonly path: string;
  readonly detail: string;
  readonly pointer?: string;
}

/** A file or part of one in which no plan was expected or found. */
export interface Skipped {
  readonly file: string;
  readonly detail: string;
}

/** A record that became a plan version, before duplicates are folded. */
export interface ImportedRecord {
  readonly file: string;
  /** Position inside the file. */
  readonly path: string;
  readonly plan: Plan;
  readonly notes: Readonly<Record<string, string>>;
}

export interface CatalogImport {
  readonly plans: readonly Plan[];
  /** Every record that could be read, also those that were folded into another plan. */
  readonly imported: readonly ImportedRecord[];
  readonly refused: readonly Refused[];
  readonly folded: readonly Folded[];
  readonly quarantined: readonly Quarantined[];
  readonly skipped: readonly Skipped[];
  readonly delivery: DeliveryTable;
  readonly series: Readonly<Record<string, PriceSeries>>;
  /** Raw record by its hash (`Plan.source.hash`). */
  readonly raw: ReadonlyMap<string, unknown>;
}
