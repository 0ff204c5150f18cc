/** Demand charges: a price per kW of the highest average power in a billing period. */
import { yearMonthDay, type CivilDay } from '../../calendar/civil.js';
import { energyCost, scaled, type Price } from '../../money.js';
import { done, refuse } from '../../refusal.js';
import { instantText } from '../instant.js';
import { fill, type Steps } from '../ladder.js';
import { labels, Line } from '../line.js';
import { compileCalendar, type PriceCalendar } from '../price-calendar.js';
import {
  activeDays,
  monthlyPrices,
  twelve,
  type CompileComponent,
  type OpenPeriod,
  type Run,
} from '../run.js';
import type { ComponentOf } from '../structure.js';
import { milliwatts } from '../billing-demand.js';

type Demand = ComponentOf<'demand'>;

/** One mechanical horsepower in kW. */
const KW_PER_HORSEPOWER = 0.745_699_872;

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

/** Whether a price period occurs on some day of a billing period. */
function occurs(calendar: PriceCalendar, period: number, from: CivilDay, to: CivilDay): boolean {
  for (let day = from; day < to; day++) if (calendar.template(day).includes(period)) return true;
  return false;
}

/** Peaks per billing period and price period in milliwatts, after minimum, ratchet and the single-peak rule. */
function demands(component: Demand, calendar: PriceCalendar, run: Run, pointer: string) {
  const sets = component.coincident?.map((set) => ({
    period: component.periods.findIndex((period) => period.name === set.period),
    from: instantText(set.from, run.source.clock),
    to: instantText(set.to, run.source.clock),
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
    ...(component.intervalMinutes === undefined ? {} : { windowSeconds: component.intervalMinutes * 60 }),
    ...(sets ? { sets } : {}),
  });
  if (!peaks.ok) return peaks;
  const floor = component.minimumKw === undefined ? 0 : milliwatts(component.minimumKw);
  const billing = component.ratchet ? run.demand.billing() : undefined;
  if (billing && !billing.ok) return billing;
  const rows = peaks.value.byPeriod.map((row, i) => {
    const { start, end } = run.source.periods[i]!;
    const month = Math.max(...row);
    return Array.from(row, (peak, p) => {
      if (component.coincident) return peak;
      if (!occurs(calendar, p, start, end)) return undefined;
      if (billing) return Math.max(floor, billing.value[i]!);
      if (component.singlePeak)
        return peak === month && row.indexOf(month) === p ? Math.max(floor, month) : 0;
      return Math.max(floor, peak);
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
  if (component.unit === 'kVA') {
    return refuse(
      'needs_demand_data',
      'demand is charged per kVA, which readings in kWh do not show',
      `${pointer}/unit`,
    );
  }
  const names = component.periods.map((period) => period.name);
  const calendar = compileCalendar(
    component.coincident ? undefined : component.schedule,
    component.coincident ? ['all'] : names,
    context.clock,
    context.structure.holidays,
    pointer,
  );
  if (!calendar.ok) return calendar;
  const tables = component.periods.map(compileTiers);
  const from = labels(component);
  const addLines = (open: OpenPeriod, p: number, peak: number): void => {
    const kilowatts = component.unit === 'hp' ? Math.round(peak / KW_PER_HORSEPOWER) : peak;
    const month = yearMonthDay(open.period.start).month - 1;
    const table = tables[p]!;
    const steps: Steps = {
      upper: table.bounds.map((bound) => bound[month]!),
      tier: table.bounds.map((_, t) => t),
    };
    const times = component.per === 'day' ? open.days : 1;
    for (const [t, part] of fill(steps, 0, kilowatts).entries()) {
      if (part === 0 && (t > 0 || names.length > 1)) continue;
      const unit = component.unit === 'hp' ? 'hp' : 'kW';
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
      const rows = demands(component, calendar.value, run, pointer);
      if (!rows.ok) return rows;
      return done((open) => {
        if (activeDays(component, open.period) === 0) return;
        for (const [p, peak] of rows.value[open.index]!.entries())
          if (peak !== undefined) addLines(open, p, peak);
      });
    },
  });
};
