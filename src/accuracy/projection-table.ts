/** Errors of projected annual kWh by months of data: the two baselines and ours. */
import { naiveYear, ourYear, plainShapeYear } from './projection-methods.js';
import { protocolCases, type ProtocolCase } from './protocol.js';
import { figure, figureText, median, rangeText, upperQuantile, type Figure } from './statistics.js';
import { textTable } from './table.js';
import type { Home } from './homes.js';

export const MONTHS_OF_DATA = [1, 3, 6, 9] as const;

/** What issue and design ask for: median and 90th percentile over homes, in per cent. */
export const TARGETS: Readonly<Record<number, { median: number; p90: number }>> = {
  1: { median: 11.5, p90: 42 },
  3: { median: 10.5, p90: 20 },
  6: { median: 5, p90: 14 },
  9: { median: 3.2, p90: 12 },
};

export interface ErrorFigures {
  readonly median: Figure;
  readonly p90: Figure;
}

export interface ProjectionRow {
  readonly months: number;
  readonly homes: number;
  readonly windows: number;
  readonly naive: ErrorFigures;
  readonly shape: ErrorFigures | null;
  readonly ours: ErrorFigures;
  /** Better baseline's median less ours, in points. */
  readonly gain: Figure;
}

type Method = (testCase: ProtocolCase) => number | undefined;

/** Median over a home's windows of the absolute error in per cent, one value per home. */
function errorsByHome(cases: readonly ProtocolCase[], method: Method): number[] | null {
  const byHome = new Map<string, number[]>();
  for (const testCase of cases) {
    const estimate = method(testCase);
    if (estimate === undefined) return null;
    const error = 100 * Math.abs(estimate / testCase.window.truthKwh - 1);
    byHome.set(testCase.home.id, [...(byHome.get(testCase.home.id) ?? []), error]);
  }
  return [...byHome.values()].map(median);
}

function figures(errors: readonly number[]): ErrorFigures {
  return {
    median: figure(errors, median),
    p90: figure(errors, (sample) => upperQuantile(sample, 0.9)),
  };
}

export function projectionTable(homes: readonly Home[]): ProjectionRow[] {
  return MONTHS_OF_DATA.flatMap((months) => {
    const cases = protocolCases(homes, [months]);
    if (cases.length === 0) return [];
    const naive = errorsByHome(cases, naiveYear)!;
    const shape = errorsByHome(cases, (testCase) => plainShapeYear(testCase, homes));
    const ours = errorsByHome(cases, (testCase) => ourYear(testCase).annualKwh)!;
    const triples = ours.map((error, home) => ({ ours: error, naive: naive[home]!, shape: shape?.[home] }));
    const gain = (sample: readonly (typeof triples)[number][]): number => {
      const baselines = [median(sample.map((home) => home.naive))];
      if (shape) baselines.push(median(sample.map((home) => home.shape!)));
      return Math.min(...baselines) - median(sample.map((home) => home.ours));
    };
    return [
      {
        months,
        homes: ours.length,
        windows: cases.length,
        naive: figures(naive),
        shape: shape && figures(shape),
        ours: figures(ours),
        gain: figure(triples, gain),
      },
    ];
  });
}

const cell = ({ median: middle, p90 }: ErrorFigures): string =>
  `${middle.value} / ${p90.value} (${rangeText(middle)} / ${rangeText(p90)})`;

export function describeProjection(rows: readonly ProjectionRow[]): string {
  return textTable(
    ['months', 'homes', 'windows', 'x365/days', 'plain shape', 'TreeBeard', 'target', 'better by'],
    rows.map((row) => [
      String(row.months),
      String(row.homes),
      String(row.windows),
      cell(row.naive),
      row.shape ? cell(row.shape) : '-',
      cell(row.ours),
      `${TARGETS[row.months]!.median} / ${TARGETS[row.months]!.p90}`,
      figureText(row.gain),
    ]),
  );
}
