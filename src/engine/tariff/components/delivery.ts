/** Delivery charges passed through from a network's dated table: a fixed amount per month and a price per kWh. */
import { dayText, parseDay, type CivilDay } from '../../calendar/civil.js';
import { energyCost, price, type Price } from '../../money.js';
import { done, refuse, type Outcome } from '../../refusal.js';
import { daysIn, existenceOf } from '../existence.js';
import { labels, Line } from '../line.js';
import { compileCalendar, WHOLE_DAY, type PriceCalendar } from '../price-calendar.js';
import { shareOfMonths, type CompileComponent, type Run } from '../run.js';
import type { ComponentOf, DatedDelivery } from '../structure.js';

type Delivery = ComponentOf<'delivery'>;

interface Row {
  readonly from: CivilDay;
  readonly to: CivilDay;
  readonly perMonth: Price;
  readonly perKwh: Price;
}

/** The rows that apply on the days priced: ascending, without gaps, the first and the last one continued. */
function rowsFor(component: Delivery, run: Run, pointer: string): Outcome<readonly Row[]> {
  const listed: readonly DatedDelivery[] = component.rows ?? run.options.delivery?.[component.ref] ?? [];
  const known = listed
    .map((row) => ({
      from: parseDay(row.from)!,
      to: row.to === undefined ? Infinity : parseDay(row.to)! + 1,
      perMonth: price(row.perMonth),
      perKwh: price(row.perKwh),
    }))
    .sort((a, b) => a.from - b.from);
  const usable = known.filter((row) => row.from <= run.asOf);
  if (usable.length === 0) {
    const detail =
      known.length === 0
        ? `the delivery charges of ${component.ref} are not known`
        : `the delivery charges of ${component.ref} are known only from ${dayText(known[0]!.from)} on`;
    return refuse('delivery_unknown', detail, `${pointer}/ref`);
  }
  const last = usable[usable.length - 1]!;
  if (run.options.deliveryOn === 'as_of') return done([{ ...last, from: -Infinity, to: Infinity }]);
  const end = run.source.periods[run.source.periods.length - 1]!.end;
  if (usable[0]!.from > run.source.firstDay) run.flags.add('delivery_before_first_known');
  if (last.to < end) run.flags.add('delivery_continued');
  return done(
    usable.map((row, i) => ({
      ...row,
      from: i === 0 ? -Infinity : row.from,
      to: usable[i + 1]?.from ?? Infinity,
    })),
  );
}

/** mWh that are free of delivery per chunk: the usage in the exempt price periods of an energy component. */
function exemptCalendar(
  component: Delivery,
  context: Parameters<CompileComponent<Delivery>>[1],
  pointer: string,
): Outcome<{ calendar: PriceCalendar; exempt: readonly boolean[] } | undefined> {
  if (!component.exempt) return done(undefined);
  const { component: id, periods } = component.exempt;
  const energy = context.structure.components.find((other) => other.id === id);
  if (!energy || energy.kind !== 'energy') {
    return refuse('malformed', `"${id}" is no energy component of this plan`, `${pointer}/exempt/component`);
  }
  const names = energy.periods.map((period) => period.name);
  const calendar = compileCalendar(energy.schedule, names, context.structure.holidays, pointer);
  if (!calendar.ok) return calendar;
  return done({ calendar: calendar.value, exempt: names.map((name) => periods.includes(name)) });
}

export const compileDelivery: CompileComponent<Delivery> = (component, context, pointer) => {
  const from = labels(component);
  const existence = existenceOf(component, context.within);
  const exempted = exemptCalendar(component, context, pointer);
  if (!exempted.ok) return exempted;
  const calendar = exempted.value?.calendar ?? WHOLE_DAY;
  const exempt = exempted.value?.exempt ?? [false];
  return done({
    component,
    start: (run) => {
      if (component.included) return done(() => undefined);
      const rows = rowsFor(component, run, pointer);
      if (!rows.ok) return rows;
      const chunking = run.source.chunks({
        reset: 'billing_period',
        byMonth: false,
        existence,
        cuts: rows.value.slice(1).map((row) => row.from),
      });
      const usage = run.source.energy('general', calendar, chunking);
      if (!usage.ok) return usage;
      return done((open) => {
        if (daysIn(open.period, existence) === 0) return;
        for (const row of rows.value) {
          let days = 0;
          let quantity = 0;
          for (const c of chunking.ofPeriod[open.index]!) {
            const chunk = chunking.chunks[c]!;
            if (chunk.start < row.from || chunk.start >= row.to) continue;
            days += chunk.end - chunk.start;
            for (let p = 0; p < exempt.length; p++)
              if (!exempt[p]) quantity += usage.value[c * exempt.length + p]!;
          }
          if (days === 0) continue;
          if (row.perMonth !== 0n) {
            open.add(
              new Line(
                from,
                'delivery',
                1,
                0,
                'month',
                row.perMonth,
                shareOfMonths(row.perMonth, days, open.period),
              ),
            );
          }
          open.add(
            new Line(from, 'delivery', quantity, 6, 'kWh', row.perKwh, energyCost(quantity, row.perKwh)),
          );
        }
      });
    },
  });
};
