/** Every upload, with its report and its file. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { formatName } from '../../../src/readers/format-names';
import type { UsageReport } from '../../../src/readers/report';
import { api, apiFile } from '../api/client';
import type { DatasetDto } from '../api/schema';
import { usePages } from '../api/use-pages';
import { useUser } from '../auth/use-user';
import { bytes, count, dayIn, instant, lastDayIn } from '../format';
import { S } from '../strings';
import { Confirm } from '../ui/confirm';
import { download } from '../ui/download';
import { MoreButton } from '../ui/more-button';
import { Empty, Failed, PageTitle, Skeleton } from '../ui/states';
import { useAction } from '../ui/use-action';
import { FileReport } from '../usage/file-report';

export function DatasetsPage() {
  const zone = useUser()?.timezone ?? 'UTC';
  const { items, error, retry, ...more } = usePages('GET /datasets');
  const [deleting, setDeleting] = useState<DatasetDto>();
  const remove = useAction(({ id }: DatasetDto) => api('DELETE /datasets/{id}', { path: { id } }), {
    done: S.datasets.deleted,
  });
  const fetchFile = useAction(async ({ id, fileName }: DatasetDto) =>
    download(fileName, await apiFile('GET /datasets/{id}/file', { path: { id } })),
  );
  return (
    <div className="wrap">
      <PageTitle title={S.datasets.title} lead={S.datasets.lead} />
      <div className="stack">
        {error && <Failed error={error} retry={retry} />}
        {!items && !error && <Skeleton />}
        {items?.length === 0 && <Empty title={S.datasets.emptyTitle}>{S.home.empty}</Empty>}
        {items?.map((dataset) => (
          <article key={dataset.id} className="card stack">
            <div className="row row--between">
              <div>
                <h2>{dataset.fileName}</h2>
                <p className="quiet small">
                  {formatName(dataset.format)} · {count(dataset.readings)} {S.datasets.readings.toLowerCase()}{' '}
                  · {bytes(dataset.bytes)}
                  {dataset.first &&
                    dataset.last &&
                    ` · ${dayIn(dataset.first, zone)} – ${lastDayIn(dataset.last, zone)}`}
                </p>
                <p className="muted">
                  {S.datasets.when}: {instant(dataset.createdAt)}
                </p>
              </div>
              <div className="row">
                <button
                  type="button"
                  className="button button--quiet button--small"
                  onClick={() => fetchFile.mutate(dataset)}
                >
                  {S.datasets.download}
                </button>
                <button
                  type="button"
                  className="button button--danger button--small"
                  onClick={() => setDeleting(dataset)}
                >
                  {S.delete}
                  <span className="visually-hidden"> {dataset.fileName}</span>
                </button>
              </div>
            </div>
            <DatasetReport id={dataset.id} />
          </article>
        ))}
        <MoreButton {...more} />
      </div>
      {deleting && (
        <Confirm
          question={S.datasets.deleteAsk(deleting.fileName)}
          action={S.delete}
          confirm={() => remove.mutate(deleting)}
          close={() => setDeleting(undefined)}
        />
      )}
    </div>
  );
}

function DatasetReport({ id }: { id: string }) {
  const [open, setOpen] = useState(false);
  const detail = useQuery({
    queryKey: ['dataset', id],
    queryFn: () => api('GET /datasets/{id}', { path: { id } }),
    enabled: open,
  });
  return (
    <details className="more" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{S.datasets.report}</summary>
      {detail.data ? (
        <FileReport report={detail.data.report as unknown as UsageReport} />
      ) : (
        open && <Skeleton height="8rem" />
      )}
    </details>
  );
}
