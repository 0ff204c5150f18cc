/** What exported energy earns, and what the credit may pay for. */
import { addMonths, firstOfMonth, yearMonthDay } from '../../calendar/civil.js';
import { energyCost, price, type Amount, type Price } from '../../money.js';
import { done, refuse, type Outcome } from '../../refusal.js';
import { existenceOf, type Existence } from '../existence.js';
import { labels, Line, onceLine, type Labels } from '../line.js';
import { NetMeter } from '../net-meter.js';
import { compileCalendar, type PriceCalendar } from '../price-calendar.js';
import { compileTable, stepsIn, type PriceTable } from '../price-table.js';
import {
  baseAmount,
  compileBase,
  energyByPeriod,
  memoryKey,
  type CompileComponent,
  type CompileContext,
  type OpenPeriod,
  type PeriodPricer,
  type Run,
} from '../run.js';
import { runSeries } from '../series-run.js';
import type { Base, ComponentOf } from '../structure.js';
import { runTable, splitOverTiers } from '../table-run.js';

type Export = ComponentOf<'export'>;

/** What a billing period's exports earn, as lines that each carry their (negative) amount. */
type Earned = (open: OpenPeriod) => readonly Line[];

const lesser = (a: Amount, b: Amount): Amount => (a < b ? a : b);
const notNegative = (amount: Amount): Amount => (amount < 0n ? 0n : amount);
const sum = (lines: readonly Line[]): Amount => lines.reduce((total, line) => total + line.amount, 0n);

function creditLine(from: Labels, quantity: number, rate: Price, name?: string, tier?: number): Line {
  return new Line(from, 'export_credit', quantity, 6, 'kWh', -rate, -energyCost(quantity, rate), name, tier);
}

/** Credits of interval exports at the component's prices. */
function earnings(
  component: Export,
  existence: Existence | undefined,
  table: PriceTable | undefined,
  run: Run,
  key: string,
  pointer: string,
): Outcome<Earned> {
  const from = labels(component);
  const register = component.register ?? (component.mode === 'buy_all_sell_all' ? 'production' : 'export');
  const adder = price(component.adder ?? '0');
  if (component.series) {
    const sums = runSeries(
      component.series,
      register,
      existence,
      run,
      pointer,
      (published) => published + adder,
    );
    if (!sums.ok) return sums;
    return done((open) => {
      const { quantity, amount, mean } = sums.value[open.index]!;
      return quantity === 0 ? [] : [new Line(from, 'export_credit', quantity, 6, 'kWh', -mean, -amount)];
    });
  }
  const charges = runTable(table!, register, existence, run, key);
  if (!charges.ok) return charges;
  const { names, prices } = table!;
  return done((open) =>
    charges
      .value(open.index)
      .map((charge) =>
        creditLine(
          from,
          charge.quantity,
          charge.price + adder,
          names.length > 1 ? names[charge.period] : undefined,
          prices[charge.period]!.length > 1 ? charge.tier + 1 : undefined,
        ),
      ),
  );
}

const closesYear = (component: Export, { period, isLastPart }: OpenPeriod): boolean => {
  if (component.trueUpMonth === undefined || !isLastPart) return false;
  // The billing period that holds the month's last day (or would, were it billed to its end).
  const first = firstOfMonth(period.start);
  const months = (component.trueUpMonth - yearMonthDay(first).month + 12) % 12;
  const lastDay = addMonths(first, months + 1) - 1;
  return lastDay < period.cycleEnd;
};

/** Money that exports have earned and that is not spent yet. */
class CreditBank {
  balance: Amount = 0n;
}

/** Money credits that carry over: what is spent now, what is left, and what the true-up makes of it. */
function creditBook(component: Export, offsets: Base, from: Labels, { structure, memory }: Run, key: string) {
  const inBase = compileBase(offsets, structure);
  const samePeriod = component.use !== 'next_period';
  const bank = memory.of(CreditBank, key);
  return (open: OpenPeriod, earned: Amount): void => {
    const available = samePeriod ? bank.balance + earned : bank.balance;
    const applied = lesser(notNegative(available), notNegative(baseAmount(inBase, open.lines)));
    if (applied !== 0n) open.add(onceLine(from, 'credit_applied', -applied, 'credit'));
    bank.balance = component.carry === 'lost' ? 0n : available - applied + (samePeriod ? 0n : earned);
    if (!closesYear(component, open) || bank.balance === 0n || component.trueUp === 'credit') return;
    if (component.trueUp === 'pay') open.add(onceLine(from, 'true_up', -bank.balance, 'credit'));
    bank.balance = 0n;
  };
}

/** What a credit year has in the bank under net metering in kWh. */
class KwhBank {
  /** mWh */
  banked = 0;
  /** What a true-up left to spend. */
  credit: Amount = 0n;
}

/** Net metering in kWh: at the true-up the banked kWh are paid at the payout price, credited to the bills from then on, or lost. */
function netMetering(
  component: Export,
  from: Labels,
  meter: NetMeter,
  run: Run,
  key: string,
): Outcome<PeriodPricer> {
  const payout = component.payoutPrice === undefined ? 0n : price(component.payoutPrice);
  const inBase = compileBase(component.offsets ?? 'energy', run.structure);
  const net = energyByPeriod(run, 'net');
  if (!net.ok) return net;
  const bank = run.memory.of(KwhBank, key);
  return done((open) => {
    bank.banked = Math.max(0, bank.banked - net.value[open.index]!);
    const closes = component.trueUp !== undefined && closesYear(component, open);
    if (closes && component.trueUp === 'credit') bank.credit += energyCost(bank.banked, payout);
    if (bank.credit > 0n) {
      const applied = lesser(bank.credit, notNegative(baseAmount(inBase, open.lines)));
      if (applied > 0n) open.add(onceLine(from, 'credit_applied', -applied, 'credit'));
      bank.credit -= applied;
    }
    if (!closes) return;
    if (component.trueUp === 'pay' && bank.banked > 0 && payout !== 0n)
      open.add(new Line(from, 'true_up', bank.banked, 6, 'kWh', -payout, -energyCost(bank.banked, payout)));
    bank.banked = 0;
    meter.reset();
  });
}

/** Where a surplus arises: the price periods in which energy is netted, each with the period of the export's own prices. */
interface SurplusPeriods {
  readonly calendar: PriceCalendar;
  readonly priceOf: readonly number[];
}

/** A single price pays for the surplus of every price period of the netted energy; several prices have a schedule of their own. */
function surplusPeriods(
  table: PriceTable,
  context: CompileContext,
  pointer: string,
): Outcome<SurplusPeriods> {
  const own = { calendar: table.calendar, priceOf: table.names.map((_, p) => p) };
  const netted = context.structure.components.find(
    (component): component is ComponentOf<'energy'> =>
      component.kind === 'energy' && component.register === 'net',
  );
  if (table.names.length > 1 || !netted) return done(own);
  const names = netted.periods.map(({ name }) => name);
  const calendar = compileCalendar(netted.schedule, names, context.structure.holidays, pointer);
  return calendar.ok ? done({ calendar: calendar.value, priceOf: names.map(() => 0) }) : calendar;
}

/** What a billing period's surplus is worth (net metering in money), in the prices of the month in which it begins. */
function surplusValues(
  table: PriceTable,
  { calendar, priceOf }: SurplusPeriods,
  run: Run,
): Outcome<(open: OpenPeriod) => Amount> {
  const chunking = run.source.chunks({ reset: 'billing_period', byMonth: false });
  const net = run.source.energy('net', calendar, chunking);
  if (!net.ok) return net;
  return done(({ index, period, days: count }) => {
    const surplus = table.names.map(() => 0);
    for (const [p, own] of priceOf.entries())
      surplus[own]! += Math.max(0, -net.value[index * priceOf.length + p]!);
    const days = Array.from({ length: count }, (_, d) => period.start + d);
    const scope = { days, cycle: { days: count, of: period.cycleEnd - period.cycleStart }, demand: 0 };
    const month = yearMonthDay(period.start).month - 1;
    let value = 0n;
    splitOverTiers(
      table,
      surplus,
      new Float64Array(table.ladders.length),
      (l) => stepsIn(table, table.ladders[l]!, scope),
      (p, t, quantity) => {
        value += energyCost(quantity, table.prices[p]![t]![month]!);
      },
    );
    return value;
  });
}

export const compileExport: CompileComponent<Export> = (component, context, pointer) => {
  const from = labels(component);
  const existence = existenceOf(component, context.within);
  const key = memoryKey(context, component);
  const { mode } = component;
  let table: PriceTable | undefined;
  if (component.periods) {
    const compiled = compileTable({ ...component, periods: component.periods }, context, pointer);
    if (!compiled.ok) return compiled;
    table = compiled.value;
  } else if (mode !== 'net_metering' && !component.series) {
    return refuse('missing_price', 'exported energy has no price', `${pointer}/periods`);
  }
  if (mode === 'net_metering') {
    if (
      component.trueUpMonth !== undefined &&
      component.trueUp !== undefined &&
      component.trueUp !== 'lose' &&
      component.payoutPrice === undefined
    )
      return refuse(
        'missing_price',
        'the surplus is paid at the true-up, but has no price',
        `${pointer}/payoutPrice`,
      );
    return done({
      component,
      start: (run) => netMetering(component, from, (run.netMeter = new NetMeter(true, run.memory)), run, key),
    });
  }
  if (mode === 'net_metering_money') {
    if (!table)
      return refuse(
        'missing_price',
        'a surplus is credited in money, but has no price',
        `${pointer}/periods`,
      );
    const prices = table;
    const periods = surplusPeriods(prices, context, pointer);
    if (!periods.ok) return periods;
    return done({
      component,
      start: (run) => {
        run.netMeter = new NetMeter(false, run.memory);
        const values = surplusValues(prices, periods.value, run);
        if (!values.ok) return values;
        const book = creditBook(component, component.offsets ?? 'energy', from, run, key);
        return done((open) => book(open, values.value(open)));
      },
    });
  }
  const keepsAll =
    (component.carry ?? 'negative_bill') === 'negative_bill' && component.use !== 'next_period';
  return done({
    component,
    start: (run) => {
      const earned = earnings(component, existence, table, run, key, pointer);
      if (!earned.ok) return earned;
      if (keepsAll) return done((open) => earned.value(open).forEach((line) => open.add(line)));
      const book = creditBook(component, component.offsets ?? 'bill', from, run, key);
      return done((open) => book(open, -sum(earned.value(open))));
    },
  });
};
