/** Delivery on a Texas label: passed through by the dated table, inside the price, or free in some hours. */
import { decimalOf, giveUp, idFrom, type Json, objectsOf, plain, textOf, textsOf } from '../record.js';
import type { Draft } from './label-energy.js';
import { dollars, tduRef } from './tdu.js';

export function delivery(label: Json): Draft {
  const common = {
    kind: 'delivery',
    id: 'delivery',
    name: 'Delivery',
    layer: 'delivery',
    ref: tduRef(textOf(label['tdu']) ?? ''),
  };
  if (label['tdu_bundled'] === true) return { ...common, included: true };
  printedDelivery(label);
  const exempt = textsOf(label['tdu_exempt_bands']);
  if (exempt.length === 0) return common;
  const taken = new Set<string>();
  const ids = new Map(
    objectsOf(label['energy']).map((band) => [
      textOf(band['band']) ?? '',
      idFrom(textOf(band['band']) ?? '', taken),
    ]),
  );
  const periods = exempt.map(
    (band) =>
      ids.get(band) ??
      giveUp('malformed', `delivery is free in "${band}", which is no band`, '/tdu_exempt_bands'),
  );
  return { ...common, exempt: { component: 'energy', periods } };
}

/** A label that masks its delivery charges cannot be checked against its own averages. */
export function printedDelivery(label: Json): { perMonth: string; perKwh: string } {
  const perMonth = decimalOf(label['tdu_fixed_usd_month']);
  const perKwh = decimalOf(label['tdu_energy_cents_kwh']);
  if (!perMonth || !perKwh)
    return giveUp(
      'delivery_unknown',
      'the label does not print its delivery charges',
      perKwh ? '/tdu_fixed_usd_month' : '/tdu_energy_cents_kwh',
    );
  return { perMonth: plain(perMonth), perKwh: plain(dollars(perKwh)) };
}
