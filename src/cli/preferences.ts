/** `--weights`, `--preset`, `--require`: what a household wants, in words of the command line. */
import {
  checkWeights,
  DEFAULT_PREFERENCES,
  FACTORS,
  PRESETS,
  type Factor,
  type Preferences,
  type Preset,
  type Vetoes,
  type Weights,
} from '../engine/ranking/preferences.js';
import { CliFailure } from './failure.js';

export interface PreferenceWords {
  readonly weights?: string;
  readonly preset?: Preset;
  readonly require?: string;
}

/** @example parsePreferences({ weights: 'cost=70,renewable=30' }).weights.flexibility === 0 */
export function parsePreferences(words: PreferenceWords): Preferences {
  const preset = words.preset === undefined ? DEFAULT_PREFERENCES.weights : PRESETS[words.preset];
  return {
    weights: words.weights === undefined ? preset : parseWeights(words.weights),
    vetoes: words.require === undefined ? {} : parseRequirements(words.require),
  };
}

/** Factors that are not named weigh nothing. */
function parseWeights(text: string): Weights {
  const weights: Record<Factor, number> = { cost: 0, flexibility: 0, renewable: 0, rating: 0 };
  for (const part of text.split(',')) {
    const [name, value] = part.split('=').map((word) => word.trim());
    if (!FACTORS.includes(name as Factor) || !isNumber(value))
      throw new CliFailure(
        `--weights: "${part}" is not understood; write ${FACTORS.map((factor) => `${factor}=25`).join(',')}`,
      );
    weights[name as Factor] = Number(value);
  }
  const checked = checkWeights(weights);
  if (!checked.ok) throw new CliFailure(`--weights: ${checked.refusal.detail}`);
  return checked.value;
}

/** What each requirement sets. The number is what stands after the sign. */
const REQUIREMENTS: Readonly<Record<string, (value: number) => Vetoes>> = {
  'renewable>=': (percent) => ({ minRenewablePercent: percent }),
  'term<=': (months) => ({ maxContractMonths: months }),
  'rating>=': (stars) => ({ minSupplierRating: stars }),
  fixed: () => ({ noVariablePrice: true }),
  'no-prepaid': () => ({ noPrepaid: true }),
};

function parseRequirements(text: string): Vetoes {
  let vetoes: Vetoes = {};
  for (const part of text.split(',').map((word) => word.trim())) {
    const [, key = part, value] = /^([a-z]+(?:>=|<=))(.*)$/.exec(part) ?? [];
    const set = REQUIREMENTS[key];
    if (!set || (value !== undefined && !isNumber(value)))
      throw new CliFailure(
        `--require: "${part}" is not understood; write renewable>=50, term<=12, rating>=3, fixed or no-prepaid`,
      );
    vetoes = { ...vetoes, ...set(Number(value)) };
  }
  return vetoes;
}

const isNumber = (text: string | undefined): boolean => text !== undefined && /^\d+(\.\d+)?$/.test(text);
