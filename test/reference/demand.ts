/** Demand: windows of average power, the highest of them, and the ratchet. */
import { Decimal } from 'decimal.js';
import type { ComponentOf } from '../../src/engine/tariff/structure.js';
import { dayAfter, monthOf, periodAt, periodsOn } from './calendar.js';
import { inMonth } from './energy.js';
import { sum } from './ladder.js';
import type { Piece } from './pieces.js';
import { kwhIn, ZERO, type World } from './world.js';

type Demand = ComponentOf<'demand'>;

const milliwatts = (kw: Decimal): Decimal => kw.toDecimalPlaces(6, Decimal.ROUND_HALF_UP);

export const datesOf = ({ billings }: World, billing: number): string[] => {
  const { start, end } = billings[billing]!;
  const dates: string[] = [];
  for (let date = start; date < end; date = dayAfter(date)) dates.push(date);
  return dates;
};

/** Average power in kW of every window that holds pieces of one and the same kind. */
function powers(
  pieces: readonly Piece[],
  kindOf: (piece: Piece) => string | undefined,
  minutes: number | undefined,
  register: Demand['register'],
): Map<string, Decimal[]> {
  const windows: { key: string; kind: string; kwh: Decimal; seconds: number }[] = [];
  for (const piece of pieces) {
    const kind = kindOf(piece);
    const begin =
      minutes === undefined
        ? piece.reading
        : piece.start - (piece.clock.minute % minutes) * 60 - (piece.start % 60);
    const key = `${begin} ${kind}`;
    const open = windows.at(-1);
    const kwh = kwhIn(piece, register);
    if (open?.key === key) {
      open.kwh = open.kwh.plus(kwh);
      open.seconds += piece.seconds;
    } else windows.push({ key, kind: kind ?? '', kwh, seconds: piece.seconds });
  }
  const byKind = new Map<string, Decimal[]>();
  for (const { kind, kwh, seconds } of windows)
    byKind.set(kind, [...(byKind.get(kind) ?? []), milliwatts(kwh.times(3600).div(seconds))]);
  return byKind;
}

function meanOfHighest(values: readonly Decimal[], count: number): Decimal {
  const highest = [...values].sort((a, b) => b.comparedTo(a)).slice(0, count);
  return highest.length === 0 ? ZERO : milliwatts(sum(highest).div(highest.length));
}

/** kW of a billing period after the header's minimum and ratchet. */
export function billingDemand(world: World, billing: number): Decimal {
  const rule = world.structure.billingDemand;
  const measured = world.billings.map((_, b) => {
    const pieces = datesOf(world, b).flatMap((date) => world.onDay(date));
    return meanOfHighest(powers(pieces, () => 'all', rule?.intervalMinutes, 'general').get('all') ?? [], 1);
  });
  if (!rule) return measured[billing]!;
  const month = (b: number): number => monthOf(world.billings[b]!.start);
  const part = (kw: Decimal, of: number): Decimal =>
    milliwatts(kw.times(rule.percent === undefined ? 0 : inMonth(rule.percent, of)).div(100));
  const counts = (of: number): boolean => !rule.months || rule.months.includes(of);
  const own = month(billing);
  const inFull = !rule.actualMonths || rule.actualMonths.includes(own);
  const candidates = [
    new Decimal(rule.minimumKw ?? 0),
    inFull ? measured[billing]! : part(measured[billing]!, own),
  ];
  for (let back = 1; back <= (rule.lookbackMonths ?? 12); back++) {
    const at = billing - back;
    if (at >= 0 || rule.wraps) {
      const b = ((at % measured.length) + measured.length) % measured.length;
      if (counts(month(b))) candidates.push(part(measured[b]!, month(b)));
    } else if (at >= -12 && rule.history) {
      const of = ((((month(0) - 1 + at) % 12) + 12) % 12) + 1;
      if (counts(of)) candidates.push(part(new Decimal(rule.history[of - 1]!), of));
    }
  }
  return Decimal.max(...candidates);
}

/** Peaks per price period of a billing period; undefined where the price period does not occur. */
function peaks(component: Demand, world: World, billing: number, exists: (date: string) => boolean) {
  const { structure } = world;
  const names = component.periods.map((period) => period.name);
  const dates = datesOf(world, billing).filter(exists);
  const pieces = dates.flatMap((date) => world.onDay(date));
  const wall = ({ clock: { date, minute } }: Piece): string =>
    `${date}T${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  const kindOf = (piece: Piece): string | undefined =>
    component.coincident
      ? component.coincident.find(({ from, to }) => from <= wall(piece) && wall(piece) < to)?.period
      : periodAt(structure, names, component.schedule, piece.clock);
  const found = powers(pieces, kindOf, component.intervalMinutes, component.register);
  const peakOf = (name: string): Decimal =>
    meanOfHighest(found.get(name) ?? [], component.averageOfHighest ?? 1);
  const highest = Decimal.max(...names.map(peakOf));
  const first = names.find((name) => peakOf(name).eq(highest));
  return names.map((name) => {
    if (component.coincident) return peakOf(name);
    if (!dates.some((date) => periodsOn(structure, names, component.schedule, date).includes(name)))
      return undefined;
    if (component.singlePeak && name !== first) return ZERO;
    const ratcheted = Array.isArray(component.ratchet) ? component.ratchet.includes(name) : component.ratchet;
    const kw = ratcheted ? world.billingDemand(billing) : peakOf(name);
    return Decimal.max(kw, component.minimumKw ?? 0);
  });
}

const KW_PER: Readonly<Record<string, string>> = { kW: '1', hp: '0.74569987158227022' };

/** Unrounded amounts of the lines of each billing period. */
export function demandBills(component: Demand, world: World, exists: (date: string) => boolean): Decimal[][] {
  const all = world.billings.map((_, billing) => peaks(component, world, billing, exists));
  return world.billings.map((period, billing) => {
    const month = monthOf(period.start);
    const days = datesOf(world, billing).filter(exists).length;
    if (days === 0) return [];
    return component.periods.flatMap((price, p) => {
      const peak = all[billing]![p];
      if (peak === undefined) return [];
      if (component.per === 'year') {
        const highest = Decimal.max(0, ...all.map((row) => row[p] ?? ZERO));
        if (all.findIndex((row) => row[p]?.eq(highest)) !== billing) return [];
      }
      const units = milliwatts(peak.div(component.powerFactor ?? KW_PER[component.unit ?? 'kW']!));
      const times = component.per === 'day' ? days : 1;
      const tiers = 'tiers' in price ? price.tiers : [{ price: price.price }];
      let lower = ZERO;
      return tiers.map((tier) => {
        const upper = 'upTo' in tier && tier.upTo !== undefined ? inMonth(tier.upTo, month) : units;
        const part = Decimal.max(0, Decimal.min(upper, units).minus(lower));
        lower = Decimal.max(lower, upper);
        return part.times(times).times(inMonth(tier.price, month));
      });
    });
  });
}
