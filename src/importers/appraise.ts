/** What an imported catalog is worth: every record priced on a reference year and held against its own published figures. */
import { moneyText } from '../engine/money.js';
import type { Plan } from '../engine/plan.js';
import type { Outcome, Refusal, RefusalReason } from '../engine/refusal.js';
import type { Bill } from '../engine/tariff/bill.js';
import { compileTariff, priceUsage } from '../engine/tariff/tariff.js';
import { checkAnnualCost } from './annual-cost.js';
import type { CatalogImport } from './catalog.js';
import { referenceOptions, referenceYear } from './reference-year.js';
import { checkAverage, type CheckedFigure } from './self-check.js';

export interface AppraisedRecord {
  readonly catalog: string;
  readonly file: string;
  readonly path: string;
  readonly id: string;
  readonly name: string;
  /** estimate: priced, but on averages or a wholesale estimate. */
  readonly status: 'priced' | 'estimate' | 'refused';
  readonly reason?: RefusalReason;
  readonly detail?: string;
  readonly pointer?: string;
  /** Cost of the reference year with its currency. */
  readonly cost?: string;
  readonly checks: readonly CheckedFigure[];
  readonly notes: Readonly<Record<string, string>>;
}

/** Half a plan is no plan to a household: these coverages are refused with the reason of their name. */
const HALVES: readonly string[] = ['delivery_only', 'supply_only'];

/** @returns one entry per record that was recognised, in the order refused, quarantined, imported */
export function appraise(catalog: CatalogImport): AppraisedRecord[] {
  const usage = referenceYear();
  const options = referenceOptions(catalog);
  return [
    ...catalog.refused.map((refused) => ({ ...refused, status: 'refused' as const, checks: [], notes: {} })),
    ...catalog.quarantined.map((value) => ({
      ...value,
      status: 'refused' as const,
      reason: 'suspicious_value' as const,
      checks: [],
      notes: {},
    })),
    ...catalog.imported.map(({ file, path, plan, notes }) => ({
      catalog: plan.source.catalog,
      file,
      path,
      id: plan.id,
      name: plan.name,
      notes,
      ...appraisePlan(plan, (tariff) => priceUsage(tariff, usage, options)),
    })),
  ];
}

type PriceIt = (tariff: Parameters<typeof priceUsage>[0]) => Outcome<Bill>;

function appraisePlan(
  plan: Plan,
  price: PriceIt,
): Pick<AppraisedRecord, 'status' | 'checks'> & Partial<Refusal & { cost: string }> {
  const { structure } = plan;
  const { coverage } = structure;
  if (coverage && HALVES.includes(coverage))
    return {
      status: 'refused',
      checks: [],
      reason: coverage as RefusalReason,
      detail: `the plan prices ${coverage === 'delivery_only' ? 'delivery' : 'supply'} alone: half a bill`,
    };
  const tariff = compileTariff(structure);
  const bill = tariff.ok ? price(tariff.value) : tariff;
  if (!bill.ok) return { status: 'refused', checks: [], ...bill.refusal };
  return {
    status: coverage === 'average_only' ? 'estimate' : 'priced',
    cost: `${bill.value.currency} ${moneyText(bill.value.total)}`,
    checks: checksOf(plan),
  };
}

/** Published figures that can be compared; those that cannot are left out. */
function checksOf({ structure }: Plan): CheckedFigure[] {
  return (structure.selfChecks ?? []).flatMap((check) => {
    const checked =
      check.kind === 'average_price' ? checkAverage(structure, check) : checkAnnualCost(structure, check);
    return checked.ok ? [checked.value] : [];
  });
}
