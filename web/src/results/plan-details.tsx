/** Why a plan stands where it does: scores, risks, gimmicks, and what would change the order. */
import { Fragment, memo } from 'react';
import { ScoreBars } from '../charts/score-bars';
import { money, monthYear, narrowMonth, readable, wholeMoney } from '../format';
import { S } from '../strings';
import type { RankedPlanJson } from './plan-card';

const SCORES = ['composite', 'cost', 'flexibility', 'renewable', 'rating'] as const;

export const PlanDetails = memo(function PlanDetails({
  plan,
  currency,
}: {
  plan: RankedPlanJson;
  currency: string;
}) {
  return (
    <section className="stack" aria-labelledby="details">
      <h2 id="details">
        {S.results.why}: {plan.name}
      </h2>
      <p className="lead">{readable(plan.explanation)}</p>
      <div className="grid">
        <div className="card stack">
          <h3>{S.results.scoresTitle}</h3>
          <ScoreBars
            scores={SCORES.map((key) => ({ name: S.results.scores[key]!, value: Number(plan.scores[key]) }))}
          />
          <dl className="terms">
            {plan.lastYearCost !== null && (
              <>
                <dt>{S.results.lastYear}</dt>
                <dd className="number">{money(plan.lastYearCost, currency)}</dd>
              </>
            )}
            {plan.breakEvenMonths !== null && plan.breakEvenMonths > 0 && (
              <>
                <dt>{S.results.breakEven}</dt>
                <dd>{S.results.months(plan.breakEvenMonths)}</dd>
              </>
            )}
            <dt>{S.results.regret}</dt>
            <dd className="number">{wholeMoney(plan.worstRegret, currency)}</dd>
          </dl>
        </div>
        <div className="card stack">
          <h3>{S.results.risks}</h3>
          {plan.risks.length === 0 ? (
            <p className="quiet">{S.results.noRisks}</p>
          ) : (
            <ul className="bullets">
              {plan.risks.map(({ key, sentence }) => (
                <li key={key + sentence}>{readable(sentence)}</li>
              ))}
            </ul>
          )}
          {plan.twins.length > 0 && <p className="muted">{S.results.twins(plan.twins.length)}</p>}
          {plan.enrolUrl && (
            <p>
              <a href={plan.enrolUrl} rel="noreferrer noopener" target="_blank">
                {S.results.enrol}
              </a>
            </p>
          )}
        </div>
        {plan.flips.length > 0 && (
          <div className="card stack">
            <h3>{S.results.flips}</h3>
            <ul className="bullets">
              {plan.flips.map(({ sentence }) => (
                <li key={sentence}>{readable(sentence)}</li>
              ))}
            </ul>
          </div>
        )}
      </div>
      {plan.gimmicks.length > 0 && (
        <div className="card stack">
          <div>
            <h3>{S.results.gimmicks}</h3>
            <p className="muted">{S.results.gimmicksNote}</p>
          </div>
          {plan.gimmicks.map((finding) => (
            <Fragment key={finding.component + finding.kind}>
              <div className="row row--between">
                <p>{readable(finding.sentence)}</p>
                {Number(finding.costPerYear) > 0 && (
                  <span className="tag tag--warn">
                    {S.results.gimmickCost(wholeMoney(finding.costPerYear, currency))}
                  </span>
                )}
              </div>
              <ul className="pips">
                {plan.months.map(({ start }) => {
                  const missed = finding.missedMonths.includes(start);
                  return (
                    <li key={start} className={missed ? 'pip pip--missed' : 'pip'}>
                      <span aria-hidden="true">{narrowMonth(start)}</span>
                      <span className="visually-hidden">
                        {monthYear(start)}: {missed ? S.results.missed : S.results.met}
                      </span>
                    </li>
                  );
                })}
              </ul>
            </Fragment>
          ))}
        </div>
      )}
    </section>
  );
});
