/** Sliders beside the order they make, which follows as they move. */
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Preferences } from '../../../src/engine/ranking/preferences';
import type { RecommendationJson } from '../../../src/engine/ranking/recommendation-json';
import { wholeMoney } from '../format';
import { S } from '../strings';
import { VetoFields, WeightSliders } from './sliders';
import { whyFirst } from './why-first';

interface PreferencesPanelProps {
  readonly preferences: Preferences;
  readonly change: (preferences: Preferences) => void;
  readonly recommendation: RecommendationJson;
  readonly milliseconds?: number;
  /** Keeps the preferences; absent while there is nothing to keep. */
  readonly keep?: () => void;
  readonly children?: ReactNode;
}

export function PreferencesPanel({
  preferences,
  change,
  recommendation,
  milliseconds,
  keep,
  children,
}: PreferencesPanelProps) {
  const { plans, order, excluded } = recommendation;
  const currency = recommendation.currency ?? 'USD';
  const before = useRef(plans[0]);
  const [why, setWhy] = useState('');
  useEffect(() => {
    const [first] = plans;
    if (!first) return;
    if (before.current && before.current.id !== first.id)
      setWhy(
        whyFirst(
          first,
          before.current,
          preferences,
          excluded.map(({ id }) => id),
        ),
      );
    before.current = first;
  }, [plans, preferences, excluded]);
  return (
    <section className="card side" aria-labelledby="preferences">
      <div className="stack">
        <div className="stack stack--tight">
          <h2 id="preferences">{S.preferences.title}</h2>
          <p className="quiet">{S.preferences.lead}</p>
        </div>
        <WeightSliders preferences={preferences} change={change} />
        <VetoFields preferences={preferences} change={change} />
      </div>
      <div className="stack ranking__panel">
        <h3>{S.preferences.order}</h3>
        <ol className="ranking">
          {plans.map((plan) => (
            <li key={plan.id}>
              <span className="ranking__place">{plan.rank}</span>
              <span>
                {plan.name}
                <br />
                <span className="muted">{S.results.roles[plan.role]}</span>
              </span>
              <span className="number">
                {plan.annualCost === null ? '–' : wholeMoney(plan.annualCost, currency)}
              </span>
            </li>
          ))}
        </ol>
        <p className="ranking__why" role="status">
          {why}
        </p>
        {keep && (
          <div>
            <button type="button" className="button" onClick={keep}>
              {S.preferences.keep}
            </button>
          </div>
        )}
        {children}
        {milliseconds !== undefined && (
          <p className="muted">{S.results.reprice(order.length, milliseconds)}</p>
        )}
      </div>
    </section>
  );
}
