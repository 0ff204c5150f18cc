/** How good the readings are, and what each kind of plan can be priced on with them. */
import { dayText } from '../calendar/civil.js';
import { isCounted, type DayTable } from '../projection/day-table.js';
import { QUALITY, type Usage } from '../series/usage.js';
import type { AnalysisPeriod } from './statistics.js';
import type { DataQuality, PriceableWith, Resolution } from './usage-profile.js';

/** Least completeness in per cent and least days for each flag, best first. */
const FLAGS = [
  { flag: 'excellent', completeness: 99, days: 350, estimated: 5 },
  { flag: 'good', completeness: 95, days: 270, estimated: 15 },
  { flag: 'fair', completeness: 85, days: 80, estimated: 40 },
] as const;

const PRICEABLE: Readonly<Record<Resolution, Omit<PriceableWith, 'exportCredit'>>> = {
  interval: { flat: 'exact', tiered: 'exact', timeOfUse: 'exact', demand: 'exact', indexed: 'exact' },
  daily: { flat: 'exact', tiered: 'exact', timeOfUse: 'range', demand: 'not_at_all', indexed: 'range' },
  monthly: {
    flat: 'exact',
    tiered: 'range',
    timeOfUse: 'range',
    demand: 'not_at_all',
    indexed: 'not_at_all',
  },
};

function missingRuns(table: DayTable, period: AnalysisPeriod): DataQuality['missingDays'] {
  const runs: { from: string; to: string }[] = [];
  let start = -1;
  for (let i = period.from; i <= period.to + 1; i++) {
    const missing = i <= period.to && !isCounted(table, i);
    if (missing && start < 0) start = i;
    if (!missing && start >= 0) {
      runs.push({ from: dayText(table.first + start), to: dayText(table.first + i - 1) });
      start = -1;
    }
  }
  return runs;
}

/** Share of the energy of the period that the meter did not read but somebody estimated, in per cent. */
function estimatedPercentage(usage: Usage, quality: Uint8Array | undefined): number {
  if (!quality) return 0;
  const { general } = usage.registers;
  let all = 0;
  let estimated = 0;
  for (let i = 0; i < general.length; i++) {
    all += general[i]!;
    if (quality[i] === QUALITY.estimated || quality[i] === QUALITY.substituted) estimated += general[i]!;
  }
  return all > 0 ? (100 * estimated) / all : 0;
}

export function dataQuality(
  table: DayTable,
  period: AnalysisPeriod,
  usage: Usage,
  quality?: Uint8Array,
): DataQuality {
  const expected = period.to - period.from + 1;
  const available = period.days.length;
  const completeness = (100 * available) / expected;
  const estimated = estimatedPercentage(usage, quality);
  const missing = missingRuns(table, period);
  const issues: string[] = [];
  if (available < 365) {
    const days = available === 1 ? '1 day was' : `${available} days were`;
    issues.push(`Only ${days} read; a whole year is needed to know every season.`);
  }
  if (missing.length > 0) {
    issues.push(`${expected - available} of ${expected} days are missing within the readings.`);
  }
  if (estimated >= 5) issues.push(`${Math.round(estimated)} % of the energy was estimated, not read.`);
  if (table.resolution !== 'interval') {
    issues.push(
      table.resolution === 'daily'
        ? 'Readings are daily: plans whose price changes within the day can only be priced as a range.'
        : 'Readings are billing totals: prices by hour and exact monthly thresholds cannot be checked.',
    );
  }
  const flag = FLAGS.find(
    (rule) => completeness >= rule.completeness && available >= rule.days && estimated <= rule.estimated,
  );
  return {
    totalDaysExpected: expected,
    totalDaysAvailable: available,
    completenessPercentage: completeness,
    missingDays: missing,
    hasGaps: missing.length > 0,
    estimatedPercentage: estimated,
    resolution: table.resolution,
    intervalMinutes: table.resolution === 'monthly' ? null : Math.round(table.intervalSeconds / 60),
    qualityFlag: flag?.flag ?? 'poor',
    qualityIssues: issues,
    priceableWith: {
      ...PRICEABLE[table.resolution],
      exportCredit: usage.registers.export ? 'exact' : 'not_at_all',
    },
  };
}
