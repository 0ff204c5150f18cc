/** For administrators: the catalog, what people say, and who is here. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api/client';
import type { ImportDto, TierDto } from '../api/schema';
import { usePages } from '../api/use-pages';
import { useUser } from '../auth/use-user';
import { count, day, decimal } from '../format';
import { S } from '../strings';
import { MoreButton } from '../ui/more-button';
import { Failed, PageTitle, Skeleton } from '../ui/states';
import { useAction } from '../ui/use-action';
import { ImportDiff } from './import-diff';

export function AdminPage() {
  const user = useUser();
  if (user && !user.isAdmin)
    return (
      <div className="wrap">
        <PageTitle title={S.admin.title} lead={S.admin.onlyAdmins} />
      </div>
    );
  return (
    <div className="wrap">
      <PageTitle title={S.admin.title} />
      <div className="stack stack--loose">
        <CatalogImport />
        <FeedbackStatistics />
        <Users />
      </div>
    </div>
  );
}

function CatalogImport() {
  const [files, setFiles] = useState<readonly File[]>([]);
  const [diff, setDiff] = useState<ImportDto>();
  const send = (dryRun: boolean): Promise<ImportDto> => {
    const body = new FormData();
    for (const file of files) body.append('file', file, file.name);
    return api('POST /plans/imports', { query: { dryRun }, body });
  };
  const dryRun = useAction(() => send(true), { after: setDiff });
  const apply = useAction(() => send(false), { done: S.admin.applied, after: setDiff });
  return (
    <section className="card stack">
      <h2>{S.admin.import}</h2>
      <p className="quiet">{S.admin.importLead}</p>
      <div className="field">
        <label htmlFor="catalog-files">{S.admin.files}</label>
        <input
          id="catalog-files"
          className="input"
          type="file"
          multiple
          accept=".json,.csv,.xlsx,.zip"
          onChange={(event) => {
            setFiles([...(event.target.files ?? [])]);
            setDiff(undefined);
          }}
        />
      </div>
      <div className="row">
        <button
          type="button"
          className="button button--quiet"
          disabled={files.length === 0 || dryRun.isPending}
          onClick={() => dryRun.mutate()}
        >
          {S.admin.dryRun}
        </button>
        <button
          type="button"
          className="button"
          disabled={!diff?.dryRun || apply.isPending}
          onClick={() => apply.mutate()}
        >
          {S.admin.apply}
        </button>
      </div>
      {(dryRun.error ?? apply.error) && <Failed error={dryRun.error ?? apply.error} />}
      {diff && <ImportDiff diff={diff} />}
    </section>
  );
}

function FeedbackStatistics() {
  const statistics = useQuery({
    queryKey: ['feedback-statistics'],
    queryFn: () => api('GET /feedback/statistics'),
  });
  if (statistics.error) return <Failed error={statistics.error} />;
  if (!statistics.data) return <Skeleton height="10rem" />;
  const { count: answers, averageRating, types } = statistics.data;
  return (
    <section className="card stack">
      <h2>{S.admin.feedback}</h2>
      <dl className="grid grid--small">
        <div className="figure">
          <dt>{S.admin.answers}</dt>
          <dd>{count(answers)}</dd>
        </div>
        <div className="figure">
          <dt>{S.admin.rating}</dt>
          <dd>{averageRating === null ? '–' : `${decimal(averageRating)} / 5`}</dd>
        </div>
        {types.map(({ type, count: given }) => (
          <div key={type} className="figure">
            <dt>{S.admin.types[type]}</dt>
            <dd>{count(given)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Users() {
  const { items, error, retry, ...more } = usePages('GET /admin/users');
  const setTier = useAction(
    ({ id, tier }: { id: string; tier: TierDto['tier'] }) =>
      api('PUT /admin/users/{id}/tier', { path: { id }, body: { tier } }),
    { done: S.saved },
  );
  return (
    <section className="card stack">
      <h2>{S.admin.users}</h2>
      {error && <Failed error={error} retry={retry} />}
      {!items && !error && <Skeleton height="10rem" />}
      <div className="table-scroll" tabIndex={0} role="region" aria-label={S.admin.users}>
        <table>
          <tbody>
            {items?.map(({ id, email, tier, createdAt }) => (
              <tr key={id}>
                <th scope="row">
                  {email}
                  <small className="cramped">{day(createdAt)}</small>
                </th>
                <td className="roomy">{day(createdAt)}</td>
                <td className="end">
                  <select
                    className="foot__select"
                    aria-label={`${S.account.tier}: ${email}`}
                    value={tier}
                    onChange={(event) => setTier.mutate({ id, tier: event.target.value as TierDto['tier'] })}
                  >
                    {Object.entries(S.account.tiers).map(([value, text]) => (
                      <option key={value} value={value}>
                        {text}
                      </option>
                    ))}
                  </select>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <MoreButton {...more} />
    </section>
  );
}
