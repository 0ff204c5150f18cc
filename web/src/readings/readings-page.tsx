/** Stored days: filter them, page through them, add, change and delete what was typed in. */
import { useState } from 'react';
import { api } from '../api/client';
import type { DayDto } from '../api/schema';
import { usePages } from '../api/use-pages';
import { day, fixed, unitName } from '../format';
import { S } from '../strings';
import { Confirm } from '../ui/confirm';
import { SelectField, TextField } from '../ui/field';
import { MoreButton } from '../ui/more-button';
import { Empty, Failed, PageTitle, Skeleton } from '../ui/states';
import { useAction } from '../ui/use-action';
import { EntryForm } from './entry-form';

const DIRECTIONS = ['import', 'export', 'production', 'house'] as const;
type Filter = { from: string; to: string; direction: string };

export function ReadingsPage() {
  const [filter, setFilter] = useState<Filter>({ from: '', to: '', direction: '' });
  const [editing, setEditing] = useState<DayDto | 'new'>();
  const [deleting, setDeleting] = useState<DayDto>();
  const { from, to, direction } = filter;
  const { items, error, retry, ...more } = usePages('GET /usage/days', {
    query: {
      limit: 50,
      ...(from && { from }),
      ...(to && { to }),
      ...(direction && { direction: direction as DayDto['direction'] }),
    },
  });
  const remove = useAction(({ id }: DayDto) => api('DELETE /usage/entries/{id}', { path: { id } }), {
    done: S.readings.deleted,
  });
  return (
    <div className="wrap">
      <PageTitle title={S.readings.title} lead={S.readings.lead}>
        <button type="button" className="button" onClick={() => setEditing('new')}>
          {S.readings.add}
        </button>
      </PageTitle>
      <div className="stack stack--filtered">
        <div className="form-row form-row--narrow">
          <TextField
            label={S.readings.from}
            type="date"
            value={from}
            onChange={(event) => setFilter({ ...filter, from: event.target.value })}
          />
          <TextField
            label={S.readings.to}
            type="date"
            value={to}
            onChange={(event) => setFilter({ ...filter, to: event.target.value })}
          />
          <SelectField
            label={S.readings.direction}
            value={direction}
            onChange={(event) => setFilter({ ...filter, direction: event.target.value })}
            options={[
              ['', S.readings.all],
              ...DIRECTIONS.map((each) => [each, S.check.directions[each]!] as const),
            ]}
          />
        </div>
        {error && <Failed error={error} retry={retry} />}
        {!items && !error && <Skeleton height="24rem" />}
        {items?.length === 0 && <Empty title={S.readings.emptyTitle}>{S.readings.empty}</Empty>}
        {items && items.length > 0 && (
          <div className="card table-scroll" tabIndex={0} role="region" aria-label={S.readings.title}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{S.readings.date}</th>
                  <th scope="col" className="end">
                    {S.readings.amount}
                  </th>
                  <th scope="col" className="roomy">
                    {S.readings.direction}
                  </th>
                  <th scope="col" className="roomy">
                    {S.readings.source}
                  </th>
                  <th scope="col" className="end">
                    <span className="visually-hidden">{S.readings.actions}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {items.map((item) => (
                  <DayLine
                    key={item.id + item.direction + item.date}
                    item={item}
                    edit={setEditing}
                    remove={setDeleting}
                  />
                ))}
              </tbody>
            </table>
          </div>
        )}
        <MoreButton {...more} />
      </div>
      {editing && (
        <EntryForm entry={editing === 'new' ? null : editing} close={() => setEditing(undefined)} />
      )}
      {deleting && (
        <Confirm
          question={S.readings.deleteAsk(day(deleting.date))}
          action={S.delete}
          confirm={() => remove.mutate(deleting)}
          close={() => setDeleting(undefined)}
        />
      )}
    </div>
  );
}

function DayLine({
  item,
  edit,
  remove,
}: {
  item: DayDto;
  edit: (item: DayDto) => void;
  remove: (item: DayDto) => void;
}) {
  return (
    <tr>
      <th scope="row">
        <span className="number">{day(item.date)}</span>
        <p className="muted cramped">
          {S.check.directions[item.direction]}, {S.readings.sources[item.source]}
        </p>
        {item.notes && <p className="muted">{item.notes}</p>}
      </th>
      <td className="end number">
        {fixed(item.total, 2)} {unitName(item.unit)}
      </td>
      <td className="roomy">{S.check.directions[item.direction]}</td>
      <td className="roomy">
        {S.readings.sources[item.source]}
        {item.quality !== 'complete' && <p className="muted">{S.readings.qualities[item.quality]}</p>}
      </td>
      <td className="end row__actions">
        {item.source === 'manual' && (
          <>
            <button type="button" className="link" onClick={() => edit(item)}>
              {S.edit}
              <span className="visually-hidden"> {day(item.date)}</span>
            </button>
            <button type="button" className="link" onClick={() => remove(item)}>
              {S.delete}
              <span className="visually-hidden"> {day(item.date)}</span>
            </button>
          </>
        )}
      </td>
    </tr>
  );
}
