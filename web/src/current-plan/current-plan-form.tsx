/** What the household pays now: picked from the catalog, typed in a few fields, or given as a full structure. */
import { useState, type FormEvent } from 'react';
import type { OwnPlan } from '../analysis/protocol';
import { hour as hourText } from '../format';
import { S } from '../strings';
import { CheckField, SelectField, TextArea, TextField } from '../ui/field';
import { PlanPicker } from './plan-picker';
import { sketchOf } from './given-plan';
import {
  exitFeeOf,
  missingIn,
  needsAmount,
  SKETCH_KINDS,
  structureOf,
  type Sketch,
  type SketchKind,
} from './sketch';

interface CurrentPlanFormProps {
  readonly plan?: OwnPlan;
  readonly timezone: string;
  readonly currency?: string;
  /** undefined forgets the plan. */
  readonly save: (plan: OwnPlan | undefined) => void;
}

const HOURS = Array.from({ length: 24 }, (_, hour) => [String(hour), hourText(hour)] as const);

export function CurrentPlanForm({ plan, timezone, currency = 'USD', save }: CurrentPlanFormProps) {
  const [sketch, setSketch] = useState<Sketch>(() => sketchOf(plan));
  const [checked, setChecked] = useState(false);
  const [problem, setProblem] = useState<string>();
  const missing = missingIn(sketch);
  const set = (part: Partial<Sketch>): void => setSketch((before) => ({ ...before, ...part }));
  const error = (key: keyof Sketch): string | undefined =>
    checked && missing.includes(key) ? S.today.needed : undefined;
  const text = (key: keyof Sketch, label: string, hint?: string) => (
    <TextField
      label={label}
      hint={hint}
      error={error(key)}
      inputMode="decimal"
      value={sketch[key] as string}
      onChange={(event) => set({ [key]: event.target.value })}
    />
  );

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setChecked(true);
    if (missing.length > 0) return;
    const { kind, name, planId, contractEnd } = sketch;
    const terms = { contractEnd: contractEnd || undefined, exitFee: exitFeeOf(sketch) };
    if (kind === 'catalog') return save({ planId, ...terms });
    try {
      const rateStructure =
        kind === 'structure'
          ? (JSON.parse(sketch.structure) as unknown)
          : structureOf(sketch, { currency, timezone });
      save({ name: name || S.results.current, rateStructure, ...terms });
    } catch {
      setProblem(S.today.noJson);
    }
  };

  return (
    <form className="form" onSubmit={submit} noValidate>
      <p className="quiet">{S.today.lead}</p>
      <div className="stack stack--tight">
        <span className="legend" id="kind">
          {S.today.how}
        </span>
        <div className="choices" role="group" aria-labelledby="kind">
          {SKETCH_KINDS.map((kind: SketchKind) => (
            <button
              key={kind}
              type="button"
              className="choice"
              aria-pressed={sketch.kind === kind}
              onClick={() => set({ kind })}
            >
              {S.today.kinds[kind]}
            </button>
          ))}
        </div>
      </div>
      {sketch.kind === 'fixed' && text('rate', S.today.ratePerKwh, S.today.ratePerKwhHint)}
      {sketch.kind === 'time_of_use' && (
        <>
          <div className="form-row">
            {text('peakRate', S.today.peakRate)}
            {text('offPeakRate', S.today.offPeakRate)}
          </div>
          <div className="form-row">
            <SelectField
              label={S.today.peakFrom}
              options={HOURS}
              value={sketch.peakFrom}
              onChange={(event) => set({ peakFrom: Number(event.target.value) })}
            />
            <SelectField
              label={S.today.peakTo}
              options={HOURS}
              value={sketch.peakTo}
              onChange={(event) => set({ peakTo: Number(event.target.value) })}
            />
          </div>
          <CheckField
            label={S.today.weekdaysOnly}
            checked={sketch.weekdaysOnly}
            onChange={(event) => set({ weekdaysOnly: event.target.checked })}
          />
        </>
      )}
      {sketch.kind === 'tiered' && (
        <>
          {sketch.tiers.map((tier, i) => (
            <div key={i} className="form-row">
              <TextField
                label={S.today.tierUpTo(i + 1)}
                inputMode="decimal"
                value={tier.upTo}
                error={error('tiers')}
                onChange={(event) => set({ tiers: changed(sketch.tiers, i, { upTo: event.target.value }) })}
              />
              <TextField
                label={S.today.tierRate(i + 1)}
                inputMode="decimal"
                value={tier.rate}
                error={error('tiers')}
                onChange={(event) => set({ tiers: changed(sketch.tiers, i, { rate: event.target.value }) })}
              />
            </div>
          ))}
          {text('lastRate', S.today.lastTierRate)}
          <div>
            <button
              type="button"
              className="button button--quiet button--small"
              onClick={() => set({ tiers: [...sketch.tiers, { upTo: '', rate: '' }] })}
            >
              {S.today.addTier}
            </button>
          </div>
        </>
      )}
      {sketch.kind === 'catalog' && (
        <PlanPicker value={sketch.planId} choose={(planId) => set({ planId })} error={error('planId')} />
      )}
      {sketch.kind === 'structure' && (
        <TextArea
          label={S.today.structure}
          hint={S.today.structureHint}
          error={problem}
          className="input--code"
          rows={8}
          spellCheck={false}
          value={sketch.structure}
          onChange={(event) => set({ structure: event.target.value })}
        />
      )}
      {sketch.kind !== 'catalog' && sketch.kind !== 'structure' && text('monthly', S.today.monthly)}
      <div className="form-row">
        <TextField
          label={S.today.contractEnd}
          type="date"
          value={sketch.contractEnd}
          onChange={(event) => set({ contractEnd: event.target.value })}
        />
        <SelectField
          label={S.today.exitFee}
          value={sketch.exitKind}
          onChange={(event) => set({ exitKind: event.target.value as Sketch['exitKind'] })}
          options={Object.entries(S.today.exitKinds)}
        />
      </div>
      {needsAmount(sketch.exitKind) && (
        <div className="form-row">
          {text('exitAmount', S.today.amount)}
          <SelectField
            label={S.today.waived}
            value={sketch.waivedDays}
            onChange={(event) => set({ waivedDays: event.target.value })}
            options={[['', S.none], ...['14', '30', '60'].map((days) => [days, S.today.days(days)] as const)]}
          />
        </div>
      )}
      <div className="row">
        <button type="submit" className="button">
          {S.today.use}
        </button>
        {plan && (
          <button type="button" className="button button--quiet" onClick={() => save(undefined)}>
            {S.today.forget}
          </button>
        )}
      </div>
    </form>
  );
}

type Tier = Sketch['tiers'][number];
const changed = (tiers: readonly Tier[], at: number, part: Partial<Tier>): Tier[] =>
  tiers.map((tier, i) => (i === at ? { ...tier, ...part } : tier));
