/** The gimmick X-ray: in which months a household is on the wrong side of a threshold, and what that costs. */
import { amountNumber } from '../money.js';
import type { Bill } from '../tariff/bill.js';
import type { ComponentOf, Condition, RateStructure } from '../tariff/structure.js';
import type { GimmickFinding } from './recommendation.js';
import { countMonths, kwhWords, listWords, moneyWords, monthWords } from './words.js';

/** @param all months of the bill */
function inMonths(months: readonly string[], all: number): string {
  if (months.length === all) return 'every month';
  return `in ${months.length > 4 ? countMonths(months.length) : listWords(months.map(monthWords))}`;
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

function bandWords({ from, below }: ComponentOf<'usage_band'>): string {
  if (below === undefined) return `at least ${kwhWords(Number(from))}`;
  if (Number(from) === 0) return `less than ${kwhWords(Number(below))}`;
  return `${kwhWords(Number(from))} to ${kwhWords(Number(below))}`;
}

function usageBand(band: ComponentOf<'usage_band'>, bill: Bill): GimmickFinding | undefined {
  const value = Math.abs(Number(band.amount));
  const inside = bill.months.filter((month) => month.lines.some((line) => line.component === band.id));
  const isCredit = Number(band.amount) < 0;
  const wrong = isCredit ? bill.months.filter((month) => !inside.includes(month)) : inside;
  if (value === 0 || (!isCredit && wrong.length === 0)) return undefined;
  const missedMonths = wrong.map((month) => month.start);
  const cost = value * wrong.length;
  const words = moneyWords(value, bill.currency);
  const when = inMonths(missedMonths, bill.months.length);
  const earned =
    wrong.length === 0
      ? 'you would earn it every month'
      : inside.length === 0
        ? 'you would never earn it'
        : `you would miss it ${when}, which costs ${moneyWords(cost, bill.currency)} a year`;
  const sentence = isCredit
    ? `The credit of ${words} a month needs ${bandWords(band)}; ${earned}.`
    : `A fee of ${words} is due in months with ${bandWords(band)}; you would pay it ${when}, ${moneyWords(cost, bill.currency)} a year.`;
  return { component: band.id, kind: isCredit ? 'credit' : 'fee', missedMonths, costPerYear: cost, sentence };
}

function minimumBill(id: string, bill: Bill): GimmickFinding | undefined {
  const topped = bill.months.flatMap((month) => {
    const amount = month.lines
      .filter((line) => line.component === id)
      .reduce((sum, line) => sum + amountNumber(line.amount), 0);
    return amount > 0 ? [{ start: month.start, amount }] : [];
  });
  if (topped.length === 0) return undefined;
  const cost = topped.reduce((sum, { amount }) => sum + amount, 0);
  const missedMonths = topped.map(({ start }) => start);
  return {
    component: id,
    kind: 'minimum',
    missedMonths,
    costPerYear: cost,
    sentence: `The minimum bill is not reached ${inMonths(missedMonths, bill.months.length)}; you would pay ${moneyWords(cost, bill.currency)} a year for energy you do not use.`,
  };
}

/** Energy in tiers dearer than the first. Tiers that grow cheaper are no trap. */
function dearTiers(component: ComponentOf<'energy'>, bill: Bill): GimmickFinding | undefined {
  const firstRate = new Map<string, number>();
  for (const period of component.periods) {
    const first = 'tiers' in period ? period.tiers[0]!.price : undefined;
    if (typeof first === 'string') firstRate.set(period.name, Number(first));
  }
  const only = component.periods.length === 1 ? component.periods[0]!.name : undefined;
  const missedMonths: string[] = [];
  let cost = 0;
  for (const month of bill.months) {
    let extra = 0;
    for (const line of month.lines) {
      const first = firstRate.get(line.period ?? only ?? '');
      if (line.component !== component.id || (line.tier ?? 1) < 2 || first === undefined) continue;
      extra += Math.max(0, Number(line.rate) - first) * Number(line.quantity);
    }
    if (extra > 0) missedMonths.push(month.start);
    cost += extra;
  }
  if (missedMonths.length === 0) return undefined;
  return {
    component: component.id,
    kind: 'tier',
    missedMonths,
    costPerYear: cost,
    sentence: tierWords(component, missedMonths, cost, bill),
  };
}

function tierWords(
  { periods, tierReset, tierScale }: ComponentOf<'energy'>,
  above: readonly string[],
  cost: number,
  bill: Bill,
): string {
  const all = bill.months.length;
  const words = moneyWords(cost, bill.currency);
  const included = periods.length === 1 && (tierScale ?? 'none') === 'none' ? includedKwh(periods[0]!) : 0;
  if (included === 0 || (tierReset ?? 'billing_period') !== 'billing_period')
    return `${capital(inMonths(above, all))} you use more than the first price step; the dearer steps add ${words} a year.`;
  const rest =
    above.length === all ? '' : `; in ${countMonths(all - above.length)} you would not use them up`;
  return `${kwhWords(included)} a month are in the price. ${capital(inMonths(above, all))} you use more, which adds ${words} a year${rest}.`;
}

/** kWh of a first tier that costs nothing: the fixed charge pays for them. */
function includedKwh(period: ComponentOf<'energy'>['periods'][number]): number {
  const first = 'tiers' in period ? period.tiers[0]! : undefined;
  return first &&
    typeof first.price === 'string' &&
    Number(first.price) === 0 &&
    typeof first.upTo === 'string'
    ? Number(first.upTo)
    : 0;
}

function freeHours(
  component: ComponentOf<'energy'>,
  bill: Bill,
  delivered: boolean,
): GimmickFinding | undefined {
  const free = component.periods.filter(
    (period) => 'price' in period && typeof period.price === 'string' && Number(period.price) === 0,
  );
  if (free.length === 0 || free.length === component.periods.length) return undefined;
  const names = new Set(free.map((period) => period.name));
  let all = 0;
  let inside = 0;
  let paid = 0;
  for (const line of bill.months.flatMap((month) => month.lines)) {
    if (line.component !== component.id) continue;
    all += Number(line.quantity);
    if (line.period !== undefined && names.has(line.period)) inside += Number(line.quantity);
    else paid += amountNumber(line.amount);
  }
  if (all === 0) return undefined;
  return {
    component: component.id,
    kind: 'free_hours',
    missedMonths: [],
    costPerYear: paid,
    sentence: `${Math.round((100 * inside) / all)} % of your energy falls into the free hours; the rest costs ${moneyWords(paid, bill.currency)} a year${delivered ? ', without delivery' : ''}.`,
  };
}

/** All thresholds of a plan that matter to this household, in the structure's order. */
export function xray(
  structure: RateStructure,
  bill: Bill,
  conditions: readonly Condition[] = [],
): GimmickFinding[] {
  const delivered = structure.components.some((item) => item.kind === 'delivery' && item.included !== true);
  return structure.components.flatMap((component): GimmickFinding[] => {
    if (component.requires !== undefined && !conditions.includes(component.requires)) return [];
    switch (component.kind) {
      case 'usage_band':
        return [usageBand(component, bill) ?? []].flat();
      case 'minimum':
        return [minimumBill(component.id, bill) ?? []].flat();
      case 'energy':
        return [dearTiers(component, bill) ?? [], freeHours(component, bill, delivered) ?? []].flat();
      default:
        return [];
    }
  });
}
