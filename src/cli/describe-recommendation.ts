/** The recommendation for a person: the advice first, three plans, their months side by side, why, and what was left out. */
import { amountNumber } from '../engine/money.js';
import type { CurrentCost, RankedPlan, Recommendation, Role } from '../engine/ranking/recommendation.js';
import { kwhFormat, moneyFormat, periodName, plural } from './format.js';
import { formatTable, wrapText, type Column } from './table.js';

/** A terminal as it opens. */
const WIDTH = 80;

type Money = (value: number) => string;

/** @returns the whole answer as text */
export function describeRecommendation(recommendation: Recommendation): string {
  const { plans, current, order } = recommendation;
  const money = moneyFormat(recommendation.currency ?? 'USD');
  const sections = [
    usageSection(recommendation),
    adviceSection(recommendation),
    ...(plans.length === 0 ? [] : [planTable(plans, current, money), monthTable(plans, current, money)]),
    ...planSections(plans),
    excludedSection(recommendation),
    recommendation.nextUpload ? paragraph(recommendation.nextUpload.sentence) : '',
    paragraph(
      `Priced as of ${recommendation.asOf}; ${plural(order.length, 'plan')} ranked of ${plural(recommendation.considered, 'plan')} considered.`,
    ),
  ];
  return sections.filter((section) => section !== '').join('\n\n');
}

const paragraph = (text: string, indent = ''): string =>
  wrapText(text, WIDTH - indent.length)
    .map((line) => `${indent}${line}`)
    .join('\n');

function usageSection({ profile, currentRefusal }: Recommendation): string {
  const { value, low, high } = profile.projectedAnnualKwh;
  const quality = profile.dataQuality;
  const sentences = [
    `Your usage: about ${kwhFormat(value)} kWh a year (${kwhFormat(low)} to ${kwhFormat(high)}), from ` +
      `${plural(quality.totalDaysAvailable, 'day')} of readings, ${profile.analysisPeriodStart} to ${profile.analysisPeriodEnd}.`,
    ...quality.qualityIssues,
    ...(currentRefusal ? [`Your current plan could not be priced. ${currentRefusal.detail}`] : []),
  ];
  return sentences.map((sentence) => paragraph(sentence)).join('\n');
}

function adviceSection({ advice, order, current }: Recommendation): string {
  if (order.length === 0 && !current) return 'No plan could be ranked; the reasons are below.';
  const [first, ...rest] = wrapText(advice.reason, WIDTH - 2);
  const assumed = advice.counterfactual === null ? [] : [paragraph(advice.counterfactual, '  ')];
  return [`➤ ${first}`, ...rest.map((line) => `  ${line}`), ...assumed].join('\n');
}

const costText = ({ annualCost }: Pick<CurrentCost, 'annualCost'>, money: Money): string =>
  annualCost === null ? 'not known' : money(annualCost);

/** Whole currency units: an interval is no bill. */
const rangeText = ({ low, high }: Pick<CurrentCost, 'low' | 'high'>, money: Money): string =>
  [low, high].map((value) => money(Math.round(value)).replace(/[.,]00(?!\d)/, '')).join(' – ');

const termText = (months: number): string => (months === 0 ? 'monthly' : `${months} mon.`);

const ROLE_WORDS: Readonly<Record<Role, string>> = {
  best: 'best for you',
  cheapest: 'cheapest',
  safest: 'safest',
  greenest: 'greenest',
  most_flexible: 'most flexible',
  best_rated: 'best rated',
  runner_up: 'next best',
};

function planTable(plans: readonly RankedPlan[], current: CurrentCost | null, money: Money): string {
  const columns: Column[] = [
    { title: '' },
    { title: 'plan', wrap: current ? 22 : 24 },
    { title: 'a year', align: 'right' },
    { title: 'in 9 of 10 years', align: 'right' },
    { title: current ? 'saving' : 'last year', align: 'right' },
    { title: 'term', align: 'right' },
    { title: 'green', align: 'right' },
  ];
  const moneyOrDash = (value: number | null | undefined): string =>
    value === null || value === undefined ? '–' : money(value);
  const rows = plans.map((ranked) => [
    `${ranked.rank}`,
    `${ranked.plan.name}, ${ranked.plan.supplier} (${ROLE_WORDS[ranked.role]})`,
    costText(ranked, money),
    rangeText(ranked, money),
    moneyOrDash(current ? ranked.savings?.value : ranked.lastYearCost),
    termText(ranked.plan.contractMonths),
    ranked.plan.renewablePercent === undefined ? '–' : `${Math.round(ranked.plan.renewablePercent)} %`,
  ]);
  const now = current
    ? [['now', currentName(current), costText(current, money), rangeText(current, money), '', '', '']]
    : [];
  return formatTable(columns, rows, now);
}

/** A structure of one's own has no supplier, and its file's name says nothing. */
const currentName = ({ plan }: CurrentCost): string =>
  plan.source.catalog === 'own' ? 'your current plan' : `${plan.name}, ${plan.supplier}`;

/** Bills of the priced year, one column per plan. */
function monthTable(plans: readonly RankedPlan[], current: CurrentCost | null, money: Money): string {
  const shown = [
    ...plans.map((plan) => ({ title: `${plan.rank}. ${shortName(plan.plan.name)}`, bill: plan.bill })),
    ...(current ? [{ title: 'now', bill: current.bill }] : []),
  ].flatMap(({ title, bill }) => (bill ? [{ title, bill }] : []));
  const [first] = shown;
  if (!first) return '';
  const columns: Column[] = [
    { title: 'month' },
    { title: 'kWh', align: 'right' },
    ...shown.map(({ title }) => ({ title, align: 'right' as const })),
  ];
  const measured = plans.every((plan) => plan.basis === 'exact');
  const heading = measured
    ? 'Your own year, month by month:'
    : 'A year projected from your readings, month by month (months you have not lived yet are estimates):';
  const rows = first.bill.months.map((month, i) => [
    // A projected month belongs to no year.
    measured ? periodName(month.start, month.end) : periodName(month.start, month.end).split(' ')[0]!,
    kwhFormat(month.usage / 1e6),
    ...shown.map(({ bill }) => (bill.months[i] ? money(amountNumber(bill.months[i].total)) : '–')),
  ]);
  const usage = first.bill.months.reduce((sum, month) => sum + month.usage, 0);
  const total = [
    'in all',
    kwhFormat(usage / 1e6),
    ...shown.map(({ bill }) => money(amountNumber(bill.total))),
  ];
  return `${paragraph(heading)}\n\n${formatTable(columns, rows, [total])}`;
}

/** Short enough for three plans and the current one side by side. */
const shortName = (name: string): string => (name.length <= 12 ? name : `${name.slice(0, 11).trimEnd()}…`);

/**
 * Why each plan stands where it does. What two plans have in common (where they change places) is said once, and a loss is told
 * with the explanation.
 */
function planSections(plans: readonly RankedPlan[]): string[] {
  const said = new Set<string>();
  return plans.map(({ rank, plan, explanation, risks, gimmicks, flips }) => {
    const findings = [...risks.filter(({ key }) => key !== 'loss'), ...gimmicks, ...flips]
      .map(({ sentence }) => sentence)
      .filter((sentence) => !explanation.includes(sentence) && !said.has(sentence));
    const fresh = [...new Set(findings)];
    for (const { sentence } of flips) said.add(sentence);
    return [
      `${rank}. ${plan.name}, ${plan.supplier}`,
      paragraph(explanation, '   '),
      ...fresh.map(bullet),
      ...(plan.enrolUrl ? [`   ${plan.enrolUrl}`] : []),
    ].join('\n');
  });
}

function bullet(sentence: string): string {
  const [first, ...rest] = wrapText(sentence, WIDTH - 5);
  return [`   - ${first}`, ...rest.map((line) => `     ${line}`)].join('\n');
}

/** Reasons whose own words would not say it. */
const REASON_WORDS: Readonly<Record<string, string>> = {
  contradictory_self_check: 'own figures differ',
  needs_interval_data: 'needs hourly data',
  needs_demand_data: 'needs demand data',
  needs_export_data: 'needs export data',
  needs_controlled_load_data: 'needs controlled load',
  not_a_household_plan: 'not for households',
  average_only: 'only averages',
  veto_renewable: 'not green enough',
  veto_contract: 'too long',
  veto_variable: 'price may change',
  veto_prepaid: 'prepaid',
  veto_rating: 'supplier rating',
};

/** How many plans were left out for each reason, with the first one's detail. */
function excludedSection({ excluded }: Recommendation): string {
  if (excluded.length === 0) return '';
  const hint = excluded.some(({ reason }) => reason === 'network_unknown')
    ? `\n\n${paragraph('Say which network your home is on with --network; its name is on your bill or on the meter.')}`
    : '';
  const rows = [...byReason(excluded)]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([reason, plans]) => [
      String(plans.length),
      REASON_WORDS[reason] ?? reason.replaceAll('_', ' '),
      `${plans[0]!.name}: ${plans[0]!.detail}`,
    ]);
  const columns: Column[] = [
    { title: 'left out', align: 'right' },
    { title: 'because' },
    { title: 'for example', wrap: 46 },
  ];
  return formatTable(columns, rows) + hint;
}

function byReason(excluded: Recommendation['excluded']): Map<string, Recommendation['excluded'][number][]> {
  const found = new Map<string, Recommendation['excluded'][number][]>();
  for (const plan of excluded) found.set(plan.reason, [...(found.get(plan.reason) ?? []), plan]);
  return found;
}
