/** What becomes of records while a catalog is read: plans, refusals, quarantine, and what helps to read others. */
import { hashJson } from '../engine/hash.js';
import type { Plan } from '../engine/plan.js';
import type { PriceSeries } from '../engine/tariff/bill.js';
import { compileTariff } from '../engine/tariff/tariff.js';
import { checkAnnualCost } from './annual-cost.js';
import type {
  CatalogImport,
  CatalogImporter,
  CatalogRecord,
  DraftPlan,
  Imported,
  ImportedRecord,
  Quarantined,
  Refused,
  Skipped,
} from './catalog.js';
import type { FoundRow } from './delivery-table.js';
import { type Candidate, foldDuplicates } from './folding.js';
import { mergedSeries } from './octopus-rates.js';
import { checkAverage } from './self-check.js';
import { supplierKey } from './supplier-ratings.js';
import { suspicionOf } from './suspicious.js';
import { endWithdrawn } from './withdrawn.js';

export class Collection {
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
          this.addSeries(record, importer, item.ref, item.series);
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

  private addSeries(
    record: CatalogRecord,
    importer: CatalogImporter,
    ref: string,
    series: PriceSeries,
  ): void {
    const known = this.series[ref];
    const merged = known ? mergedSeries(known, series) : series;
    if (merged) this.series[ref] = merged;
    else
      this.refuse(record, importer, {
        id: ref,
        name: 'unit rates',
        reason: 'malformed',
        detail: 'two lists of this tariff name different prices for one time',
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
      plan: versionOf(
        missesItsCost(draft) ? flagged(draft, 'published_cost_not_reproduced') : draft,
        importer.catalog,
        hash,
      ),
      notes: draft.notes ?? {},
      language: draft.language,
    });
  }

  result(): Omit<CatalogImport, 'delivery'> {
    const rated = this.candidates.map((candidate) => ({
      ...candidate,
      plan: this.withRating(candidate.plan),
    }));
    const { plans: kept, folded } = foldDuplicates(rated);
    const plans = endWithdrawn(
      rated.map(({ plan }) => plan),
      kept,
    );
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

/** A yearly cost was published for a household that is only nearly known: a miss is said, and refuses nothing. */
const missesItsCost = ({ structure }: DraftPlan): boolean =>
  (structure.selfChecks ?? []).some((check) => {
    const checked = check.kind === 'annual_cost' ? checkAnnualCost(structure, check) : undefined;
    return checked?.ok === true && !checked.value.agrees;
  });

const flagged = (draft: DraftPlan, flag: string): DraftPlan => ({ ...draft, flags: [...draft.flags, flag] });

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
