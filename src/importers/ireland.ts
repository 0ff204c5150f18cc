/** Irish smart-meter plans as comparison lists write them: a price in cent for each hour, per days of the week and season. */
import type { RateStructure } from '../engine/tariff/structure.js';
import type { CatalogImporter, CatalogRecord, Imported } from './catalog.js';
import { planTypeOf } from './plan-type.js';
import {
  attempt,
  dayOf,
  giveUp,
  numberOf,
  objectsOf,
  plain,
  priceOf,
  slug,
  textOf,
  validStructure,
  type Decimal,
  type Json,
} from './record.js';

type Draft = Record<string, unknown>;

export const irishList: CatalogImporter = {
  catalog: 'ie_hour_lists',
  recognises: (value) => 'Supplier' in value && 'Plan' in value && 'Rates' in value,
  read: (record) => [readPlan(record)],
};

function readPlan({ value: list }: CatalogRecord): Imported {
  const supplier = textOf(list['Supplier']) ?? 'unknown supplier';
  const name = textOf(list['Plan']) ?? 'unnamed plan';
  const id = `ie-${slug(supplier)}-${slug(name)}`;
  const outcome = attempt(() => irishStructure(list));
  if (!outcome.ok) return { kind: 'refused', id, name, ...outcome.refusal };
  const structure = outcome.value;
  const updated = dayOf(list['LastUpdate']);
  return {
    kind: 'plan',
    plan: {
      id,
      name,
      supplier,
      version: dayOf(list['_snapshot']) ?? updated,
      country: 'IE',
      commodity: 'electricity',
      planType: planTypeOf(structure),
      structure,
      networks: ['ie:esb-networks'],
      // New-customer discounts, which these prices hold, are for a year.
      contractMonths: 12,
      exitFee: { kind: 'unknown' },
      prepaid: false,
      customer: 'residential',
      eligibility: ['new customers'],
      enrolUrl: textOf(list['Reference']),
      effectiveFrom: updated,
      source: { url: textOf(list['Reference']), retrieved: dayOf(list['_snapshot']) },
      flags: [
        ...(structure.flags ?? []),
        ...(list['LastUpdate'] !== undefined && !updated ? ['date_unreadable'] : []),
        ...(list['DeemedExport'] === true ? ['export_estimated_by_supplier'] : []),
        ...(list['Active'] === false ? ['not_active'] : []),
      ],
    },
  };
}

/** @throws Unreadable when an hour of some day has no price */
export function irishStructure(list: Json): RateStructure {
  const standing = priceOf(list['Standing charges'], 'the standing charge', '/Standing charges');
  const feed = numberOf(list['Feed'], 'the feed-in price', '/Feed');
  const bonus = numberOf(list['Bonus cash'], 'the bonus', '/Bonus cash');
  return validStructure({
    schema: 'treebeard/rate-structure/1',
    currency: 'EUR',
    timezone: 'Europe/Dublin',
    clock: 'local',
    pricesIncludeTax: true,
    coverage: 'full',
    components: [
      {
        kind: 'fixed',
        id: 'standing',
        name: 'Standing charge',
        layer: 'bundled',
        amount: plain(standing),
        per: 'year',
      },
      energy(objectsOf(list['Rates'])),
      ...(feed?.gt(0)
        ? [
            {
              kind: 'export',
              id: 'feed-in',
              name: 'Microgeneration',
              layer: 'credit',
              mode: 'feed_in',
              periods: [{ name: 'all', price: plain(feed.div(100)) }],
            },
          ]
        : []),
      ...(bonus?.gt(0)
        ? [
            {
              kind: 'discount',
              id: 'bonus',
              name: 'Welcome bonus',
              layer: 'credit',
              amount: plain(bonus),
              per: 'once',
              requires: 'new_customer',
            },
          ]
        : []),
    ],
  });
}

/** 0 is Sunday. */
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

function energy(rates: readonly Json[]): Draft {
  if (rates.length === 0) return giveUp('missing_price', 'the plan has no rates', '/Rates');
  refuseOverlaps(rates);
  const prices = new Map<string, string>();
  const windows = rates.flatMap((rate, index) => windowsOf(rate, `/Rates/${index}`, prices));
  const periods = [...prices].map(([price, name]) => ({ name, price }));
  return {
    kind: 'energy',
    id: 'energy',
    name: 'Energy',
    layer: 'bundled',
    periods,
    ...(periods.length > 1 ? { schedule: { windows } } : {}),
  };
}

/** Two lists of prices for one day of one season are one too many. */
function refuseOverlaps(rates: readonly Json[]): void {
  const spans = rates.map((rate, index) => ({
    days: daysOf(rate['Days'], `/Rates/${index}`) ?? DAYS,
    season: seasonOf(rate, `/Rates/${index}`) ?? { from: '01-01', to: '12-31' },
  }));
  const holds = ({ from, to }: Season, day: string): boolean =>
    from <= to ? day >= from && day <= to : day >= from || day <= to;
  spans.forEach((span, index) => {
    for (const other of spans.slice(0, index)) {
      const shared = span.days.find((day) => other.days.includes(day));
      if (shared && (holds(span.season, other.season.from) || holds(other.season, span.season.from)))
        giveUp('malformed', `two lists of prices hold on a ${shared}`, `/Rates/${index}/Days`);
    }
  });
}

interface Season {
  readonly from: string;
  readonly to: string;
}

/** Windows of equal hours; a price becomes a period called after it: `rate_25_62c`. */
function windowsOf(rate: Json, pointer: string, prices: Map<string, string>): Draft[] {
  const hours = Array.isArray(rate['Hours']) ? (rate['Hours'] as unknown[]) : [];
  // Some lists repeat the last hour as a twenty-fifth.
  if (hours.length !== 24 && hours.length !== 25)
    return giveUp('uncovered_hours', `prices for ${hours.length} hours of the day`, `${pointer}/Hours`);
  const names = hours
    .slice(0, 24)
    .map((value, hour) => periodOf(priceOf(value, `hour ${hour}`, `${pointer}/Hours/${hour}`), prices));
  const days = daysOf(rate['Days'], pointer);
  const season = seasonOf(rate, pointer);
  const starts = names.flatMap((name, hour) => (hour === 0 || names[hour - 1] !== name ? [hour] : []));
  return starts.map((from, index) => ({
    period: names[from],
    ...(days ? { days } : {}),
    ...(season ? { season } : {}),
    ...(starts.length > 1 ? { from: hourText(from), to: hourText(starts[index + 1] ?? 24) } : {}),
  }));
}

function periodOf(cent: Decimal, prices: Map<string, string>): string {
  const price = plain(cent.div(100));
  const name = prices.get(price) ?? `rate_${cent.toFixed().replace('.', '_').replace('-', 'minus_')}c`;
  prices.set(price, name);
  return name;
}

const hourText = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;

function daysOf(value: unknown, pointer: string): string[] | undefined {
  const numbers = Array.isArray(value) ? value.map(Number) : [];
  const days = numbers.map(
    (number) => DAYS[number] ?? giveUp('malformed', `a day numbered ${number}`, `${pointer}/Days`),
  );
  return days.length === 0 || days.length === 7 ? undefined : days;
}

/** MM/DD, both inclusive. */
function seasonOf(rate: Json, pointer: string): Season | undefined {
  const [from, to] = ['startDate', 'endDate'].map((key) => {
    const text = textOf(rate[key]);
    const day = /^(\d{1,2})[/-](\d{1,2})$/.exec(text ?? '');
    if (text !== undefined && !day) giveUp('malformed', `a date written "${text}"`, `${pointer}/${key}`);
    return day
      ?.slice(1)
      .map((part) => part.padStart(2, '0'))
      .join('-');
  });
  if (!from !== !to) giveUp('malformed', 'a season with one of its two dates', pointer);
  return !from || !to || (from === '01-01' && to === '12-31') ? undefined : { from, to };
}
