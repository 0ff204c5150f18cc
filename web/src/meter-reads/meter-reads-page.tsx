/** What the counters of a meter showed, the newest first. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { api } from '../api/client';
import type { MeterJson, RegisterReadJson } from '../api/schema';
import { usePages } from '../api/use-pages';
import { decimal, instant, unitName } from '../format';
import { S } from '../strings';
import { Confirm } from '../ui/confirm';
import { SelectField } from '../ui/field';
import { MoreButton } from '../ui/more-button';
import { Empty, Failed, PageTitle, Skeleton } from '../ui/states';
import { useAction } from '../ui/use-action';
import { MeterReadForm } from './meter-read-form';

export function MeterReadsPage() {
  const [chosen, setChosen] = useState<string>();
  const [editing, setEditing] = useState<RegisterReadJson | 'new'>();
  const meters = useQuery({
    queryKey: ['meters'],
    queryFn: () => api('GET /meters', { query: { limit: 100 } }),
  });
  const all = meters.data?.items ?? [];
  const meter = all.find(({ id }) => id === chosen) ?? all[0];
  return (
    <div className="wrap">
      <PageTitle title={S.meterReads.title} lead={S.meterReads.lead}>
        {meter && (
          <button type="button" className="button" onClick={() => setEditing('new')}>
            {S.meterReads.add}
          </button>
        )}
      </PageTitle>
      <div className="stack stack--filtered">
        {meters.error && <Failed error={meters.error} retry={() => void meters.refetch()} />}
        {meters.isPending && <Skeleton height="20rem" />}
        {meters.data && !meter && (
          <Empty
            title={S.meterReads.noMeterTitle}
            action={
              <Link className="button" href="/sites">
                {S.nav.sites}
              </Link>
            }
          >
            {S.meterReads.noMeter}
          </Empty>
        )}
        {all.length > 1 && (
          <div className="form-row">
            <SelectField
              label={S.meterReads.meter}
              value={meter?.id}
              onChange={(event) => setChosen(event.target.value)}
              options={all.map(({ id, name }) => [id, name] as const)}
            />
          </div>
        )}
        {meter && <ReadList key={meter.id} meter={meter} edit={setEditing} />}
      </div>
      {editing && meter && (
        <MeterReadForm
          meter={meter}
          read={editing === 'new' ? null : editing}
          close={() => setEditing(undefined)}
        />
      )}
    </div>
  );
}

function ReadList({ meter, edit }: { meter: MeterJson; edit: (read: RegisterReadJson) => void }) {
  const [deleting, setDeleting] = useState<RegisterReadJson>();
  const { items, error, retry, ...more } = usePages('GET /usage/register-reads', {
    query: { meterId: meter.id, limit: 50 },
  });
  const remove = useAction(
    ({ id }: RegisterReadJson) => api('DELETE /usage/register-reads/{id}', { path: { id } }),
    { done: S.readings.deleted },
  );
  if (error) return <Failed error={error} retry={retry} />;
  if (!items) return <Skeleton height="16rem" />;
  if (items.length === 0) return <Empty title={S.meterReads.emptyTitle}>{S.meterReads.empty}</Empty>;
  return (
    <>
      <ul className="card rows">
        {items.map((read) => (
          <li key={read.id}>
            <div>
              <p>
                <strong className="number">
                  {decimal(read.value, 3)} {unitName(meter.unit)}
                </strong>
              </p>
              <p className="muted">
                {[
                  instant(read.readAt),
                  S.check.directions[read.direction],
                  read.newRegister && S.meterReads.marks.newRegister,
                  read.rolledOverAt && S.meterReads.marks.rolledOver(decimal(read.rolledOverAt, 0)),
                  read.notes,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            </div>
            <div className="row">
              <button type="button" className="link" onClick={() => edit(read)}>
                {S.edit}
                <span className="visually-hidden"> {instant(read.readAt)}</span>
              </button>
              <button type="button" className="link" onClick={() => setDeleting(read)}>
                {S.delete}
                <span className="visually-hidden"> {instant(read.readAt)}</span>
              </button>
            </div>
          </li>
        ))}
      </ul>
      <MoreButton {...more} />
      {deleting && (
        <Confirm
          question={S.meterReads.deleteAsk(instant(deleting.readAt))}
          action={S.delete}
          confirm={() => remove.mutate(deleting)}
          close={() => setDeleting(undefined)}
        />
      )}
    </>
  );
}
