/** Coverage and width of the 90 % interval of annual kWh, every home left out of its own calibration. */
import {
  annualInterval,
  CONFORMAL_QUANTILES,
  conformalGroup,
  levelDeviation,
} from '../engine/projection/interval.js';
import { seasonKind } from '../engine/projection/hours-clue.js';
import { KNOWN_HOMES } from '../engine/projection/known-homes.js';
import { isSouthern } from '../engine/projection/region.js';
import type { Home } from './homes.js';
import { ourYear } from './projection-methods.js';
import { protocolCases } from './protocol.js';
import { figure, figureText, mean, type Figure } from './statistics.js';
import { textTable } from './table.js';

interface Judged {
  readonly home: string;
  readonly months: number;
  /** Which seasons the months seen hold. */
  readonly seasons: 'warm' | 'cold' | 'both' | 'mild';
  /** Its calibration group. */
  readonly group: string;
  readonly estimate: number;
  readonly truth: number;
  readonly read: number;
  readonly deviation: number;
}

export interface CoverageRow {
  readonly group: string;
  readonly homes: number;
  readonly cases: number;
  /** Per cent of the windows covered, homes weighted equally. */
  readonly coverage: Figure;
  /** Mean half-width as a share of the estimate, in per cent. */
  readonly halfWidth: Figure;
  /** Plain split-conformal by months; null where there is no other home to calibrate on. */
  readonly plain: { readonly coverage: Figure; readonly halfWidth: Figure } | null;
}

export interface CoverageResult {
  /** Model deviations that cover 90 % of these homes, by calibration group (interval.ts). */
  readonly quantiles: Readonly<Record<string, number>>;
  readonly rows: readonly CoverageRow[];
}

/** One season before both, few months before many. */
const byGroup = (a: string, b: string): number =>
  a.split(' ')[0] === b.split(' ')[0] ? Number(a.split(' ')[2]) - Number(b.split(' ')[2]) : a < b ? 1 : -1;

/** Months of data at which intervals are calibrated. */
const CALIBRATED = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];

function judge(homes: readonly Home[]): Judged[] {
  return protocolCases(homes, CALIBRATED).map((testCase) => {
    const { home, k, months, window } = testCase;
    const year = ourYear(testCase);
    const southern = isSouthern(home.country, home.region);
    const seen = months.filter((month) => month.observed.length > 0).map((month) => month.month);
    const kinds = new Set(seen.map((month) => seasonKind(month, southern)));
    const seasons = kinds.has('warm')
      ? kinds.has('cold')
        ? 'both'
        : 'warm'
      : kinds.has('cold')
        ? 'cold'
        : 'mild';
    return {
      home: home.id,
      months: k,
      seasons,
      group: conformalGroup(seen, southern),
      estimate: year.annualKwh,
      truth: window.truthKwh,
      read: year.readKwh,
      deviation: year.relativeDeviation,
    };
  });
}

/** The 0.9 (n + 1) / n quantile of scores, n homes with one vote each shared by their windows. */
function conformal(cases: readonly Judged[], score: (judged: Judged) => number): number {
  const windows = new Map<string, number>();
  for (const { home } of cases) windows.set(home, (windows.get(home) ?? 0) + 1);
  const votes = cases
    .map((judged) => ({ score: score(judged), weight: 1 / windows.get(judged.home)! }))
    .sort((a, b) => a.score - b.score);
  const wanted = 0.9 * (windows.size + 1);
  let weight = 0;
  for (const vote of votes) {
    weight += vote.weight;
    if (weight >= wanted - 1e-9) return vote.score;
  }
  return votes[votes.length - 1]?.score ?? Infinity;
}

const modelScore = ({ estimate, truth, deviation }: Judged): number =>
  Math.abs(Math.log(estimate / truth)) / deviation;
const plainScore = ({ estimate, truth }: Judged): number => Math.abs(truth / estimate - 1);

/** Homes that the calibration knows are left out of it in turn; others meet the published quantile. */
export function coverageTable(homes: readonly Home[]): CoverageResult {
  const all = judge(homes);
  const known = new Set(KNOWN_HOMES.map((home) => home.id));
  const verdicts = all.map((judged) => {
    const others = all.filter((other) => other.home !== judged.home);
    const quantile = known.has(judged.home)
      ? conformal(
          others.filter((other) => other.group === judged.group),
          modelScore,
        )
      : CONFORMAL_QUANTILES[judged.group];
    const deviation = levelDeviation(judged.deviation, quantile);
    const plain = conformal(
      others.filter((other) => other.months === judged.months),
      plainScore,
    );
    const { low, high } = annualInterval(judged.estimate, judged.read, deviation);
    return {
      judged,
      covered: judged.truth >= low && judged.truth <= high,
      halfWidth: (100 * (high - low)) / 2 / judged.estimate,
      plainCovered: plainScore(judged) <= plain,
      plainHalfWidth: 100 * plain,
    };
  });
  type Verdict = (typeof verdicts)[number];
  const row = (group: string, chosen: readonly Verdict[]): CoverageRow[] => {
    const byHome = new Map<string, Verdict[]>();
    for (const verdict of chosen) {
      byHome.set(verdict.judged.home, [...(byHome.get(verdict.judged.home) ?? []), verdict]);
    }
    if (byHome.size === 0) return [];
    const perHome = [...byHome.values()];
    const average = (of: (verdict: Verdict) => number): Figure =>
      figure(
        perHome.map((home) => mean(home.map(of))),
        mean,
      );
    const halfWidth = average((verdict) => verdict.plainHalfWidth);
    return [
      {
        group,
        homes: perHome.length,
        cases: chosen.length,
        coverage: average((verdict) => (verdict.covered ? 100 : 0)),
        halfWidth: average((verdict) => verdict.halfWidth),
        plain: Number.isFinite(halfWidth.value)
          ? { coverage: average((verdict) => (verdict.plainCovered ? 100 : 0)), halfWidth }
          : null,
      },
    ];
  };
  const shown = verdicts.filter(({ judged }) => [1, 3, 6, 9].includes(judged.months));
  return {
    quantiles: Object.fromEntries(
      [...new Set(all.map((judged) => judged.group))].sort(byGroup).map((group) => {
        const own = all.filter((judged) => judged.group === group);
        return [group, Math.round(100 * conformal(own, modelScore)) / 100];
      }),
    ),
    rows: [
      ...row('all', shown),
      ...[1, 3, 6, 9].flatMap((months) => [
        ...row(
          monthsText(months),
          shown.filter(({ judged }) => judged.months === months),
        ),
        ...(['warm', 'cold', 'mild', 'both'] as const).flatMap((seasons) =>
          row(
            `${monthsText(months)}, ${seasons}`,
            shown.filter(({ judged }) => judged.months === months && judged.seasons === seasons),
          ),
        ),
      ]),
    ],
  };
}

const monthsText = (months: number): string => `${months} ${months === 1 ? 'month' : 'months'}`;

export function describeCoverage({ quantiles, rows }: CoverageResult): string {
  return `${textTable(
    ['group', 'homes', 'cases', 'coverage %', 'half-width %', 'plain: coverage %', 'half-width %'],
    rows.map((row) => [
      row.group,
      String(row.homes),
      String(row.cases),
      figureText(row.coverage),
      figureText(row.halfWidth),
      row.plain ? figureText(row.plain.coverage) : '-',
      row.plain ? figureText(row.plain.halfWidth) : '-',
    ]),
  )}\nmodel deviations that cover 90 %: ${Object.entries(quantiles)
    .map(([group, quantile]) => `${group}: ${quantile}`)
    .join(', ')}`;
}
