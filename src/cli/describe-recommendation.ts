/** The recommendation for a person: the advice first, three plans, their months side by side, why, and what was left out. */
import { amountNumber } from '../engine/money.js';
import type { Advice, CurrentCost, RankedPlan, Recommendation } from '../engine/ranking/recommendation.js';
import { kwhFormat, moneyFormat, periodName, plural } from './format.js';
import { formatTable, wrapText, type Column } from './table.js';

const WIDTH = 100;

type Money = (value: number) => string;

/** @returns the whole answer as text */
export function describeRecommendation(recommendation: Recommendation): string {
  const { plans, current, order } = recommendation;
  const money = moneyFormat(recommendation.currency ?? 'USD');
  const sections = [
    usageSection(recommendation),
    adviceSection(recommendation),
    ...(plans.length === 0 ? [] : [planTable(plans, current, money), monthTable(plans, current, money)]),
    ...plans.map((plan) => planSection(plan)),
    excludedSection(recommendation),
    recommendation.nextUpload ? paragraph(recommendation.nextUpload.sentence) : '',
    `Priced as of ${recommendation.asOf}; ${plural(order.length, 'plan')} ranked of ${plural(recommendation.considered, 'plan')} considered.`,
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
    ...(currentRefusal
      ? [`Your current plan could not be priced: ${currentRefusal.detail}.`.replace('..', '.')]
      : []),
  ];
  return sentences.map((sentence) => paragraph(sentence)).join('\n');
}

const HEADLINES: Readonly<Record<Advice['action'], (advice: Advice, name: string) => string>> = {
  choose: (_advice, name) => `Choose ${name}.`,
  switch_now: (_advice, name) => `Switch now to ${name}.`,
  switch_on_date: (advice, name) => `Switch on ${advice.date} to ${name}.`,
  stay: (advice) =>
    advice.date === null ? 'Stay where you are.' : `Stay where you are; look again on ${advice.date}.`,
};

function adviceSection({ advice, order, plans }: Recommendation): string {
  if (order.length === 0) return 'No plan could be ranked; the reasons are below.';
  const chosen = order.find(({ plan }) => plan.id === advice.planId) ?? plans[0];
  const name = chosen ? `${chosen.plan.name} (${chosen.plan.supplier})` : '';
  const headline = HEADLINES[advice.action](advice, name);
  const rest = [advice.reason, advice.counterfactual].filter(
    (text): text is string => text !== null && text !== '',
  );
  return [`➤ ${headline}`, ...rest.map((text) => paragraph(text, '  '))].join('\n');
}

const costText = ({ annualCost }: Pick<CurrentCost, 'annualCost'>, money: Money): string =>
  annualCost === null ? 'range only' : money(annualCost);

const rangeText = ({ low, high }: Pick<CurrentCost, 'low' | 'high'>, money: Money): string =>
  `${money(low)} – ${money(high)}`;

const termText = (months: number): string => (months === 0 ? 'monthly' : `${months} months`);

function planTable(plans: readonly RankedPlan[], current: CurrentCost | null, money: Money): string {
  const columns: Column[] = [
    { title: '' },
    { title: 'plan', wrap: 34 },
    { title: 'cost a year', align: 'right' },
    { title: '90 % between', align: 'right' },
    { title: current ? 'saving a year' : 'last 12 months', align: 'right' },
    { title: 'term', align: 'right' },
    { title: 'green', align: 'right' },
    { title: 'score', align: 'right' },
    { title: 'why shown' },
  ];
  const rows = plans.map((ranked) => [
    `${ranked.rank}`,
    `${ranked.plan.name}, ${ranked.plan.supplier}`,
    costText(ranked, money),
    rangeText(ranked, money),
    current
      ? ranked.savings
        ? money(ranked.savings.value)
        : '–'
      : ranked.lastYearCost === null
        ? '–'
        : money(ranked.lastYearCost),
    termText(ranked.plan.contractMonths),
    ranked.plan.renewablePercent === undefined ? '–' : `${ranked.plan.renewablePercent} %`,
    ranked.scores.composite.toFixed(0),
    ranked.role.replaceAll('_', ' '),
  ]);
  const now = current
    ? [
        [
          'now',
          currentName(current),
          costText(current, money),
          rangeText(current, money),
          '',
          '',
          '',
          '',
          'your plan',
        ],
      ]
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
  return `${heading}\n\n${formatTable(columns, rows, [total])}`;
}

const shortName = (name: string): string => (name.length <= 24 ? name : `${name.slice(0, 23).trimEnd()}…`);

function planSection(ranked: RankedPlan): string {
  const findings = [
    ...ranked.risks.map((risk) => risk.sentence),
    ...ranked.gimmicks.map((finding) => finding.sentence),
    ...ranked.flips.map((flip) => flip.sentence),
  ];
  return [
    `${ranked.rank}. ${ranked.plan.name}, ${ranked.plan.supplier}`,
    paragraph(ranked.explanation, '   '),
    ...[...new Set(findings)].map((sentence) => bullet(sentence)),
    ...(ranked.plan.enrolUrl ? [`   ${ranked.plan.enrolUrl}`] : []),
  ].join('\n');
}

function bullet(sentence: string): string {
  const [first, ...rest] = wrapText(sentence, WIDTH - 5);
  return [`   - ${first}`, ...rest.map((line) => `     ${line}`)].join('\n');
}

/** How many plans were left out for each reason, with the first one's detail. */
function excludedSection({ excluded }: Recommendation): string {
  if (excluded.length === 0) return '';
  const rows = [...byReason(excluded)]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([reason, plans]) => [
      String(plans.length),
      reason.replaceAll('_', ' '),
      `${plans[0]!.name}: ${plans[0]!.detail}`,
    ]);
  const columns: Column[] = [
    { title: 'left out', align: 'right' },
    { title: 'because' },
    { title: 'for example', wrap: 70 },
  ];
  return formatTable(columns, rows);
}

function byReason(excluded: Recommendation['excluded']): Map<string, Recommendation['excluded'][number][]> {
  const found = new Map<string, Recommendation['excluded'][number][]>();
  for (const plan of excluded) found.set(plan.reason, [...(found.get(plan.reason) ?? []), plan]);
  return found;
}
