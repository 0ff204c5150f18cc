/** Demand charges: a price per kW of the highest average power in a billing period. */
import { yearMonthDay } from '../../calendar/civil.js';
import { divideRounded, energyCost, proportion, scaled, type Price } from '../../money.js';
import { done, refuse, type Outcome } from '../../refusal.js';
import type { BillingPeriod } from '../../calendar/billing-cycle.js';
import { milliwatts } from '../billing-demand.js';
import { daysIn, existenceOf, type Existence } from '../existence.js';
import { instantText } from '../instant.js';
import { fill, type Steps } from '../ladder.js';
import { labels, Line } from '../line.js';
import { compileCalendar, type PriceCalendar } from '../price-calendar.js';
import { monthlyPrices, twelve, type CompileComponent, type OpenPeriod, type Run } from '../run.js';
import type { ComponentOf } from '../structure.js';

type Demand = ComponentOf<'demand'>;

interface DemandTiers {
  readonly prices: readonly (readonly Price[])[];
  /** Cumulative bounds in milliwatts per month. */
  readonly bounds: readonly (readonly number[])[];
}

function compileTiers(period: Demand['periods'][number]): DemandTiers {
  const tiers = 'tiers' in period ? period.tiers : [{ price: period.price }];
  return {
    prices: tiers.map((tier) => monthlyPrices(tier.price)),
    bounds: tiers.map((tier) => {
      if (!('upTo' in tier) || tier.upTo === undefined) return twelve(Infinity);
      const values = typeof tier.upTo === 'string' ? twelve(tier.upTo) : tier.upTo;
      return values.map((value) => Number(scaled(value, 6)));
    }),
  };
}

/** One mechanical horsepower (550 foot-pounds a second) in kW: exact. */
const KW_PER_HORSEPOWER = '0.74569987158227022';

/** What one of the unit that is charged for has in kW; a refusal where readings in kWh cannot say. */
function kilowattsPerUnit(component: Demand, pointer: string): Outcome<string> {
  switch (component.unit ?? 'kW') {
    case 'kW':
      return done('1');
    case 'hp':
      return done(KW_PER_HORSEPOWER);
    case 'kVA':
      if (component.powerFactor !== undefined) return done(component.powerFactor);
      return refuse(
        'needs_demand_data',
        'demand is charged per kVA, which readings in kWh do not show and no power factor is given',
        `${pointer}/unit`,
      );
  }
}

/** Whether a price period occurs on some day of a billing period. */
function occurs(
  calendar: PriceCalendar,
  price: number,
  { start, end }: BillingPeriod,
  existence: Existence | undefined,
): boolean {
  for (let day = start; day < end; day++) {
    if ((!existence || existence.on(day)) && calendar.occurs(price, day)) return true;
  }
  return false;
}

/** Peaks per billing period and price period in milliwatts, after minimum, ratchet and the single-peak rule. */
function demands(
  component: Demand,
  calendar: PriceCalendar,
  existence: Existence | undefined,
  run: Run,
  pointer: string,
) {
  const sets = component.coincident?.map((set) => ({
    period: component.periods.findIndex((period) => period.name === set.period),
    from: instantText(set.from, run.clock),
    to: instantText(set.to, run.clock),
  }));
  const wrong =
    sets?.findIndex((set) => set.period < 0 || Number.isNaN(set.from) || Number.isNaN(set.to)) ?? -1;
  if (wrong >= 0) {
    return refuse(
      'malformed',
      'a coincident set names no period or no time',
      `${pointer}/coincident/${wrong}`,
    );
  }
  const peaks = run.source.peaks({
    register: component.register ?? 'general',
    calendar,
    highest: component.averageOfHighest ?? 1,
    existence,
    ...(component.intervalMinutes === undefined ? {} : { windowSeconds: component.intervalMinutes * 60 }),
    ...(sets ? { sets } : {}),
  });
  if (!peaks.ok) return peaks;
  const floor = component.minimumKw === undefined ? 0 : milliwatts(component.minimumKw);
  const billing = component.ratchet ? run.demand.billing() : undefined;
  if (billing && !billing.ok) return billing;
  const ratcheted = component.periods.map(({ name }) =>
    Array.isArray(component.ratchet) ? component.ratchet.includes(name) : component.ratchet === true,
  );
  if (component.intervalMinutes !== undefined && run.source.longestSeconds > component.intervalMinutes * 60)
    run.flags.add('demand_from_longer_readings');
  const rows = peaks.value.byPeriod.map((row, i) => {
    const period = run.source.periods[i]!;
    const month = Math.max(...row);
    return Array.from(row, (peak, p) => {
      if (component.coincident) return peak;
      if (!occurs(calendar, p, period, existence)) return undefined;
      if (component.singlePeak && row.indexOf(month) !== p) return 0;
      return Math.max(floor, billing && ratcheted[p] ? billing.value[i]! : peak);
    });
  });
  if (component.per !== 'year') return done(rows);
  // Once a year, in the billing period of the highest peak.
  const highest = component.periods.map((_, p) => Math.max(...rows.map((row) => row[p] ?? 0)));
  const charged = new Set<number>();
  return done(
    rows.map((row) =>
      row.map((peak, p) => {
        if (charged.has(p) || peak !== highest[p]) return undefined;
        charged.add(p);
        return peak;
      }),
    ),
  );
}

export const compileDemand: CompileComponent<Demand> = (component, context, pointer) => {
  const unit = component.unit ?? 'kW';
  const perUnit = kilowattsPerUnit(component, pointer);
  if (!perUnit.ok) return perUnit;
  const kilowatts = scaled(perUnit.value, 17);
  const inUnits = (peak: number): number =>
    unit === 'kW' ? peak : Number(divideRounded(BigInt(peak) * 10n ** 17n, kilowatts));
  const names = component.periods.map((period) => period.name);
  const unknown = Array.isArray(component.ratchet)
    ? component.ratchet.find((name) => !names.includes(name))
    : undefined;
  if (unknown !== undefined)
    return refuse(
      'malformed',
      `the ratchet names a period "${unknown}" that has no price`,
      `${pointer}/ratchet`,
    );
  const calendar = compileCalendar(
    component.coincident ? undefined : component.schedule,
    component.coincident ? ['all'] : names,
    context.structure.holidays,
    pointer,
  );
  if (!calendar.ok) return calendar;
  const tables = component.periods.map(compileTiers);
  const from = labels(component);
  const existence = existenceOf(component, context.within);
  const addLines = (open: OpenPeriod, p: number, peak: number): void => {
    const month = yearMonthDay(open.period.start).month - 1;
    const table = tables[p]!;
    const steps: Steps = {
      upper: table.bounds.map((bound) => bound[month]!),
      tier: table.bounds.map((_, t) => t),
    };
    const times = component.per === 'day' ? daysIn(open.period, existence) : 1;
    // A version that bills only a part of the billing period charges the month's price for its share of the days.
    const monthly = (component.per ?? 'month') === 'month';
    for (const [t, whole] of fill(steps, 0, inUnits(peak)).entries()) {
      const part = monthly ? proportion(whole, open.days, open.daysOfAll) : whole;
      if (part === 0 && (t > 0 || names.length > 1)) continue;
      const price = table.prices[t]![month]!;
      open.add(
        new Line(
          from,
          'demand',
          part * times,
          6,
          component.per === 'day' ? `${unit} day` : unit,
          price,
          energyCost(part * times, price),
          names.length > 1 ? names[p] : undefined,
          table.prices.length > 1 ? t + 1 : undefined,
        ),
      );
    }
  };
  return done({
    component,
    start: (run) => {
      const rows = demands(component, calendar.value, existence, run, pointer);
      if (!rows.ok) return rows;
      return done((open) => {
        if (daysIn(open.period, existence) === 0) return;
        for (const [p, peak] of rows.value[open.index]!.entries())
          if (peak !== undefined) addLines(open, p, peak);
      });
    },
  });
};
