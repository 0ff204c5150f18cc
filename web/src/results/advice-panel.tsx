/** What to do, in one sentence, with its reason and its price. */
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { RecommendationJson } from '../../../src/engine/ranking/recommendation-json';
import { day, money, readable, wholeMoney } from '../format';
import { S } from '../strings';
import { download } from '../ui/download';

interface AdvicePanelProps {
  readonly recommendation: RecommendationJson;
  /** Absent where there is no exact bill. */
  readonly loadReceipt?: () => Promise<unknown>;
  readonly actions?: ReactNode;
  /** The way to say what one pays now, where that is not known. */
  readonly addCurrent?: ReactNode;
}

export function AdvicePanel({ recommendation, loadReceipt, actions, addCurrent }: AdvicePanelProps) {
  const { advice, plans } = recommendation;
  const currency = recommendation.currency ?? 'USD';
  const { ics } = advice;
  const saving = useMutation({
    mutationFn: async (load: () => Promise<unknown>) =>
      download('treebeard-receipt.json', `${JSON.stringify(await load())}\n`),
    networkMode: 'always',
  });
  return (
    <section
      className={`advice ${recommendation.current || addCurrent ? 'advice--two' : ''}`}
      aria-live="polite"
    >
      <div className="stack">
        <h2 className="advice__title">{headline(recommendation)}</h2>
        <p>{plans.length === 0 ? S.results.noPlansWhy : readable(advice.reason)}</p>
        <div className="row">
          {ics && (
            <button
              type="button"
              className="button"
              onClick={() => download('treebeard.ics', ics, 'text/calendar')}
            >
              {S.results.calendar}
            </button>
          )}
          {loadReceipt && (
            <button
              type="button"
              className="button button--quiet"
              disabled={saving.isPending}
              onClick={() => saving.mutate(loadReceipt)}
            >
              {S.results.receipt}
            </button>
          )}
          {actions}
        </div>
      </div>
      {recommendation.current ? (
        <AdviceFigures recommendation={recommendation} currency={currency} />
      ) : (
        addCurrent && (
          <div className="advice__aside stack stack--tight">
            <h3>{S.results.noCurrent}</h3>
            <p className="quiet">{S.results.noCurrentWhy}</p>
            <div>{addCurrent}</div>
          </div>
        )
      )}
    </section>
  );
}

function AdviceFigures({
  recommendation: { advice },
  currency,
}: {
  recommendation: RecommendationJson;
  currency: string;
}) {
  return (
    <dl className="advice__aside stack">
      {advice.netSaving && Number(advice.netSaving.value) !== 0 && (
        <div className="figure">
          <dt>{S.results.netSaving}</dt>
          <dd className="plan__cost">
            {wholeMoney(advice.netSaving.value, currency)}
            <small>
              {S.results.between(
                wholeMoney(advice.netSaving.low, currency),
                wholeMoney(advice.netSaving.high, currency),
              )}
            </small>
          </dd>
        </div>
      )}
      <div className="figure">
        <dt>{S.results.exitToday}</dt>
        <dd>
          {advice.exitFee.today !== null
            ? money(advice.exitFee.today, currency)
            : advice.exitFee.breakEven !== null
              ? S.results.exitBreakEven(wholeMoney(advice.exitFee.breakEven, currency))
              : S.unknown}
        </dd>
      </div>
      {advice.counterfactual && (
        <div className="figure">
          <dt>{S.results.counterfactual}</dt>
          <dd>
            <small>{readable(advice.counterfactual)}</small>
          </dd>
        </div>
      )}
    </dl>
  );
}

/** @example headline({ advice: { action: 'stay', date: null } }) === 'Stay where you are.' */
export function headline({ advice, plans }: RecommendationJson): string {
  if (plans.length === 0) return S.results.noPlans;
  const plan = (plans.find(({ id }) => id === advice.planId) ?? plans[0]!).name;
  switch (advice.action) {
    case 'choose':
      return S.results.choose(plan);
    case 'switch_now':
      return S.results.switchNow(plan);
    case 'switch_on_date':
      return S.results.switchOn(day(advice.date!), plan);
    case 'stay':
      return advice.date === null ? S.results.stay : S.results.stayUntil(day(advice.date));
  }
}
