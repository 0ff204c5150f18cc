/** A shared report as a page that stands alone: no script, no other file. */
import type { Snapshot } from './snapshot.js';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const text = (value: unknown): string => String(value ?? '').replace(/[&<>"']/g, (c) => ENTITIES[c]!);

const STYLE = `:root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;
padding:0 1rem}table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.3rem .5rem;border-bottom:1px solid
#8886}td.n{text-align:right;font-variant-numeric:tabular-nums}section{border:1px solid #8886;border-radius:.5rem;
padding:0 1rem 1rem;margin:1rem 0}input,button{font:inherit;padding:.4rem}`;

const htmlPage = (title: string, body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,
initial-scale=1"><meta name="robots" content="noindex,nofollow"><title>${text(title)}</title><style>${STYLE}</style></head>
<body><main><h1>${text(title)}</h1>${body}</main></body></html>`;

/** The page of an open report. */
export function reportPage(snapshot: Snapshot): string {
  const { profile } = snapshot;
  const use = `<p>Expected use: ${text(profile.projectedAnnualKwh)} kWh a year
(${text(profile.projectedAnnualKwhLow)}–${text(profile.projectedAnnualKwhHigh)}), from readings of
${text(profile.analysisPeriodStart)} to ${text(profile.analysisPeriodEnd)}.</p>`;
  if (snapshot.kind === 'analysis') return htmlPage('Usage analysis', use + seasons(snapshot));
  const { advice, current, considered, asOf, currency } = snapshot;
  const now = current
    ? `<p>Today: ${text(current.name)} (${text(current.supplier)}), ${text(current.annualCost ?? 'unknown')}
${text(currency)} a year.</p>`
    : '';
  return htmlPage(
    'Electricity plans compared',
    `<p><strong>${text(advice.reason)}</strong></p>${now}${use}${snapshot.plans.map((plan) => planSection(plan, currency)).join('')}
<p>${text(considered)} plans considered, prices of ${text(asOf)}.</p>`,
  );
}

function seasons({ profile }: Snapshot): string {
  const rows = profile.seasonalPatterns.map(
    ({ season, totalKwh, percentageOfAnnual }) =>
      `<tr><th scope="row">${text(season)}</th><td class="n">${text(totalKwh)}</td><td class="n">${text(percentageOfAnnual)}</td></tr>`,
  );
  return `<table><thead><tr><th>Season</th><th>kWh</th><th>% of the year</th></tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

function planSection(
  plan: Extract<Snapshot, { kind: 'recommendation' }>['plans'][number],
  currency: string | null,
): string {
  const months = plan.months.map(
    ({ start, total }) => `<tr><th scope="row">${text(start)}</th><td class="n">${text(total)}</td></tr>`,
  );
  const cost = plan.annualCost ?? `${plan.low}–${plan.high}`;
  return `<section><h2>${text(plan.rank)}. ${text(plan.name)}</h2><p>${text(plan.supplier)} · ${text(cost)} ${text(currency)}
a year${plan.savings === null ? '' : ` · saves ${text(plan.savings)}`}</p><p>${text(plan.explanation)}</p>${
    months.length === 0
      ? ''
      : `<details><summary>Month by month</summary><table><tbody>${months.join('')}</tbody></table></details>`
  }</section>`;
}

/** Asks for the password. @param fault what was wrong with the last one */
export const passwordPage = (fault?: string): string =>
  htmlPage(
    'This report is protected',
    `${fault ? `<p role="alert">${text(fault)}</p>` : ''}<form method="post"><label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="off" required autofocus>
<button>Open</button></form>`,
  );

/** Says why there is nothing to see. */
export const faultPage = (fault: string): string => htmlPage('No report', `<p>${text(fault)}</p>`);
