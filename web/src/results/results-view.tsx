/** The answer: advice first, three plans, their months, what was left out. The same for a file at hand and for an account. */
import { useMemo, useState, type ReactNode } from 'react';
import type { RecommendationJson } from '../../../src/engine/ranking/recommendation-json';
import type { PlanBill } from '../analysis/protocol';
import { day, readable, wholeMoney } from '../format';
import { S } from '../strings';
import { AdvicePanel } from './advice-panel';
import { ExcludedPlans } from './excluded-plans';
import { MonthComparison } from './month-comparison';
import { PlanCard } from './plan-card';
import { PlanDetails } from './plan-details';
import { commonScale } from './scale';

interface ResultsViewProps {
  readonly recommendation: RecommendationJson;
  /** The exact bills with all their lines; empty while they are on their way or when only ranges are known. */
  readonly bills: readonly PlanBill[];
  readonly loadReceipt: () => Promise<unknown>;
  /** Buttons beside the advice. */
  readonly actions?: ReactNode;
  /** The way to add the current plan. */
  readonly addCurrent?: ReactNode;
  /** What a plan's card offers besides. */
  readonly planActions?: (planId: string) => ReactNode;
  readonly children?: ReactNode;
}

export function ResultsView({
  recommendation,
  bills,
  loadReceipt,
  actions,
  addCurrent,
  planActions,
  children,
}: ResultsViewProps) {
  const { plans, current, nextUpload, order, considered, asOf } = recommendation;
  const currency = recommendation.currency ?? 'USD';
  const [chosen, setChosen] = useState<string | null>(null);
  const shown = plans.find(({ id }) => id === chosen) ?? plans[0];
  // Without a plan to compare with, the current one is still priced.
  const alone = plans.length === 0 && current && current.months.length > 0 ? current : null;
  // Where no plan is left, wishes only matter when it was they that left none.
  const wishesMatter =
    plans.length > 0 || recommendation.excluded.some(({ reason }) => reason.startsWith('veto_'));
  const scale = useMemo(() => commonScale(plans, current), [plans, current]);
  return (
    <div className="stack stack--sections">
      <AdvicePanel
        recommendation={recommendation}
        loadReceipt={bills.length > 0 ? loadReceipt : undefined}
        actions={actions}
        addCurrent={addCurrent}
      />
      {recommendation.currentRefusal && (
        <p className="notice notice--warn">{recommendation.currentRefusal.detail}</p>
      )}
      {plans.length > 0 && (
        <section className="stack" aria-labelledby="three">
          <h2 id="three">{S.results.title}</h2>
          <ol className="grid">
            {plans.map((plan) => (
              <li key={plan.id} className={`card plan ${plan.rank === 1 ? 'plan--first' : ''}`}>
                <PlanCard
                  plan={plan}
                  currency={currency}
                  scale={scale}
                  current={current}
                  open={shown?.id === plan.id}
                  choose={setChosen}
                />
                {planActions?.(plan.id)}
              </li>
            ))}
          </ol>
          <p className="muted">
            {S.results.order(order.length, considered)} {S.results.asOf(day(asOf))}
          </p>
        </section>
      )}
      {wishesMatter && children}
      {shown && (
        <>
          <MonthComparison
            plan={shown}
            plans={plans}
            current={current}
            currency={currency}
            bills={bills}
            choose={setChosen}
          />
          <PlanDetails plan={shown} currency={currency} />
        </>
      )}
      {alone && (
        <MonthComparison
          plan={alone}
          plans={[]}
          current={null}
          currency={currency}
          bills={bills}
          choose={setChosen}
        />
      )}
      {nextUpload && (
        <section className="card card--sunken stack stack--tight">
          <h2>{S.results.next}</h2>
          <p>{readable(nextUpload.sentence)}</p>
          {nextUpload.worthPerYear !== null && Number(nextUpload.worthPerYear) >= 1 && (
            <p>
              <span className="tag tag--accent">
                {S.results.worth(wholeMoney(nextUpload.worthPerYear, currency))}
              </span>
            </p>
          )}
        </section>
      )}
      <ExcludedPlans excluded={recommendation.excluded} />
    </div>
  );
}
