/** The answer for an account: kept, shared, judged, and asked again. */
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Link } from 'wouter';
import { api } from '../api/client';
import { usePages } from '../api/use-pages';
import { day, wholeMoney } from '../format';
import { AccountPreferences } from '../preferences/account-preferences';
import { S } from '../strings';
import { MoreButton } from '../ui/more-button';
import { Empty, Failed, PageTitle, Skeleton } from '../ui/states';
import { NothingUploaded } from '../upload/nothing-uploaded';
import { answerQuery, receiptQuery } from './answer';
import { CompareButton } from './compare-button';
import { FeedbackButtons } from './feedback-buttons';
import { ResultsView } from './results-view';
import { ShareButton } from './share-button';
import { askService } from '../what-if/ask-service';
import { WhatIfPanel } from '../what-if/what-if-panel';

export function AnswerPage({ params }: { params?: { id?: string } }) {
  const id = params?.id;
  const answer = useQuery(answerQuery(id));
  const receipt = useQuery(receiptQuery(answer.data?.id));
  const compare = <CompareButton>{answer.data ? S.answers.again : S.answers.go}</CompareButton>;
  return (
    <div className="wrap">
      <PageTitle title={S.answers.title}>
        {answer.data && (
          <div className="row">
            {answer.data.current && (
              <Link className="button button--quiet" href="/current-plan">
                {S.nav.currentPlan}
              </Link>
            )}
            {compare}
          </div>
        )}
      </PageTitle>
      {answer.error && <Failed error={answer.error} retry={() => void answer.refetch()} />}
      {answer.isPending && <Skeleton height="30rem" />}
      {answer.data === null && <NoAnswer compare={compare} />}
      {answer.data && (
        <div className="stack stack--sections">
          <ResultsView
            recommendation={answer.data}
            bills={(receipt.data?.bills ?? []).map(({ plan, bill }) => ({ planId: plan.id, bill }))}
            loadReceipt={() => Promise.resolve(receipt.data)}
            addCurrent={
              <Link className="button button--quiet" href="/current-plan">
                {S.today.add}
              </Link>
            }
            actions={<ShareButton recommendationId={answer.data.id} />}
            planActions={(planId) => <FeedbackButtons recommendationId={answer.data!.id} planId={planId} />}
          >
            <AccountPreferences answer={answer.data} />
            <WhatIfPanel answer={answer.data} ask={(what) => askService(answer.data!.id, what)} />
          </ResultsView>
          <EarlierAnswers />
        </div>
      )}
    </div>
  );
}

/** Before the first answer: compare, or upload what can be compared on. */
function NoAnswer({ compare }: { compare: ReactNode }) {
  const stats = useQuery({ queryKey: ['stats'], queryFn: () => api('GET /usage/stats') });
  if (stats.isPending) return <Skeleton height="12rem" />;
  const measured = stats.data?.commodities.some(({ commodity }) => commodity === 'electricity') ?? true;
  return measured ? (
    <Empty title={S.answers.none} action={compare}>
      {S.answers.noneWhy}
    </Empty>
  ) : (
    <NothingUploaded />
  );
}

function EarlierAnswers() {
  const [open, setOpen] = useState(false);
  return (
    <details className="more" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{S.answers.older}</summary>
      {open && <AnswerList />}
    </details>
  );
}

function AnswerList() {
  const { items, error, retry, ...more } = usePages('GET /recommendations');
  if (error) return <Failed error={error} retry={retry} />;
  if (!items) return <Skeleton height="8rem" />;
  return (
    <div className="stack">
      <ul className="ranking">
        {items.map(({ id, generatedAt, plans }) => (
          <li key={id}>
            <span />
            <Link href={`/results/${id}`}>
              {day(generatedAt.slice(0, 10))}: {plans[0]?.name}
            </Link>
            <span className="number">
              {plans[0]?.annualCost ? wholeMoney(plans[0].annualCost, 'USD') : ''}
            </span>
          </li>
        ))}
      </ul>
      <MoreButton {...more} />
    </div>
  );
}
