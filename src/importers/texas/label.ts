/** Parsed Texas Electricity Facts Labels: the only place where a retail plan's prices, credits and hours stand together. */
import type { ExitFee } from '../../engine/plan.js';
import type { RateStructure } from '../../engine/tariff/structure.js';
import type { CatalogImporter, CatalogRecord, Imported } from '../catalog.js';
import { planTypeOf } from '../plan-type.js';
import {
  attempt,
  dayOf,
  decimalOf,
  exact,
  giveUp,
  idFrom,
  isJson,
  objectsOf,
  plain,
  priceOf,
  textOf,
  textsOf,
  validStructure,
  type Decimal,
  type Json,
} from '../record.js';
import { dollars, tduRef, TEXAS_WAIVED_DAYS } from './tdu.js';

type Draft = Record<string, unknown>;

export const texasLabel: CatalogImporter = {
  catalog: 'us_tx_efl',
  recognises: (value) =>
    'rep' in value &&
    'tdu' in value &&
    ('published_avg_cents_kwh' in value || 'tdu_energy_cents_kwh' in value),
  read: (record) => [readLabel(record)],
};

function readLabel(record: CatalogRecord): Imported {
  const label = record.value;
  const name = textOf(label['plan']) ?? 'unnamed plan';
  const id = textOf(label['id']) ?? `${textOf(label['rep'])} ${name}`;
  const outcome = attempt(() => labelStructure(label));
  if (!outcome.ok) return { kind: 'refused', id, name, ...outcome.refusal };
  const structure = outcome.value;
  return {
    kind: 'plan',
    plan: {
      id,
      name,
      supplier: textOf(label['rep']) ?? 'unknown supplier',
      version: dayOf(label['effective']),
      country: 'US',
      commodity: 'electricity',
      planType: planTypeOf(structure, textOf(label['rate_type'])),
      structure,
      networks: [tduRef(textOf(label['tdu']) ?? '')],
      contractMonths: Number(decimalOf(label['term_months']) ?? 0),
      exitFee: exitFeeOf(label['etf'], decimalOf(label['term_months'])),
      renewablePercent: decimalOf(label['renewable_pct'])?.toNumber(),
      prepaid: label['prepaid'] === true,
      customer: 'residential',
      eligibility: [],
      effectiveFrom: dayOf(label['effective']),
      source: { licence: 'facts of a regulated disclosure' },
      flags: [...(structure.flags ?? []), ...(decimalOf(label['term_months']) ? [] : ['term_unknown'])],
    },
  };
}

/** A label that prints no fee although it is for a fixed term leaves the question open. */
function exitFeeOf(value: unknown, term: Decimal | undefined): ExitFee {
  const fee = isJson(value) ? value : {};
  const perMonth = decimalOf(fee['usd_per_month_remaining']);
  const flat = decimalOf(fee['usd']);
  if (perMonth?.gt(0))
    return { kind: 'per_month_remaining', amount: plain(perMonth), waivedLastDays: TEXAS_WAIVED_DAYS };
  if (flat?.gt(0)) return { kind: 'flat', amount: plain(flat), waivedLastDays: TEXAS_WAIVED_DAYS };
  if (flat || term?.lte(1)) return { kind: 'none' };
  return { kind: 'unknown' };
}

/** @throws Unreadable when the label leaves a price open */
export function labelStructure(label: Json): RateStructure {
  const flags: string[] = [];
  const components = [
    ...fixedCharges(label),
    ...energy(label),
    delivery(label),
    ...bands(label),
    ...oneTimeFee(label),
    ...enrolmentCredits(label),
    ...exportCredit(label, flags),
  ];
  return validStructure({
    schema: 'treebeard/rate-structure/1',
    currency: 'USD',
    timezone: 'America/Chicago',
    pricesIncludeTax: false,
    coverage: 'full',
    components,
    selfChecks: selfChecks(label),
    ...(flags.length > 0 ? { flags } : {}),
  });
}

function fixedCharges(label: Json): Draft[] {
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

// --- energy ---

function energy(label: Json): Draft[] {
  const bandsOfDay = objectsOf(label['energy']);
  const tiers = objectsOf(label['tiers']);
  const common = { kind: 'energy', id: 'energy', name: 'Energy', layer: 'supply' };
  if (tiers.length > 0) {
    if (bandsOfDay.length > 0) giveUp('unsupported', 'tiers and hours on one label', '/tiers');
    return [
      {
        ...common,
        periods: [{ name: 'all', tiers: tiersOf(tiers) }],
        tierReset: 'billing_period',
        tierMode: 'marginal',
      },
    ];
  }
  if (bandsOfDay.length === 0) return giveUp('missing_price', 'the label has no energy charge', '/energy');
  const quota = decimalOf(label['energy_applies_above_kwh']);
  if (bandsOfDay.length > 1) {
    if (quota?.gt(0))
      giveUp(
        'unsupported',
        'an included amount of energy beside prices by hour',
        '/energy_applies_above_kwh',
      );
    return [{ ...common, ...bandTable(bandsOfDay) }];
  }
  const price = plain(
    dollars(priceOf(bandsOfDay[0]!['cents_kwh'], 'the energy charge', '/energy/0/cents_kwh')),
  );
  return [
    quota?.gt(0)
      ? {
          ...common,
          periods: [{ name: 'all', tiers: [{ upTo: plain(quota), price: '0' }, { price }] }],
          tierReset: 'billing_period',
        }
      : { ...common, periods: [{ name: 'all', price }] },
  ];
}

function tiersOf(tiers: readonly Json[]): Draft[] {
  let last: Decimal = exact(0);
  return tiers.map((tier, index) => {
    const pointer = `/tiers/${index}`;
    const price = plain(dollars(priceOf(tier['cents_kwh'], 'a tier', pointer)));
    const bound = decimalOf(tier['up_to_kwh_incl']);
    if (index === tiers.length - 1) return { price };
    if (!bound || bound.lte(last)) return giveUp('overlapping_tiers', 'the tiers do not rise', pointer);
    last = bound;
    return { upTo: plain(bound), price };
  });
}

function bandTable(bandsOfDay: readonly Json[]): Draft {
  const taken = new Set<string>();
  const named = bandsOfDay.map((band, index) => ({
    id: idFrom(textOf(band['band']) ?? `band ${index + 1}`, taken),
    price: plain(dollars(priceOf(band['cents_kwh'], 'an energy charge', `/energy/${index}/cents_kwh`))),
    windows: bandWindows(band, `/energy/${index}`),
  }));
  const open = named.filter(({ windows }) => windows.length === 0);
  if (open.length > 1)
    giveUp('uncovered_hours', `${open.length} energy charges and no hours for each of them`, '/energy');
  return {
    periods: named.map(({ id, price }) => ({ name: id, price })),
    schedule: {
      windows: named.flatMap(({ id, windows }) => windows.map((window) => ({ period: id, ...window }))),
      ...(open[0] ? { otherwise: open[0].id } : {}),
    },
  };
}

const DAYS: Readonly<Record<string, readonly string[]>> = {
  weekdays: ['weekday'],
  weekday: ['weekday'],
  weekends: ['weekend'],
  weekend: ['weekend'],
};

/** `hours: "23:00-06:00"` (or several with commas), `days` where a band is for some days, `months` where for some months. */
function bandWindows(band: Json, pointer: string): Draft[] {
  const days = daysOf(band['days'], pointer);
  const months = Array.isArray(band['months']) ? { months: band['months'].map(Number) } : {};
  const spans = textOf(band['hours'])?.split(',') ?? [];
  if (spans.length === 0) return days || 'months' in months ? [{ ...(days ? { days } : {}), ...months }] : [];
  return spans.map((span) => {
    const [, from, to] = /^\s*(\d{2}:\d{2})\s*-\s*(\d{2}:\d{2})\s*$/.exec(span) ?? [];
    if (!from || !to) return giveUp('malformed', `hours written "${span}"`, `${pointer}/hours`);
    return { ...(days ? { days } : {}), ...months, from: from === '24:00' ? '00:00' : from, to };
  });
}

function daysOf(value: unknown, pointer: string): readonly string[] | undefined {
  const words = (Array.isArray(value) ? textsOf(value) : (textOf(value)?.split(/[,|]/) ?? [])).map((word) =>
    word.trim().toLowerCase(),
  );
  if (words.length === 0 || words.includes('all')) return undefined;
  const days = words.flatMap((word) => {
    if (DAYS[word]) return DAYS[word];
    const short = word.slice(0, 3);
    return ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].includes(short)
      ? [short]
      : giveUp('malformed', `a day called "${word}"`, `${pointer}/days`);
  });
  return [...new Set(days)];
}

// --- delivery ---

function delivery(label: Json): Draft {
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
function printedDelivery(label: Json): { perMonth: string; perKwh: string } {
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

// --- credits and fees by usage ---

function bands(label: Json): Draft[] {
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
function conditional(credit: Json): Draft {
  const words = Object.values(credit)
    .filter((value) => typeof value === 'string')
    .join(' ');
  const known = CONDITION_WORDS.find(([pattern]) => pattern.test(words))?.[1];
  return known ? { requires: known } : {};
}

function oneTimeFee(label: Json): Draft[] {
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
function enrolmentCredits(label: Json): Draft[] {
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

// --- export and self-checks ---

function exportCredit(label: Json, flags: string[]): Draft[] {
  const sale = label['export'];
  if (!isJson(sale)) return [];
  const common = { kind: 'export', id: 'buyback', name: 'Solar buyback', layer: 'credit', mode: 'feed_in' };
  if (textOf(sale['kind']) === 'fixed')
    return [
      {
        ...common,
        periods: [
          {
            name: 'all',
            price: plain(dollars(priceOf(sale['cents_kwh'], 'the buyback', '/export/cents_kwh'))),
          },
        ],
        ...capped(sale),
      },
    ];
  flags.push('export_by_market_price');
  return [];
}

/** A buyback that the label caps at the energy charges pays for nothing else. */
const capped = (sale: Json): Draft => (printedExport(sale) ? { offsets: 'energy', carry: 'lost' } : {});

/** kWh of export that the label's averages assume, where it prints them. */
function printedExport(sale: unknown): Decimal | undefined {
  if (!isJson(sale)) return undefined;
  const [, value] =
    Object.entries(sale).find(
      ([key]) => /kwh/i.test(key) && /export|assum|print|month/i.test(key) && !/cents/i.test(key),
    ) ?? [];
  return decimalOf(value);
}

/** Averages are printed to a tenth of a cent. */
const HALF_A_TENTH_OF_A_CENT = '0.0005';

function selfChecks(label: Json): Draft[] {
  const averages = isJson(label['published_avg_cents_kwh']) ? label['published_avg_cents_kwh'] : {};
  const mix = isJson(label['tou_usage_mix']) ? label['tou_usage_mix'] : undefined;
  const taken = new Set<string>();
  const shares =
    mix &&
    Object.fromEntries(
      Object.entries(mix).map(([band, share]) => [
        idFrom(band, taken),
        plain(priceOf(share, 'a share of the usage', '/tou_usage_mix')),
      ]),
    );
  const exported = printedExport(label['export']);
  const conditions = [...objectsOf(label['enrollment_credits']), ...objectsOf(label['bill_credits'])].flatMap(
    (credit) => Object.values(conditional(credit)),
  );
  return Object.entries(averages).flatMap(([kwh, cents]) => {
    const value = decimalOf(cents);
    if (!value || !decimalOf(kwh)) return [];
    return [
      {
        kind: 'average_price',
        kwh,
        value: plain(dollars(value)),
        tolerance: HALF_A_TENTH_OF_A_CENT,
        assume: {
          days: 30,
          ...(shares ? { mix: shares } : {}),
          ...(exported ? { exportKwh: plain(exported) } : {}),
          ...(label['tdu_bundled'] === true ? {} : { delivery: printedDelivery(label) }),
          ...(conditions.length > 0 ? { conditions: [...new Set(conditions)] } : {}),
        },
      },
    ];
  });
}
