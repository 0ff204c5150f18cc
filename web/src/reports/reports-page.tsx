/** Links that were shared. */
import { useState } from 'react';
import { api } from '../api/client';
import type { ReportDto } from '../api/schema';
import { usePages } from '../api/use-pages';
import { day, instant } from '../format';
import { linkOf } from './link-of';
import { S } from '../strings';
import { Confirm } from '../ui/confirm';
import { MoreButton } from '../ui/more-button';
import { Empty, Failed, PageTitle, Skeleton } from '../ui/states';
import { useAction } from '../ui/use-action';

export function ReportsPage() {
  const { items, error, retry, ...more } = usePages('GET /reports');
  const [ending, setEnding] = useState<ReportDto>();
  const revoke = useAction(({ id }: ReportDto) => api('DELETE /reports/{id}', { path: { id } }));
  return (
    <div className="wrap">
      <PageTitle title={S.reports.title} lead={S.reports.lead} />
      <div className="stack">
        {error && <Failed error={error} retry={retry} />}
        {!items && !error && <Skeleton />}
        {items?.length === 0 && <Empty title={S.reports.emptyTitle}>{S.reports.empty}</Empty>}
        {items?.map((report) => (
          <article key={report.id} className="card row row--between">
            <div>
              <h2 className="url">
                {report.revokedAt ? linkOf(report) : <a href={linkOf(report)}>{linkOf(report)}</a>}
              </h2>
              <p className="quiet small">
                {[
                  instant(report.createdAt),
                  S.reports.views(report.viewCount),
                  report.hasPassword && S.reports.protected,
                  report.expiresAt && S.reports.ends(day(report.expiresAt)),
                  report.revokedAt && S.reports.ended,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            </div>
            {!report.revokedAt && (
              <button
                type="button"
                className="button button--danger button--small"
                onClick={() => setEnding(report)}
              >
                {S.reports.revoke}
                <span className="visually-hidden"> {report.shortCode}</span>
              </button>
            )}
          </article>
        ))}
        <MoreButton {...more} />
      </div>
      {ending && (
        <Confirm
          question={S.reports.revokeAsk}
          action={S.reports.revoke}
          confirm={() => revoke.mutate(ending)}
          close={() => setEnding(undefined)}
        />
      )}
    </div>
  );
}
