/** One plan at a glance. */
import { memo } from 'react';
import type { RecommendationJson } from '../../../src/engine/ranking/recommendation-json';
import { IntervalBand } from '../charts/interval-band';
import { chance, decimal, percent, wholeMoney } from '../format';
import { S } from '../strings';
import type { Scale } from './scale';

export type RankedPlanJson = RecommendationJson['plans'][number];

interface PlanCardProps {
  readonly plan: RankedPlanJson;
  readonly currency: string;
  readonly scale: Scale;
  readonly current: RecommendationJson['current'];
  readonly open: boolean;
  readonly choose: (planId: string) => void;
}

export const PlanCard = memo(function PlanCard({
  plan,
  currency,
  scale,
  current,
  open,
  choose,
}: PlanCardProps) {
  const range = S.results.between(wholeMoney(plan.low, currency), wholeMoney(plan.high, currency));
  const cost = plan.annualCost === null ? S.results.rangeOnly : wholeMoney(plan.annualCost, currency);
  const mark = current?.annualCost ?? null;
  return (
    <>
      <p className="row row--tags">
        {plan.rank === 1 && <span className="tag tag--strong">{S.results.roles['best']}</span>}
        {plan.role !== 'best' && <span className="tag">{S.results.roles[plan.role]}</span>}
      </p>
      <div>
        <h3>{plan.name}</h3>
        <p className="quiet small">{plan.supplier}</p>
      </div>
      <div className="stack stack--tight">
        <p className="plan__cost">
          {cost} {plan.annualCost !== null && <small>{S.results.perYear}</small>}
        </p>
        <IntervalBand
          low={Number(plan.low)}
          high={Number(plan.high)}
          value={plan.annualCost === null ? null : Number(plan.annualCost)}
          from={scale.from}
          to={scale.to}
          mark={mark === null ? undefined : Number(mark)}
          label={`${S.results.cost}: ${cost}, ${range}`}
        />
        <p className="muted">
          {range}; {S.results.basis[plan.basis]}
        </p>
        {mark !== null && (
          <p className="muted band__key">
            {S.results.now}: {wholeMoney(mark, currency)}
          </p>
        )}
      </div>
      <Saving plan={plan} currency={currency} />
      <hr />
      <dl className="terms">
        <dt>{S.results.term}</dt>
        <dd>{plan.contractMonths === 0 ? S.results.monthToMonth : S.results.months(plan.contractMonths)}</dd>
        <dt>{S.results.renewable}</dt>
        <dd>{plan.renewablePercent === null ? S.unknown : percent(plan.renewablePercent / 100)}</dd>
        <dt>{S.results.best}</dt>
        <dd>{S.results.bestOf(chance(Number(plan.probabilityBest)))}</dd>
        <dt>{S.results.scores['composite']}</dt>
        <dd>{decimal(plan.scores.composite, 0)} / 100</dd>
      </dl>
      <div>
        <button type="button" className="choice" aria-pressed={open} onClick={() => choose(plan.id)}>
          {S.results.why}
          <span className="visually-hidden">: {plan.name}</span>
        </button>
      </div>
    </>
  );
});

function Saving({ plan, currency }: { plan: RankedPlanJson; currency: string }) {
  if (plan.savings === null) return null;
  const loses = Number(plan.savings) < 0;
  return (
    <dl className="grid grid--small">
      <div className="figure">
        <dt>{loses ? S.results.loss : S.results.saving}</dt>
        <dd className={loses ? 'negative' : 'positive'}>
          {wholeMoney(Math.abs(Number(plan.savings)), currency)}
          {plan.savingsLow !== null && plan.savingsHigh !== null && !loses && (
            <small>
              {S.results.fromTo(
                wholeMoney(plan.savingsLow, currency),
                wholeMoney(plan.savingsHigh, currency),
              )}
            </small>
          )}
        </dd>
      </div>
      {plan.firstYearNet !== null && (
        <div className="figure">
          <dt>{S.results.firstYear}</dt>
          <dd className={Number(plan.firstYearNet) < 0 ? 'negative' : undefined}>
            {wholeMoney(plan.firstYearNet, currency)}
          </dd>
        </div>
      )}
    </dl>
  );
}
