/** What a Texas label charges or credits apart from energy and delivery. */
import { decimalOf, exact, giveUp, type Json, objectsOf, plain, priceOf } from '../record.js';
import type { Draft } from './label-energy.js';

export function fixedCharges(label: Json): Draft[] {
  const base = decimalOf(label['base_charge_usd_month']);
  const daily = decimalOf(label['daily_charge_usd']);
  return [
    ...(base && !base.isZero()
      ? [
          {
            kind: 'fixed',
            id: 'base',
            name: 'Base charge',
            layer: 'supply',
            amount: plain(base),
            per: 'month',
          },
        ]
      : []),
    ...(daily && !daily.isZero()
      ? [
          {
            kind: 'fixed',
            id: 'daily',
            name: 'Daily charge',
            layer: 'supply',
            amount: plain(daily),
            per: 'day',
          },
        ]
      : []),
  ];
}

export function bands(label: Json): Draft[] {
  const credits = objectsOf(label['bill_credits']);
  const fees = objectsOf(label['usage_conditional_fees']);
  return [
    ...withoutStacking(credits).map((credit, index) =>
      usageBand(credit, -1, `credit-${index + 1}`, `/bill_credits/${index}`),
    ),
    ...fees.map((fee, index) =>
      usageBand(fee, 1, `usage-fee-${index + 1}`, `/usage_conditional_fees/${index}`),
    ),
  ];
}

/** A credit that does not stack ends where the next one that does not stack begins. */
function withoutStacking(credits: readonly Json[]): Json[] {
  return credits.map((credit) => {
    const from = decimalOf(credit['min_kwh_incl']) ?? exact(0);
    if (credit['stacks'] === true || decimalOf(credit['max_kwh_incl'])) return credit;
    const next = credits
      .filter((other) => other !== credit && other['stacks'] === false)
      .map((other) => decimalOf(other['min_kwh_incl']) ?? exact(0))
      .filter((bound) => bound.gt(from))
      .sort((a, b) => a.cmp(b))[0];
    return next ? { ...credit, max_kwh_incl: plain(next.minus(1)) } : credit;
  });
}

/** Bounds on a label are whole kWh, inclusive at both ends. */
function usageBand(band: Json, sign: 1 | -1, id: string, pointer: string): Draft {
  const amount = priceOf(band['amount_usd'], 'a credit or fee', pointer);
  const from = decimalOf(band['min_kwh_incl']);
  const last = decimalOf(band['max_kwh_incl']);
  return {
    kind: 'usage_band',
    id,
    name: sign < 0 ? 'Usage credit' : 'Minimum usage fee',
    layer: sign < 0 ? 'credit' : 'supply',
    from: plain(from ?? exact(0)),
    ...(last ? { below: plain(last.plus(1)) } : {}),
    amount: plain(amount.times(sign)),
    ...conditional(band),
  };
}

const CONDITION_WORDS: readonly (readonly [RegExp, string])[] = [
  [/auto.?pay/i, 'autopay'],
  [/paperless|e-?bill/i, 'paperless'],
  [/new.?customer/i, 'new_customer'],
];

/** The condition that any word of a credit names. */
export function conditional(credit: Json): Draft {
  const words = Object.values(credit)
    .filter((value) => typeof value === 'string')
    .join(' ');
  const known = CONDITION_WORDS.find(([pattern]) => pattern.test(words))?.[1];
  return known ? { requires: known } : {};
}

export function oneTimeFee(label: Json): Draft[] {
  const fee = decimalOf(label['onetime_fee_usd']);
  return fee?.gt(0)
    ? [
        {
          kind: 'fee',
          id: 'one-time',
          name: 'One-time fee',
          layer: 'supply',
          event: 'setup',
          amount: plain(fee),
          frequency: 'once',
          counted: true,
        },
      ]
    : [];
}

/** A monthly credit for how one enrols or pays, such as five dollars for autopay. */
export function enrolmentCredits(label: Json): Draft[] {
  return objectsOf(label['enrollment_credits']).map((credit, index) => {
    const pointer = `/enrollment_credits/${index}`;
    const [key, value] =
      Object.entries(credit).find(([name, each]) => /usd|amount/i.test(name) && decimalOf(each)) ?? [];
    const amount = decimalOf(value) ?? giveUp('missing_price', 'a credit without its amount', pointer);
    const once = /once|one.?time|first/i.test(`${key} ${Object.values(credit).join(' ')}`);
    return {
      kind: 'discount',
      id: `enrolment-${index + 1}`,
      name: 'Enrolment credit',
      layer: 'credit',
      amount: plain(amount.abs()),
      per: once ? 'once' : 'month',
      ...conditional(credit),
    };
  });
}
