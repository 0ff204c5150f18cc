/** Fixed charges, minimums and export credits of a URDB record. */
import { decimalOf, giveUp, type Json, plain, textOf } from '../record.js';
import { type Draft, isNetMetered, scheduled } from './urdb-energy.js';

const PER: Readonly<Record<string, 'day' | 'month' | 'year'>> = {
  '$/day': 'day',
  '$/month': 'month',
  '$/year': 'year',
};

function per(unit: unknown, pointer: string): 'day' | 'month' | 'year' {
  const text = textOf(unit)?.toLowerCase() ?? '$/month';
  return PER[text] ?? giveUp('unknown_unit', `charged per "${text}"`, pointer);
}

export function fixedCharges(rate: Json): Draft[] {
  const list: [unknown, 'day' | 'month' | 'year'][] = [
    [rate['fixedchargefirstmeter'], per(rate['fixedchargeunits'], '/fixedchargeunits')],
    [rate['fixedmonthlycharge'], 'month'],
    ...((rate['fixed_charges'] as { amount: unknown; unit: unknown }[] | undefined) ?? []).map(
      ({ amount, unit }, index): [unknown, 'day' | 'month' | 'year'] => [
        amount ?? giveUp('missing_price', 'a fixed charge has no amount', `/fixed_charges/${index}`),
        per(unit, `/fixed_charges/${index}/unit`),
      ],
    ),
  ];
  return list
    .flatMap(([value, period]) => {
      const amount = decimalOf(value);
      return amount && !amount.isZero() ? [{ amount: plain(amount), per: period }] : [];
    })
    .map((charge, index) => ({
      kind: 'fixed',
      id: `fixed${index || ''}`,
      name: 'Fixed charge',
      layer: 'bundled',
      ...charge,
    }));
}

export function minimums(rate: Json): Draft[] {
  const list: [unknown, 'day' | 'month' | 'year'][] = [
    [rate['mincharge'], per(rate['minchargeunits'], '/minchargeunits')],
    [rate['minmonthlycharge'], 'month'],
    [rate['annualmincharge'], 'year'],
  ];
  return list.flatMap(([value, period], index) => {
    const amount = decimalOf(value);
    return amount?.gt(0)
      ? [
          {
            kind: 'minimum',
            id: `minimum${index || ''}`,
            name: 'Minimum charge',
            amount: plain(amount),
            per: period,
          },
        ]
      : [];
  });
}

export function exportCredit(rate: Json, energy: Draft, flags: string[]): Draft[] {
  const rules = textOf(rate['dgrules']) ?? '';
  if (isNetMetered(rate))
    return [{ kind: 'export', id: 'net-metering', name: 'Net metering', mode: 'net_metering' }];
  if (!/^(net billing|buy all)/i.test(rules)) return [];
  const { periods } = scheduled(rate, 'energy');
  const sells = periods.map(({ tiers }) => tiers.map((tier) => decimalOf(tier['sell'])));
  if (sells.some((tiers) => tiers.some((sell) => !sell))) {
    flags.push('export_price_unknown');
    return [];
  }
  if (/^buy all/i.test(rules)) {
    flags.push('buy_all_sell_all_for_solar');
    return [];
  }
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
