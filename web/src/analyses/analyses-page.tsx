/** Usage analyses: asked for, listed, opened. */
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { api } from '../api/client';
import type { AnalysisSummaryDto } from '../api/schema';
import { usePages } from '../api/use-pages';
import { instant } from '../format';
import { S } from '../strings';
import { Confirm } from '../ui/confirm';
import { TextField } from '../ui/field';
import { MoreButton } from '../ui/more-button';
import { Empty, Failed, PageTitle, Skeleton } from '../ui/states';
import { useAction } from '../ui/use-action';
import type { ProfileJson } from '../usage/profile-words';
import { AnalysisView } from './analysis-view';

export function AnalysesPage() {
  const [deleting, setDeleting] = useState<AnalysisSummaryDto>();
  const { items, error, retry, ...more } = usePages('GET /analyses', { query: { limit: 20 } });
  const remove = useAction(({ id }: AnalysisSummaryDto) => api('DELETE /analyses/{id}', { path: { id } }), {
    done: S.readings.deleted,
  });
  return (
    <div className="wrap">
      <PageTitle title={S.analyses.title} lead={S.analyses.lead} />
      <div className="stack stack--filtered">
        <AskForm />
        {error && <Failed error={error} retry={retry} />}
        {!items && !error && <Skeleton height="16rem" />}
        {items?.length === 0 && <Empty title={S.analyses.emptyTitle}>{S.analyses.empty}</Empty>}
        {items?.map((analysis, i) => (
          <article key={analysis.id} className="card stack">
            <div className="row row--between">
              <h2>{S.analyses.of(instant(analysis.createdAt))}</h2>
              <div className="row">
                <span className={`tag ${analysis.status === 'failed' ? 'tag--warn' : 'tag--accent'}`}>
                  {S.analyses.status[analysis.status]}
                </span>
                <button type="button" className="link small" onClick={() => setDeleting(analysis)}>
                  {S.delete}
                  <span className="visually-hidden"> {instant(analysis.createdAt)}</span>
                </button>
              </div>
            </div>
            {analysis.reason && <p className="notice notice--warn">{analysis.reason}</p>}
            {analysis.status === 'completed' && <Opened id={analysis.id} first={i === 0} />}
          </article>
        ))}
        <MoreButton {...more} />
      </div>
      {deleting && (
        <Confirm
          question={S.analyses.deleteAsk}
          action={S.delete}
          confirm={() => remove.mutate(deleting)}
          close={() => setDeleting(undefined)}
        />
      )}
    </div>
  );
}

function AskForm() {
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const ask = useAction(() => api('POST /analyses', { body: { ...(from && { from }), ...(to && { to }) } }), {
    done: S.saved,
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    ask.mutate();
  };
  return (
    <form className="form" onSubmit={submit}>
      {ask.error && <Failed error={ask.error} />}
      <div className="form-row form-row--end">
        <TextField
          label={S.analyses.from}
          type="date"
          value={from}
          onChange={(event) => setFrom(event.target.value)}
        />
        <TextField
          label={S.analyses.to}
          type="date"
          value={to}
          onChange={(event) => setTo(event.target.value)}
        />
        <button type="submit" className="button" disabled={ask.isPending}>
          {S.analyses.run}
        </button>
      </div>
    </form>
  );
}

function Opened({ id, first }: { id: string; first: boolean }) {
  const [open, setOpen] = useState(first);
  const detail = useQuery({
    queryKey: ['analysis', id],
    queryFn: () => api('GET /analyses/{id}', { path: { id } }),
    enabled: open,
  });
  return (
    <details className="more" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{S.analyses.open}</summary>
      {detail.error && <Failed error={detail.error} />}
      {detail.data?.profile ? (
        <AnalysisView profile={detail.data.profile as unknown as ProfileJson} />
      ) : (
        open && !detail.error && <Skeleton height="20rem" />
      )}
    </details>
  );
}
