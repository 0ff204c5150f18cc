import type { RiskRule } from './rule.js';

/** A credit that hangs on a threshold which the household misses, or comes near to. */
export const creditCliff: RiskRule = {
  key: 'credit_cliff',
  find: ({ gimmicks, cost }) => {
    const missed = gimmicks.find((finding) => finding.kind === 'credit' && finding.missedMonths.length > 0);
    if (missed) return missed.sentence;
    const near = cost.responses.some(({ bands }) =>
      bands.some((band) => band.amount < 0 && band.kwh >= band.from && band.kwh < band.from * (1 + NEAR)),
    );
    return near
      ? `In some months you are less than ${100 * NEAR} % above what its credit needs; a mild month would miss it.`
      : undefined;
  },
};

/** This close above a threshold, a usual month's variation can fall below it. */
const NEAR = 0.1;
