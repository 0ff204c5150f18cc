/** Published figures that come with a plan, reproduced by the engine that will price it. */
import { civilDay } from '../engine/calendar/civil.js';
import { amountText, milliwattHours } from '../engine/money.js';
import { done, type Outcome } from '../engine/refusal.js';
import { compileTariff, priceGiven, type Tariff } from '../engine/tariff/tariff.js';
import type { RateStructure, SelfCheck } from '../engine/tariff/structure.js';
import { exact, plain, type Decimal } from './record.js';

export type AveragePriceCheck = Extract<SelfCheck, { kind: 'average_price' }>;

export interface CheckedFigure {
  /** What was compared, in words. */
  readonly what: string;
  readonly published: string;
  /** What the plan's own parts give. */
  readonly computed: string;
  readonly difference: string;
  readonly agrees: boolean;
}

const LABEL_DAYS = 30;
const JUNE = civilDay(2026, 6, 1);

/**
 * A label's average price for one 30-day month: energy, base, delivery as printed, fees and credits by usage, and a twelfth of what is
 * paid once; no tax.
 */
export function checkAverage(structure: RateStructure, check: AveragePriceCheck): Outcome<CheckedFigure> {
  const tariff = compileTariff(spreadOverYear(structure));
  if (!tariff.ok) return tariff;
  const computed = averagePrice(tariff.value, check);
  if (!computed.ok) return computed;
  const difference = computed.value.minus(check.value).abs();
  return done({
    what: `average price at ${check.kwh} kWh`,
    published: check.value,
    computed: plain(computed.value),
    difference: plain(difference),
    agrees: difference.lte(check.tolerance ?? '0.0005'),
  });
}

function averagePrice(tariff: Tariff, check: AveragePriceCheck): Outcome<Decimal> {
  const { assume = {} } = check;
  const days = assume.days ?? LABEL_DAYS;
  const refs = tariff.structure.components.flatMap((component) =>
    component.kind === 'delivery' ? [component.ref] : [],
  );
  const printed = assume.delivery && [{ from: '2000-01-01', ...assume.delivery }];
  const bill = priceGiven(
    tariff,
    [
      {
        start: JUNE,
        end: JUNE + days,
        total: milliwattHours(check.kwh),
        ...(assume.mix
          ? {
              mix: Object.fromEntries(
                Object.entries(assume.mix).map(([period, share]) => [period, milliwattHours(share)]),
              ),
            }
          : {}),
        ...(assume.exportKwh ? { exported: milliwattHours(assume.exportKwh) } : {}),
      },
    ],
    {
      ...(assume.conditions ? { conditions: assume.conditions } : {}),
      ...(printed ? { delivery: Object.fromEntries(refs.map((ref) => [ref, printed])) } : {}),
    },
  );
  if (!bill.ok) return bill;
  return done(exact(amountText(bill.value.total)).div(check.kwh));
}

/** What is paid or given once counts with a twelfth in a month. */
function spreadOverYear(structure: RateStructure): RateStructure {
  const components = structure.components.map((component) => {
    const once =
      (component.kind === 'fee' && component.frequency === 'once') ||
      (component.kind === 'discount' && component.per === 'once');
    return once && component.amount
      ? { ...component, amount: plain(exact(component.amount).div(12)) }
      : component;
  });
  return { ...structure, components };
}
