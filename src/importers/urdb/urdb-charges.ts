/** Fixed charges, minimums and export credits of a URDB record. */
import { type Decimal, giveUp, type Json, numberOf, objectsOf, plain, priceOf, textOf } from '../record.js';
import { type Draft, isNetMetered, scheduled } from './urdb-energy.js';
import { wordTable } from '../../engine/word-table.js';

const PER = wordTable<'day' | 'month' | 'year'>({
  '$/day': 'day',
  '$/month': 'month',
  '$/year': 'year',
});

function per(unit: unknown, pointer: string): 'day' | 'month' | 'year' {
  const text = textOf(unit)?.toLowerCase() ?? '$/month';
  return PER[text] ?? giveUp('unknown_unit', `charged per "${text}"`, pointer);
}

/** The amount of a charge and what it is per; nothing when the record has none. */
function charge(rate: Json, key: string, unit: 'day' | 'month' | 'year' | { key: string }): Charge[] {
  const amount = numberOf(rate[key], 'a charge', `/${key}`);
  if (!amount || amount.isZero()) return [];
  return [{ amount, per: typeof unit === 'string' ? unit : per(rate[unit.key], `/${unit.key}`) }];
}

interface Charge {
  readonly amount: Decimal;
  readonly per: 'day' | 'month' | 'year';
}

/** Records that were carried from one version to the next hold a charge under both names: the later name counts. */
const newest = (later: readonly Charge[], earlier: readonly Charge[]): readonly Charge[] =>
  later.length > 0 ? later : earlier;

export function fixedCharges(rate: Json): Draft[] {
  const listed = objectsOf(rate['fixed_charges']).map((one, index): Charge => {
    const pointer = `/fixed_charges/${index}`;
    return {
      amount: priceOf(one['amount'], 'a fixed charge', pointer),
      per: per(one['unit'], `${pointer}/unit`),
    };
  });
  const own = newest(
    charge(rate, 'fixedchargefirstmeter', { key: 'fixedchargeunits' }),
    charge(rate, 'fixedmonthlycharge', 'month'),
  );
  return [...own, ...listed]
    .filter(({ amount }) => !amount.isZero())
    .map((one, index) => ({
      kind: 'fixed',
      id: `fixed${index || ''}`,
      name: 'Fixed charge',
      layer: 'bundled',
      amount: plain(one.amount),
      per: one.per,
    }));
}

export function minimums(rate: Json): Draft[] {
  const list = [
    ...newest(
      charge(rate, 'mincharge', { key: 'minchargeunits' }),
      charge(rate, 'minmonthlycharge', 'month'),
    ),
    ...charge(rate, 'annualmincharge', 'year'),
  ];
  return list
    .filter(({ amount }) => amount.gt(0))
    .map((one, index) => ({
      kind: 'minimum',
      id: `minimum${index || ''}`,
      name: 'Minimum charge',
      amount: plain(one.amount),
      per: one.per,
    }));
}

export function exportCredit(rate: Json, energy: Draft, flags: string[]): Draft[] {
  const rules = textOf(rate['dgrules']) ?? '';
  if (isNetMetered(rate))
    return [{ kind: 'export', id: 'net-metering', name: 'Net metering', mode: 'net_metering' }];
  if (!/^(net billing|buy all)/i.test(rules)) return [];
  const { periods } = scheduled(rate, 'energy');
  const sells = periods.map(({ tiers, pointer }) =>
    tiers.map((tier, index) => numberOf(tier['sell'], 'a sell rate', `${pointer}/${index}/sell`)),
  );
  if (sells.some((tiers) => tiers.some((sell) => !sell))) {
    flags.push('export_price_unknown');
    return [];
  }
  if (/^buy all/i.test(rules)) {
    flags.push('buy_all_sell_all_for_solar');
    return [];
  }
  if (sells.some((tiers) => tiers.some((sell) => !sell!.eq(tiers[0]!))))
    return giveUp(
      'unsupported',
      'what is sold is paid by the tier of what is bought',
      '/energyratestructure',
    );
  const names = (energy['periods'] as { name: string }[]).map(({ name }) => name);
  return [
    {
      kind: 'export',
      id: 'net-billing',
      name: 'Export credit',
      mode: 'net_billing',
      periods: sells.map((tiers, index) => ({ name: names[index], price: plain(tiers[0]!) })),
      ...(energy['schedule'] ? { schedule: energy['schedule'] } : {}),
    },
  ];
}
