/** What exported energy earns, and what the credit may pay for. */
import { yearMonthDay } from '../../calendar/civil.js';
import { energyCost, price, type Amount, type Price } from '../../money.js';
import { done, refuse, type Outcome } from '../../refusal.js';
import { labels, Line, onceLine, type Labels } from '../line.js';
import { NetMeter } from '../net-meter.js';
import { compileTable, stepsIn, type PriceTable } from '../price-table.js';
import {
  activeDays,
  baseAmount,
  type CompileComponent,
  type OpenPeriod,
  type PeriodPricer,
  type Run,
} from '../run.js';
import { runSeries } from '../series-run.js';
import type { ComponentOf } from '../structure.js';
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
  table: PriceTable | undefined,
  run: Run,
  pointer: string,
): Outcome<Earned> {
  const from = labels(component);
  const register = component.register ?? (component.mode === 'buy_all_sell_all' ? 'production' : 'export');
  const adder = price(component.adder ?? '0');
  if (component.series) {
    const sums = runSeries(
      component.series,
      register,
      component,
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
  const charges = runTable(table!, register, component, run);
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

/** The surplus of a billing period valued at the component's prices (net metering in money). */
function surplusValue(table: PriceTable, meter: NetMeter, open: OpenPeriod): Amount {
  const days = Array.from({ length: open.days }, (_, d) => open.period.start + d);
  const cycle = { days: open.days, of: open.period.cycleEnd - open.period.cycleStart };
  const month = yearMonthDay(open.period.start).month - 1;
  let value = 0n;
  const used = new Float64Array(table.ladders.length);
  const surplus = table.names.map((_, p) => meter.surplusByPeriod()[p] ?? 0);
  splitOverTiers(
    table,
    surplus,
    used,
    (l) => stepsIn(table, table.ladders[l]!, { days, cycle, demand: 0 }),
    (p, t, quantity) => {
      value += energyCost(quantity, table.prices[p]![t]![month]!);
    },
  );
  return value;
}

const closesYear = (component: Export, open: OpenPeriod): boolean =>
  component.trueUpMonth !== undefined && yearMonthDay(open.period.start).month === component.trueUpMonth;

/** Money credits that carry over: what is spent now, what is left, and what the true-up makes of it. */
function creditBook(component: Export, from: Labels, sameByDefault: boolean) {
  let bank: Amount = 0n;
  const samePeriod = (component.use ?? (sameByDefault ? 'same_period' : 'next_period')) === 'same_period';
  return (open: OpenPeriod, earned: Amount): void => {
    const available = samePeriod ? bank + earned : bank;
    const applied = lesser(
      notNegative(available),
      notNegative(baseAmount(component.offsets ?? 'bill', open.lines)),
    );
    if (applied !== 0n) open.add(onceLine(from, 'credit_applied', -applied, 'credit'));
    bank = component.carry === 'lost' ? 0n : available - applied + (samePeriod ? 0n : earned);
    if (!closesYear(component, open) || bank === 0n || component.trueUp === 'credit') return;
    if (component.trueUp === 'pay') open.add(onceLine(from, 'true_up', -bank, 'credit'));
    bank = 0n;
  };
}

/** Net metering in kWh: at the true-up the banked kWh are paid at the payout price, credited to later bills, or lost. */
function netMetering(component: Export, from: Labels, meter: NetMeter): PeriodPricer {
  const payout = component.payoutPrice === undefined ? 0n : price(component.payoutPrice);
  let credit: Amount = 0n;
  return (open) => {
    if (credit > 0n) {
      const applied = lesser(credit, notNegative(baseAmount(component.offsets ?? 'energy', open.lines)));
      if (applied > 0n) open.add(onceLine(from, 'credit_applied', -applied, 'credit'));
      credit -= applied;
    }
    if (!closesYear(component, open)) return;
    const quantity = meter.banked();
    if (component.trueUp === 'pay' && quantity > 0 && payout !== 0n) {
      open.add(new Line(from, 'true_up', quantity, 6, 'kWh', -payout, -energyCost(quantity, payout)));
    }
    if (component.trueUp === 'credit') credit += energyCost(quantity, payout);
    if (component.trueUp !== undefined) meter.reset();
  };
}

export const compileExport: CompileComponent<Export> = (component, context, pointer) => {
  const from = labels(component);
  const { mode } = component;
  let table: PriceTable | undefined;
  if (component.periods) {
    const compiled = compileTable({ ...component, periods: component.periods }, context, pointer);
    if (!compiled.ok) return compiled;
    table = compiled.value;
  } else if (mode !== 'net_metering' && !component.series) {
    return refuse('missing_price', 'exported energy has no price', `${pointer}/periods`);
  }
  if (mode === 'net_metering_money' && !table) {
    return refuse('missing_price', 'a surplus is credited in money, but has no price', `${pointer}/periods`);
  }
  return done({
    component,
    start: (run) => {
      if (mode === 'net_metering' || mode === 'net_metering_money') {
        const meter = new NetMeter(mode === 'net_metering');
        run.netMeter = meter;
        if (mode === 'net_metering') return done(netMetering(component, from, meter));
        const book = creditBook({ ...component, offsets: component.offsets ?? 'energy' }, from, true);
        return done((open) => book(open, surplusValue(table!, meter, open)));
      }
      const earned = earnings(component, table, run, pointer);
      if (!earned.ok) return earned;
      const keepsAll =
        (component.carry ?? 'negative_bill') === 'negative_bill' && component.use !== 'next_period';
      const book = creditBook(component, from, true);
      return done((open) => {
        if (activeDays(component, open.period) === 0) return;
        const lines = earned.value(open);
        if (keepsAll) for (const line of lines) open.add(line);
        else book(open, -sum(lines));
      });
    },
  });
};
