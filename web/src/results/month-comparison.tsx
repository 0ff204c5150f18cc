/** A plan's months beside the current plan's, and every line of the month that is chosen. */
import { memo, useState } from 'react';
import type { RecommendationJson } from '../../../src/engine/ranking/recommendation-json';
import type { PlanBill } from '../analysis/protocol';
import { MonthBars } from '../charts/month-bars';
import { wholeMoney } from '../format';
import { S } from '../strings';
import { BillLines } from './bill-lines';

type MonthlyPlan = Pick<RecommendationJson['plans'][number], 'id' | 'name' | 'months'>;

interface MonthComparisonProps {
  readonly plan: MonthlyPlan;
  /** The plans to choose from. */
  readonly plans: readonly MonthlyPlan[];
  readonly current: RecommendationJson['current'];
  readonly currency: string;
  readonly bills: readonly PlanBill[];
  readonly choose: (planId: string) => void;
}

export const MonthComparison = memo(function MonthComparison({
  plan,
  plans,
  current,
  currency,
  bills,
  choose,
}: MonthComparisonProps) {
  const [month, setMonth] = useState<string | null>(null);
  const other = current && current.id !== plan.id ? current : null;
  const bill = bills.find(({ planId }) => planId === plan.id)?.bill;
  const opened = bill?.months.find(({ start }) => start === month);
  return (
    <section className="card stack" aria-labelledby="bars">
      <div className="chart__head">
        <h2 id="bars">{S.results.bars}</h2>
        <div className="choices" role="group" aria-label={S.results.bars}>
          {plans.map(({ id, name }) => (
            <button
              key={id}
              type="button"
              className="choice"
              aria-pressed={id === plan.id}
              onClick={() => choose(id)}
            >
              {name}
            </button>
          ))}
        </div>
      </div>
      {plan.months.length === 0 ? (
        <p className="quiet">{S.results.noBill}</p>
      ) : (
        <>
          {bill && <p className="muted">{S.results.barsHelp}</p>}
          <MonthBars
            title={`${S.results.bars}: ${plan.name}`}
            bars={plan.months.map(({ start, total }, i) => ({
              start,
              value: Number(total),
              other: other?.months[i] ? Number(other.months[i].total) : undefined,
            }))}
            name={plan.name}
            otherName={other ? other.name || S.results.current : undefined}
            format={(value) => wholeMoney(value, currency)}
            selected={opened?.start}
            select={(start) => setMonth(start === month ? null : start)}
          />
          <div aria-live="polite">
            {opened && <BillLines month={opened} plan={plan.name} currency={currency} />}
          </div>
        </>
      )}
    </section>
  );
});
