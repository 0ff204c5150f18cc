/** A shared report as a page that stands alone: no script, and no file but the icon. */
import { STYLE } from './report-style.js';
import type { Snapshot } from './snapshot.js';

type Recommendation = Extract<Snapshot, { kind: 'recommendation' }>;
type SharedPlan = Recommendation['plans'][number];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const text = (value: unknown): string => String(value ?? '').replace(/[&<>"']/g, (c) => ENTITIES[c]!);

const dateFormat = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', ...options });
const DAY = dateFormat({ day: 'numeric', month: 'short', year: 'numeric' });
const MONTH = dateFormat({ month: 'long', year: 'numeric' });
const MONTH_LETTER = dateFormat({ month: 'narrow' });
const COUNT = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

const day = (date: string): string => DAY.format(new Date(date));
const kwh = (value: string): string => `${COUNT.format(Number(value))} kWh`;
/** Sentences of the engine write days as data are written. */
const sentence = (words: string): string => text(words.replace(/\b\d{4}-\d\d-\d\d\b/g, day));

function money(value: string, currency: string | null, places = 0): string {
  if (currency === null) return value;
  const style = { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } as const;
  return new Intl.NumberFormat('en-US', {
    ...style,
    minimumFractionDigits: places,
    maximumFractionDigits: places,
  }).format(Number(value));
}

const LEAF = 'M16 28V14m0 7c-5 0-9-3.6-9-9.5 5 0 9 3.6 9 9.5Zm0-4.5c0-6 3.6-10 9-11.5 0 7.5-3.6 11.5-9 11.5Z';

const htmlPage = (title: string, body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,
initial-scale=1"><meta name="robots" content="noindex,nofollow"><link rel="icon" href="/icon.svg" type="image/svg+xml"><title>${text(title)} · TreeBeard</title><style>${STYLE}</style>
</head><body><header><a href="/"><svg width="26" height="26" viewBox="0 0 32 32" fill="none" stroke-width="2.4"
stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="${LEAF}"/></svg>TreeBeard</a></header>
<main>${body}</main><footer>A shared report. It holds yearly and monthly sums, and no readings.</footer></body></html>`;

/** The page of an open report. */
export const reportPage = (snapshot: Snapshot): string =>
  snapshot.kind === 'analysis' ? analysisPage(snapshot) : recommendationPage(snapshot);

function analysisPage({ profile }: Snapshot): string {
  const rows = profile.seasonalPatterns.map(
    ({ season, totalKwh, percentageOfAnnual }) =>
      `<tr><th scope="row">${text(season.charAt(0).toUpperCase() + season.slice(1))}</th><td>${text(kwh(totalKwh))}</td>
<td>${text(COUNT.format(Number(percentageOfAnnual)))}%</td></tr>`,
  );
  return htmlPage(
    'Usage analysis',
    `<h1>Usage analysis</h1><dl class="figures">${useFigures(profile)}</dl><div class="card"><table><caption>By season</caption>
<thead><tr><th scope="col">Season</th><th scope="col">Used</th><th scope="col">Of the year</th></tr></thead>
<tbody>${rows.join('')}</tbody></table></div>`,
  );
}

function recommendationPage(snapshot: Recommendation): string {
  const { advice, current, considered, asOf, currency, plans, profile } = snapshot;
  const now =
    current &&
    figure(
      'What is paid now',
      current.annualCost === null ? 'not known' : `${money(current.annualCost, currency)} a year`,
      [current.name, current.supplier].filter(Boolean).join(', '),
    );
  return htmlPage(
    'Electricity plans compared',
    `<div class="lead"><h1>${text(headline(snapshot))}</h1><p>${sentence(advice.reason)}</p></div>
<dl class="figures">${now ?? ''}${useFigures(profile)}</dl>
<ol class="cards">${plans.map((plan) => planCard(plan, currency)).join('')}</ol>
<p><small>${text(COUNT.format(considered))} plans considered. Offers and charges as of ${text(day(asOf))}.</small></p>`,
  );
}

function headline({ advice, plans }: Recommendation): string {
  const plan = (plans.find(({ id }) => id === advice.planId) ?? plans[0])?.name;
  if (plan === undefined) return 'No plan could be ranked.';
  switch (advice.action) {
    case 'choose':
      return `Choose ${plan}.`;
    case 'switch_now':
      return `Switch now to ${plan}.`;
    case 'switch_on_date':
      return `Switch on ${day(advice.date!)} to ${plan}.`;
    case 'stay':
      return 'Stay on the current plan.';
  }
}

const figure = (name: string, value: string, note: string): string =>
  `<div><dt>${text(name)}</dt><dd>${text(value)}<small>${text(note)}</small></dd></div>`;

const useFigures = (profile: Snapshot['profile']): string =>
  figure(
    'Expected for a year',
    kwh(profile.projectedAnnualKwh),
    `${kwh(profile.projectedAnnualKwhLow)} to ${kwh(profile.projectedAnnualKwhHigh)}, nine times out of ten`,
  ) +
  figure(
    'From readings of',
    `${day(profile.analysisPeriodStart)} – ${day(profile.analysisPeriodEnd)}`,
    'by the home’s own meter',
  );

function planCard(plan: SharedPlan, currency: string | null): string {
  const range = `between ${money(plan.low, currency)} and ${money(plan.high, currency)}, nine times out of ten`;
  const cost = plan.annualCost === null ? 'Only a range is known' : money(plan.annualCost, currency);
  return `<li class="card${plan.rank === 1 ? ' first' : ''}"><div><h2>${text(plan.rank)}. ${text(plan.name)}</h2>
<small>${text(plan.supplier)}</small></div><p class="cost">${text(cost)}${plan.annualCost === null ? '' : ' <small>a year</small>'}</p>
<p><small>${text(range)}</small></p>${saving(plan, currency)}<p>${sentence(plan.explanation)}</p>${months(plan, currency)}</li>`;
}

function saving({ savings }: SharedPlan, currency: string | null): string {
  if (savings === null) return '';
  const loses = Number(savings) < 0;
  const amount = money(savings.replace('-', ''), currency);
  return `<p class="${loses ? 'costs-more' : 'saves'}">${loses ? 'Costs' : 'Saves'} ${text(amount)} a year${loses ? ' more' : ''}</p>`;
}

function months({ months: bills }: SharedPlan, currency: string | null): string {
  if (bills.length === 0) return '';
  const top = Math.max(...bills.map(({ total }) => Number(total)), 1e-9);
  const bars = bills.map(({ total }, i) => {
    const height = (100 * Math.max(0, Number(total))) / top;
    return `<rect x="${i * 10 + 1.5}" y="${(100 - height).toFixed(1)}" width="7" height="${height.toFixed(1)}"/>`;
  });
  const rows = bills.map(
    ({ start, total }) =>
      `<tr><th scope="row">${text(MONTH.format(new Date(start)))}</th><td>${text(money(total, currency, 2))}</td></tr>`,
  );
  return `<div aria-hidden="true"><svg class="bars" viewBox="0 0 ${bills.length * 10} 100" preserveAspectRatio="none">${bars.join('')}</svg>
<div class="names">${bills.map(({ start }) => `<span>${MONTH_LETTER.format(new Date(start))}</span>`).join('')}</div></div>
<details><summary>Month by month</summary><table><tbody>${rows.join('')}</tbody></table></details>`;
}

/** Asks for the password. @param fault what was wrong with the last one */
export const passwordPage = (fault?: string): string =>
  htmlPage(
    'This report is protected',
    `<h1>This report is protected</h1>${fault ? `<p role="alert">${text(fault)}</p>` : ''}<form method="post">
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="off" required autofocus>
<button>Open</button></form>`,
  );

/** Says why there is nothing to see. */
export const faultPage = (fault: string): string =>
  htmlPage('No report', `<h1>No report</h1><p>${text(fault)}</p>`);
