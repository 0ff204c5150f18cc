/** A plan that was given before, back in the form: in the fields it was typed in, or as a structure where it is none of the short forms. */
import type { ComponentOf, RateStructure } from '../../../src/engine/tariff/structure';
import type { OwnPlan } from '../analysis/protocol';
import { EMPTY_SKETCH, type Sketch } from './sketch';

/** Currency units to cents by moving the point. @example centsOf('0.125') === '12.5' */
export function centsOf(units: string): string {
  const [whole = '0', fraction = ''] = units.split('.');
  const digits = `${whole}${fraction.padEnd(2, '0')}`;
  const point = whole.length + 2;
  const cents = digits.slice(0, point).replace(/^0+(?=\d)/, '');
  const rest = digits.slice(point).replace(/0+$/, '');
  return rest === '' ? cents : `${cents}.${rest}`;
}

type Energy = ComponentOf<'energy'>;
type Prices = Partial<Sketch>;

const one = (price: string | readonly string[]): string | undefined =>
  typeof price === 'string' ? centsOf(price) : undefined;

function tiersOf({ periods: [period], tierReset }: Energy): Prices | undefined {
  if (!period || !('tiers' in period) || tierReset !== 'month') return undefined;
  const rates = period.tiers.map(({ price }) => one(price));
  const bounds = period.tiers.slice(0, -1).map(({ upTo }) => upTo);
  if (rates.includes(undefined) || !bounds.every((bound) => typeof bound === 'string')) return undefined;
  return {
    kind: 'tiered',
    tiers: bounds.map((upTo, i) => ({ upTo, rate: rates[i]! })),
    lastRate: rates.at(-1)!,
  };
}

function hoursOf({ periods, schedule }: Energy): Prices | undefined {
  const [peak, offPeak] = periods;
  if (!peak || !offPeak || !('price' in peak) || !('price' in offPeak)) return undefined;
  if (!schedule || !('windows' in schedule) || schedule.windows.length !== 1) return undefined;
  const { from, to, days } = schedule.windows[0]!;
  const peakRate = one(peak.price);
  const offPeakRate = one(offPeak.price);
  if (!from?.endsWith(':00') || !to?.endsWith(':00') || !peakRate || !offPeakRate) return undefined;
  return {
    kind: 'time_of_use',
    peakRate,
    offPeakRate,
    peakFrom: Number(from.slice(0, 2)),
    peakTo: Number(to.slice(0, 2)),
    weekdaysOnly: days?.[0] === 'weekday',
  };
}

/** The prices as the form asks for them; undefined for a structure that the form's fields cannot hold. */
function pricesOf({ components }: RateStructure): Prices | undefined {
  const [fixed, ...others] = components[0]?.kind === 'fixed' ? components : [undefined, ...components];
  const [energy] = others;
  if (others.length !== 1 || energy?.kind !== 'energy') return undefined;
  if (fixed && (fixed.kind !== 'fixed' || fixed.per !== 'month' || typeof fixed.amount !== 'string'))
    return undefined;
  const [first] = energy.periods;
  const prices: Prices | undefined =
    energy.periods.length === 2
      ? hoursOf(energy)
      : first && 'price' in first && !energy.schedule && one(first.price)
        ? { kind: 'fixed', rate: one(first.price)! }
        : tiersOf(energy);
  return prices && { ...prices, monthly: (fixed?.amount as string | undefined) ?? '' };
}

export function sketchOf(plan: OwnPlan | undefined): Sketch {
  if (!plan) return EMPTY_SKETCH;
  const fee = plan.exitFee;
  const structure = plan.rateStructure as RateStructure | undefined;
  const prices: Prices =
    plan.planId !== undefined
      ? { kind: 'catalog', planId: plan.planId }
      : ((structure?.components && pricesOf(structure)) ?? {
          kind: 'structure',
          structure: structure ? JSON.stringify(structure, null, 2) : '',
        });
  return {
    ...EMPTY_SKETCH,
    ...prices,
    name: plan.name ?? '',
    contractEnd: plan.contractEnd ?? '',
    exitKind: fee === undefined || fee.kind === 'declining' ? 'unknown' : fee.kind,
    exitAmount: fee && 'amount' in fee ? fee.amount : '',
    waivedDays: fee && 'waivedLastDays' in fee && fee.waivedLastDays ? String(fee.waivedLastDays) : '',
  };
}
