/** A household's own plan as it types it, and the rate structure that it stands for. */
import type { ExitFee } from '../../../src/engine/plan';
import type { RateStructure } from '../../../src/engine/tariff/structure';

export const SKETCH_KINDS = ['fixed', 'tiered', 'time_of_use', 'catalog', 'structure'] as const;
export type SketchKind = (typeof SKETCH_KINDS)[number];

/** Everything as typed: cents per kWh, the monthly charge in whole currency. */
export interface Sketch {
  readonly kind: SketchKind;
  readonly name: string;
  readonly rate: string;
  readonly peakRate: string;
  readonly offPeakRate: string;
  readonly peakFrom: number;
  readonly peakTo: number;
  readonly weekdaysOnly: boolean;
  readonly tiers: readonly { readonly upTo: string; readonly rate: string }[];
  readonly lastRate: string;
  readonly monthly: string;
  readonly planId: string;
  readonly structure: string;
  readonly contractEnd: string;
  readonly exitKind: ExitFee['kind'];
  readonly exitAmount: string;
  readonly waivedDays: string;
}

export const EMPTY_SKETCH: Sketch = {
  kind: 'fixed',
  name: '',
  rate: '',
  peakRate: '',
  offPeakRate: '',
  peakFrom: 15,
  peakTo: 20,
  weekdaysOnly: true,
  tiers: [{ upTo: '500', rate: '' }],
  lastRate: '',
  monthly: '',
  planId: '',
  structure: '',
  contractEnd: '',
  exitKind: 'unknown',
  exitAmount: '',
  waivedDays: '',
};

const NUMBER = /^\d{1,7}([.,]\d{1,6})?$/;
export const isNumber = (text: string): boolean => NUMBER.test(text.trim());
const plain = (text: string): string => text.trim().replace(',', '.');

/** Cents to currency units by moving the point, never through a float. @example unitsOf('12.5') === '0.125' */
export function unitsOf(cents: string): string {
  const [whole = '0', fraction = ''] = plain(cents).split('.');
  const digits = whole.padStart(3, '0');
  return `${digits.slice(0, -2).replace(/^0+(?=\d)/, '')}.${digits.slice(-2)}${fraction}`;
}

/** Names of the fields that still need a number. */
export function missingIn(sketch: Sketch): (keyof Sketch)[] {
  const needed: (keyof Sketch)[] =
    sketch.kind === 'fixed'
      ? ['rate']
      : sketch.kind === 'time_of_use'
        ? ['peakRate', 'offPeakRate']
        : sketch.kind === 'tiered'
          ? ['lastRate']
          : [];
  const missing = needed.filter((key) => !isNumber(sketch[key] as string));
  if (sketch.kind === 'tiered' && !sketch.tiers.every(({ upTo, rate }) => isNumber(upTo) && isNumber(rate)))
    missing.push('tiers');
  if (sketch.kind === 'catalog' && sketch.planId === '') missing.push('planId');
  if (sketch.monthly !== '' && !isNumber(sketch.monthly)) missing.push('monthly');
  if (needsAmount(sketch.exitKind) && !isNumber(sketch.exitAmount)) missing.push('exitAmount');
  return missing;
}

export const needsAmount = (kind: ExitFee['kind']): boolean =>
  kind === 'flat' || kind === 'per_month_remaining';

const clock = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;

/** @param header what the household's country and home say */
export function structureOf(sketch: Sketch, header: { currency: string; timezone: string }): RateStructure {
  const energy = { id: 'energy', kind: 'energy' as const };
  const components: RateStructure['components'] = [];
  if (sketch.monthly !== '')
    components.push({ id: 'monthly_charge', kind: 'fixed', amount: plain(sketch.monthly), per: 'month' });
  if (sketch.kind === 'tiered')
    components.push({
      ...energy,
      tierReset: 'month',
      periods: [
        {
          name: 'all',
          tiers: [
            ...sketch.tiers.map(({ upTo, rate }) => ({ upTo: plain(upTo), price: unitsOf(rate) })),
            { price: unitsOf(sketch.lastRate) },
          ],
        },
      ],
    });
  else if (sketch.kind === 'time_of_use')
    components.push({
      ...energy,
      periods: [
        { name: 'peak', price: unitsOf(sketch.peakRate) },
        { name: 'off_peak', price: unitsOf(sketch.offPeakRate) },
      ],
      schedule: {
        windows: [
          {
            period: 'peak',
            from: clock(sketch.peakFrom),
            to: clock(sketch.peakTo),
            ...(sketch.weekdaysOnly && { days: ['weekday' as const] }),
          },
        ],
        otherwise: 'off_peak',
      },
    });
  else components.push({ ...energy, periods: [{ name: 'all', price: unitsOf(sketch.rate) }] });
  return { schema: 'treebeard/rate-structure/1', ...header, components };
}

export function exitFeeOf({ exitKind, exitAmount, waivedDays }: Sketch): ExitFee {
  if (exitKind !== 'flat' && exitKind !== 'per_month_remaining')
    return { kind: exitKind === 'none' ? 'none' : 'unknown' };
  const waivedLastDays = waivedDays === '' ? undefined : Number(waivedDays);
  return {
    kind: exitKind,
    amount: plain(exitAmount),
    ...(waivedLastDays !== undefined && { waivedLastDays }),
  };
}
