/** A part of a price in a few words: what it is, and what it costs. */
import type { Component, ComponentOf } from '../../../src/engine/tariff/structure';
import { decimal, money, perKwh, unitPrice } from '../format';
import { S } from '../strings';
import { networkName } from './network-name';

const first = (value: string | readonly string[]): string => (typeof value === 'string' ? value : value[0]!);

/** A name made for machines, for people. @example words('off_peak') === 'Off peak' */
export function words(id: string): string {
  const text = id.replaceAll(/[_-]/g, ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export const partName = ({ name, id }: Component): string => words(name ?? id);

type PricedPeriod = NonNullable<ComponentOf<'export'>['periods']>[number];

/** One line for every price of a part. */
export function priceLines(component: Component, currency: string): string[] {
  const period = (each: PricedPeriod, alone: boolean): string => {
    const prices = 'price' in each ? [each.price] : each.tiers.map(({ price }) => price);
    const text = prices.map((price) => perKwh(first(price), currency)).join(' → ');
    return alone ? text : `${words(each.name)}: ${text}`;
  };
  switch (component.kind) {
    case 'energy':
    case 'export':
      return (component.periods ?? []).map((each) => period(each, component.periods!.length === 1));
    case 'demand':
      return component.periods.map((each) => {
        const price = 'price' in each ? each.price : each.tiers[0]!.price;
        return `${component.periods.length > 1 ? `${words(each.name)}: ` : ''}${unitPrice(first(price), currency)} ${S.plans.perKw}`;
      });
    case 'fixed':
    case 'minimum':
      return [`${unitPrice(first(component.amount), currency)} ${S.plans.per[component.per]}`];
    case 'usage_band': {
      const { amount, from, below } = component;
      const range = below
        ? S.plans.between(decimal(from, 0), decimal(below, 0))
        : S.plans.from(decimal(from, 0));
      return [`${money(amount, currency)} ${range}`];
    }
    case 'delivery':
      return [component.included ? S.plans.deliveryIncluded : S.plans.deliveryBy(networkName(component.ref))];
    case 'indexed':
      return [S.plans.follows];
    case 'tax':
    case 'green':
      if (component.percent) return [`${decimal(component.percent, 3)}%`];
      return component.perKwh ? [`${perKwh(component.perKwh, currency)} ${S.plans.perKwh}`] : [];
    case 'discount':
    case 'fee':
      if (component.percent) return [`${decimal(component.percent, 3)}%`];
      return component.amount ? [money(component.amount, currency)] : [];
    default:
      return [];
  }
}
