/** The four coupled sliders, the presets and the hard limits. */
import { useId } from 'react';
import {
  FACTORS,
  PRESETS,
  type Preferences,
  type Preset,
  type Vetoes,
} from '../../../src/engine/ranking/preferences';
import { percent } from '../format';
import { S } from '../strings';
import { CheckField, SelectField } from '../ui/field';
import { coupled } from './coupled-weights';

interface SlidersProps {
  readonly preferences: Preferences;
  readonly change: (preferences: Preferences) => void;
}

export function WeightSliders({ preferences, change }: SlidersProps) {
  const id = useId();
  const { weights } = preferences;
  return (
    <div className="stack">
      <div className="choices" role="group" aria-label={S.preferences.presetsLabel}>
        {(Object.keys(PRESETS) as Preset[]).map((preset) => (
          <button
            key={preset}
            type="button"
            className="choice"
            aria-pressed={FACTORS.every((factor) => PRESETS[preset][factor] === weights[factor])}
            onClick={() => change({ ...preferences, weights: PRESETS[preset] })}
          >
            {S.preferences.presets[preset]}
          </button>
        ))}
      </div>
      {FACTORS.map((factor) => (
        <div key={factor} className="slider">
          <label htmlFor={id + factor}>{S.preferences.factors[factor]}</label>
          <output htmlFor={id + factor}>{weights[factor]}</output>
          <input
            id={id + factor}
            type="range"
            min={0}
            max={100}
            value={weights[factor]}
            onChange={(event) =>
              change({ ...preferences, weights: coupled(weights, factor, event.target.valueAsNumber) })
            }
          />
        </div>
      ))}
    </div>
  );
}

const SHARES = [10, 25, 50, 75, 100] as const;
const TERMS = [0, 1, 3, 6, 12, 24, 36] as const;
const RATINGS = [2, 3, 3.5, 4, 4.5] as const;

export function VetoFields({ preferences, change }: SlidersProps) {
  const { vetoes } = preferences;
  const set = (part: Vetoes): void => {
    const next = Object.entries({ ...vetoes, ...part }).filter(
      ([, value]) => value !== undefined && value !== false,
    );
    change({ ...preferences, vetoes: Object.fromEntries(next) as Vetoes });
  };
  const numberOf = (text: string): number | undefined => (text === '' ? undefined : Number(text));
  return (
    <fieldset className="stack">
      <legend className="legend">{S.preferences.vetoes}</legend>
      <div className="form-row form-row--narrow">
        <SelectField
          label={S.preferences.minRenewable}
          value={vetoes.minRenewablePercent ?? ''}
          onChange={(event) => set({ minRenewablePercent: numberOf(event.target.value) })}
          options={[
            ['', S.preferences.anyShare],
            ...SHARES.map((share) => [String(share), percent(share / 100)] as const),
          ]}
        />
        <SelectField
          label={S.preferences.maxTerm}
          value={vetoes.maxContractMonths ?? ''}
          onChange={(event) => set({ maxContractMonths: numberOf(event.target.value) })}
          options={[
            ['', S.preferences.anyTerm],
            ...TERMS.map((n) => [String(n), n === 0 ? S.results.monthToMonth : S.results.months(n)] as const),
          ]}
        />
        <SelectField
          label={S.preferences.minRating}
          value={vetoes.minSupplierRating ?? ''}
          onChange={(event) => set({ minSupplierRating: numberOf(event.target.value) })}
          options={[
            ['', S.preferences.anyRating],
            ...RATINGS.map((n) => [String(n), S.preferences.stars(n)] as const),
          ]}
        />
      </div>
      <div className="stack stack--tight">
        <CheckField
          label={S.preferences.noVariable}
          checked={vetoes.noVariablePrice ?? false}
          onChange={(event) => set({ noVariablePrice: event.target.checked })}
        />
        <CheckField
          label={S.preferences.noPrepaid}
          checked={vetoes.noPrepaid ?? false}
          onChange={(event) => set({ noPrepaid: event.target.checked })}
        />
      </div>
    </fieldset>
  );
}
