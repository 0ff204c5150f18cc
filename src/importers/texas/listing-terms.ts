/** What a Power to Choose row says in words: credits and fees by usage, tiers, exit fees. English and Spanish. */
import type { ExitFee } from '../../engine/plan.js';
import { decimalOf, plain, type Decimal } from '../record.js';
import { TEXAS_WAIVED_DAYS } from './tdu.js';

/** A fee (positive) or credit (negative) in dollars while the month's kWh lie in [from, below). */
export interface UsageBand {
  readonly from: number;
  readonly below?: number;
  readonly amount: Decimal;
}

const MONEY = /\$ ?(\d[\d,]*(?:\.\d+)?)/;
const NUMBER = String.raw`(\d[\d,]*)`;
/** Patterns of a bound, with what is to be added to the number to get the first whole kWh outside or inside. */
const BELOW: readonly (readonly [RegExp, number])[] = [
  [new RegExp(`(?:less than|under|below|fewer than|menos de|menor (?:a|de|que)) ${NUMBER}`, 'i'), 0],
  [new RegExp(`${NUMBER} ?kwh (?:or less|or fewer|o menos)`, 'i'), 1],
  [new RegExp(`(?:up to|at most|hasta) ${NUMBER} ?kwh`, 'i'), 1],
];
const FROM: readonly (readonly [RegExp, number])[] = [
  [
    new RegExp(
      `(?:greater than or equal to|equal or greater than|equal to or greater than|igual o mayor a|at least|reach(?:es)?|al menos|alcance(?: los)?) ${NUMBER}`,
      'i',
    ),
    0,
  ],
  [new RegExp(`${NUMBER} ?kwh (?:or (?:more|greater|above|higher)|o (?:más|mas|superior))`, 'i'), 0],
  [
    new RegExp(
      `(?:greater than|more than|over|above|exceed(?:s|ing)?|más de|mas de|mayor (?:a|de|que)) ${NUMBER}`,
      'i',
    ),
    1,
  ],
];

/** @example usageBands('$9.95 for usage less than 1,000 kWh') -> [{ from: 0, below: 1000, amount: 9.95 }] */
export function usageBands(words: string): UsageBand[] {
  return sentences(words).flatMap((sentence) => {
    const money = decimalOf(MONEY.exec(sentence)?.[1]?.replaceAll(',', ''));
    if (!money || !/kwh/i.test(sentence)) return [];
    const from = bound(FROM, sentence);
    const below = bound(BELOW, sentence);
    if (from === undefined && below === undefined) return [];
    const credit = /credit|crédito|credito/i.test(sentence);
    return [
      { from: from ?? 0, ...(below === undefined ? {} : { below }), amount: credit ? money.neg() : money },
    ];
  });
}

function bound(patterns: readonly (readonly [RegExp, number])[], sentence: string): number | undefined {
  for (const [pattern, step] of patterns) {
    const found = pattern.exec(sentence)?.[1];
    if (found) return Number(found.replaceAll(',', '')) + step;
  }
  return undefined;
}

/** Full stops inside numbers end no sentence. */
const sentences = (words: string): string[] =>
  words.split(/\.(?!\d)|[\n;|]/).filter((sentence) => sentence.trim() !== '');

/** Whether the words speak of tiers, whose prices stand on the label alone. */
export const speaksOfTiers = (words: string): boolean =>
  /\btier(ed)?\b|niveles|nivel plano|\d ?¢ ?rate:/i.test(words);

/** @example exitFeeFrom('20 per month remaining') -> { kind: 'per_month_remaining', amount: '20' } */
export function exitFeeFrom(value: string | undefined, term: number): ExitFee {
  const text = value?.trim() ?? '';
  const amount = decimalOf(/\$? ?(\d[\d,]*(?:\.\d+)?)/.exec(text)?.[1]?.replaceAll(',', ''));
  if (!amount) return term <= 1 ? { kind: 'none' } : { kind: 'unknown' };
  if (amount.isZero()) return { kind: 'none' };
  const perMonth =
    /(per|\/|each|every|por|cada)\s*(each\s+|every\s+|cada\s+)?(remaining\s+)?(month|mes)|mes restante|month remaining|month left/i.test(
      text,
    );
  return {
    kind: perMonth ? 'per_month_remaining' : 'flat',
    amount: plain(amount),
    waivedLastDays: TEXAS_WAIVED_DAYS,
  };
}
