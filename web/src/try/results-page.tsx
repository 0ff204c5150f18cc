/** The answer for the file at hand, worked out on this device. */
import { useEffect, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { regionOf } from '../../../src/engine/projection/region';
import { currencyOf } from '../../../src/engine/ranking/anchors';
import { ask } from '../analysis/client';
import { useRanking } from '../analysis/use-ranking';
import { BillCheck } from '../current-plan/bill-check';
import { CurrentPlanForm } from '../current-plan/current-plan-form';
import { PreferencesPanel } from '../preferences/preferences-panel';
import { ResultsView } from '../results/results-view';
import { S } from '../strings';
import { Modal } from '../ui/modal';
import { Failed, PageTitle, Skeleton } from '../ui/states';
import { UsagePictures } from '../usage/usage-pictures';
import { WhatIfPanel } from '../what-if/what-if-panel';
import { useTrial } from './trial';

export function TrialResults() {
  const trial = useTrial();
  const [, go] = useLocation();
  const [editing, setEditing] = useState(false);
  const read = trial.read?.ok ? trial.read : null;
  useEffect(() => {
    if (!read) go('/', { replace: true });
  }, [read, go]);
  const { ownPlan, preferences, rank } = trial;
  const { outcome, error } = useRanking(read && rank);
  if (!read) return null;
  return (
    <div className="wrap">
      <PageTitle title={S.nav.results}>
        <div className="row">
          {ownPlan && (
            <button type="button" className="button button--quiet" onClick={() => setEditing(true)}>
              {S.today.change}
            </button>
          )}
          <Link className="button" href="/sign-up">
            {S.results.keepDo}
          </Link>
        </div>
      </PageTitle>
      {error !== undefined && <Failed error={error} />}
      {!outcome && error === undefined && <Skeleton height="30rem" />}
      {outcome && (
        <div className="stack stack--sections">
          <ResultsView
            recommendation={outcome.recommendation}
            bills={outcome.bills}
            loadReceipt={() => ask('receipt')}
            addCurrent={
              <button type="button" className="button button--quiet" onClick={() => setEditing(true)}>
                {S.today.add}
              </button>
            }
          >
            <PreferencesPanel
              preferences={preferences}
              change={(next) => trial.change({ preferences: next })}
              recommendation={outcome.recommendation}
              milliseconds={outcome.milliseconds}
            />
            <WhatIfPanel
              answer={outcome.recommendation}
              ask={async (what) => (await trial.rank(what)).recommendation}
            />
            {ownPlan && (
              <BillCheck plan={ownPlan.name ?? S.results.current} check={(bill) => trial.checkBill(bill)} />
            )}
          </ResultsView>
          <section className="stack" aria-labelledby="usage">
            <h2 id="usage">{S.results.usage}</h2>
            <UsagePictures
              days={read.days}
              profile={outcome.recommendation.profile}
              timezone={read.report.timezone}
            />
          </section>
        </div>
      )}
      {editing && (
        <Modal title={S.today.title} close={() => setEditing(false)}>
          <CurrentPlanForm
            plan={ownPlan}
            timezone={read.report.timezone}
            currency={
              outcome?.recommendation.currency ?? currencyOf(regionOf({}, read.report.timezone).country)
            }
            save={(next) => {
              trial.change({ ownPlan: next });
              setEditing(false);
            }}
          />
        </Modal>
      )}
    </div>
  );
}
