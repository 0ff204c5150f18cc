/** All risk rules, the gravest first. */
import type { Risk } from '../recommendation.js';
import { creditCliff } from './credit-cliff.js';
import { exitFee } from './exit-fee.js';
import { longContract } from './long-contract.js';
import { loss } from './loss.js';
import { lowData } from './low-data.js';
import { restricted } from './restricted.js';
import type { RiskFacts, RiskRule } from './rule.js';
import { supplierRating } from './supplier-rating.js';
import { teaser } from './teaser.js';
import { variablePrice } from './variable-price.js';

const RULES: readonly RiskRule[] = [
  loss, restricted, variablePrice, creditCliff, teaser, exitFee, longContract, lowData, supplierRating,
]; // prettier-ignore

export function findRisks(facts: RiskFacts): Risk[] {
  return RULES.flatMap((rule) => {
    const sentence = rule.find(facts);
    return sentence === undefined ? [] : [{ key: rule.key, sentence }];
  });
}
