/** Lists of unit rates with their validity, half-hourly for tracking products, as a price series. Pence with VAT become pounds. */
import { parseDay } from '../engine/calendar/civil.js';
import type { PriceSeries } from '../engine/tariff/bill.js';
import type { CatalogImporter } from './catalog.js';
import { attempt, giveUp, type Json, objectsOf, plain, priceOf, textOf, wordOf } from './record.js';

/** The name under which the rates of a tariff are handed to the engine. */
export const seriesRef = (code: string): string => `octopus:${code}`;

export const octopusRates: CatalogImporter = {
  catalog: 'uk_octopus',
  recognises: (value) => {
    const first = objectsOf(value['results'])[0];
    return first !== undefined && 'value_inc_vat' in first && 'valid_from' in first;
  },
  read: (record) => {
    // All lists of the API have one shape: the address they were fetched from tells them apart.
    const address = [record.file, textOf(record.value['next']), textOf(record.value['previous'])].join(' ');
    if (/standing.?charge/i.test(address))
      return [{ kind: 'skipped', detail: 'standing charges; product details hold them as well' }];
    if (/(day|night).?unit.?rate/i.test(address))
      return [
        { kind: 'skipped', detail: 'rates of a day or night register; product details hold them as well' },
      ];
    const code =
      /[EG]-[12]R-[A-Z0-9-]+-[A-P]\b/.exec(address)?.[0] ??
      record.file
        .split('/')
        .pop()!
        .replace(/\.json$/i, '');
    const outcome = attempt(() => ratesSeries(objectsOf(record.value['results'])));
    if (!outcome.ok) return [{ kind: 'refused', id: code, name: 'unit rates', ...outcome.refusal }];
    return [{ kind: 'series', ref: seriesRef(code), series: outcome.value }];
  },
};

const STEP = 1800;
/** A rate that is open at its end holds for a year; a longer list is read half-hourly up to this many steps. */
const OPEN_END = 366 * 86_400;
const MOST_STEPS = 400_000;

/** Rates newest first, in UTC, into half-hourly steps. @throws Unreadable when they overlap or do not lie on half hours */
export function ratesSeries(rates: readonly Json[]): PriceSeries {
  const spans = rates
    // A rate for those who do not pay by direct debit stands beside the usual one.
    .filter((rate) => wordOf(rate['payment_method']) !== 'NON_DIRECT_DEBIT')
    .map((rate, index) => {
      const from =
        instantOf(rate['valid_from']) ??
        giveUp('malformed', 'a rate without its beginning', `/results/${index}`);
      const to =
        (rate['valid_to'] ?? null) === null
          ? from + OPEN_END
          : (instantOf(rate['valid_to']) ??
            giveUp('malformed', 'an end that is no time', `/results/${index}`));
      return {
        from,
        to,
        price: plain(priceOf(rate['value_inc_vat'], 'a rate', `/results/${index}`).div(100)),
      };
    })
    .sort((a, b) => a.from - b.from);
  const first = spans[0];
  if (!first) return giveUp('missing_price', 'a list without rates', '/results');
  const steps = (spans[spans.length - 1]!.to - first.from) / STEP;
  if (!Number.isInteger(steps) || steps > MOST_STEPS)
    return giveUp('unsupported', 'rates that do not lie on half hours', '/results');
  const prices = Array.from<string | undefined>({ length: steps });
  for (const { from, to, price } of spans) {
    const start = (from - first.from) / STEP;
    if (!Number.isInteger(start)) giveUp('unsupported', 'rates that do not lie on half hours', '/results');
    if (prices[start] !== undefined) giveUp('malformed', 'two rates hold at the same time', '/results');
    prices.fill(price, start, (to - first.from) / STEP);
  }
  return { start: first.from, stepSeconds: STEP, prices };
}

/** Pages of one list as one series; undefined when they name two prices for one time. */
export function mergedSeries(a: PriceSeries, b: PriceSeries): PriceSeries | undefined {
  if (a.stepSeconds !== b.stepSeconds) return undefined;
  const start = Math.min(a.start, b.start);
  const prices: (string | undefined)[] = [];
  for (const series of [a, b]) {
    const offset = (series.start - start) / series.stepSeconds;
    for (const [index, price] of series.prices.entries()) {
      const known = prices[offset + index];
      if (known !== undefined && price !== undefined && known !== price) return undefined;
      prices[offset + index] = price ?? known;
    }
  }
  return { start, stepSeconds: a.stepSeconds, prices: Array.from(prices) };
}

/** Epoch seconds of an ISO instant with its offset. */
function instantOf(value: unknown): number | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.\d+)?(Z|[+-]\d{2}:\d{2})$/.exec(
    textOf(value) ?? '',
  );
  const day = match && parseDay(match[1]!);
  if (!match || day === undefined || day === null) return undefined;
  const offset =
    match[5] === 'Z'
      ? 0
      : (match[5]![0] === '-' ? -1 : 1) *
        (Number(match[5]!.slice(1, 3)) * 3600 + Number(match[5]!.slice(4)) * 60);
  return day * 86_400 + Number(match[2]) * 3600 + Number(match[3]) * 60 + Number(match[4]) - offset;
}
