/** What to hand in next, and what it would be worth: only what can change the answer is asked for. */
import type { Comparison } from './comparison.js';
import type { PlanCost } from './price-plan.js';
import type { NextUpload } from './recommendation.js';
import { moneyWords } from './words.js';

export interface UploadFacts {
  readonly costs: readonly PlanCost[];
  readonly comparison: Comparison;
  readonly monthsEstimated: number;
  readonly currentKnown: boolean;
  readonly exitFeeKnown: boolean;
  readonly currency: string;
}

/** Below this many currency units a year nobody should be sent to a portal. */
const WORTH_ASKING = 5;

/** What hourly readings could save: the best plan that is only a range, used evenly over the day, against the best known. */
function worthOfHours(costs: readonly PlanCost[]): number {
  const known = Math.min(...costs.flatMap(({ expected }) => expected ?? []));
  const ranges = costs.filter(({ basis }) => basis === 'range');
  if (ranges.length === 0 || !Number.isFinite(known)) return 0;
  return Math.max(0, known - Math.min(...ranges.map(({ even, high }) => even ?? high)));
}

export function nextUpload(facts: UploadFacts): NextUpload | null {
  const { costs, comparison, monthsEstimated, currency } = facts;
  if (costs.length === 0) return null;
  const offers: NextUpload[] = [];
  const hours = worthOfHours(costs);
  if (hours >= WORTH_ASKING) {
    offers.push({
      what: 'interval_data',
      worthPerYear: hours,
      sentence: `Hourly or quarter-hourly readings would show what plans priced by the hour cost you; that could be worth ${moneyWords(hours, currency)} a year.`,
    });
  }
  if (monthsEstimated > 0 && comparison.worthOfForesight >= WORTH_ASKING) {
    offers.push({
      what: 'more_months',
      worthPerYear: comparison.worthOfForesight,
      sentence: `The ${monthsEstimated} ${monthsEstimated === 1 ? 'month' : 'months'} not yet read could change the choice; knowing them is worth up to ${moneyWords(comparison.worthOfForesight, currency)} a year.`,
    });
  }
  offers.sort((a, b) => b.worthPerYear! - a.worthPerYear!);
  if (offers[0]) return offers[0];
  if (!facts.currentKnown) {
    return {
      what: 'current_plan',
      worthPerYear: null,
      sentence: 'Enter your current plan: only then can a saving be named.',
    };
  }
  if (!facts.exitFeeKnown) {
    return {
      what: 'exit_fee',
      worthPerYear: null,
      sentence: 'Look up what leaving your current plan costs; it decides when to switch.',
    };
  }
  return null;
}
