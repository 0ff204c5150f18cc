/** What one wants to be told by mail, and what was told. */
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { api } from '../api/client';
import type { ReminderSettingsDto } from '../api/schema';
import { usePages } from '../api/use-pages';
import { day } from '../format';
import { S } from '../strings';
import { CheckField, TextField } from '../ui/field';
import { Failed, Skeleton } from '../ui/states';
import { useAction } from '../ui/use-action';

export function Reminders() {
  const settings = useQuery({
    queryKey: ['reminder-settings'],
    queryFn: () => api('GET /reminders/settings'),
  });
  if (settings.error) return <Failed error={settings.error} retry={() => void settings.refetch()} />;
  if (!settings.data) return <Skeleton />;
  return <ReminderForm settings={settings.data} />;
}

function ReminderForm({ settings }: { settings: ReminderSettingsDto }) {
  const [contractEnd, setContractEnd] = useState(settings.contractEnd);
  const [saving, setSaving] = useState(settings.betterPlanSaving ?? '');
  const told = usePages('GET /reminders', { query: { limit: 5 } });
  const save = useAction(
    () =>
      api('PUT /reminders/settings', {
        body: { contractEnd, betterPlanSaving: saving.trim().replace(',', '.') || null },
      }),
    { done: S.saved },
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form className="card form" onSubmit={submit}>
      <h2>{S.reminders.title}</h2>
      {save.error && <Failed error={save.error} />}
      <CheckField
        label={S.reminders.contractEnd}
        checked={contractEnd}
        onChange={(event) => setContractEnd(event.target.checked)}
      />
      <TextField
        label={S.reminders.betterPlan}
        hint={S.reminders.betterPlanHint}
        inputMode="decimal"
        value={saving}
        onChange={(event) => setSaving(event.target.value)}
      />
      <div>
        <button type="submit" className="button" disabled={save.isPending}>
          {S.save}
        </button>
      </div>
      {told.items && told.items.length > 0 && (
        <details className="more">
          <summary>{S.reminders.told}</summary>
          <ul className="bullets">
            {told.items.map(({ id, subject, createdAt }) => (
              <li key={id}>
                {subject} <span className="muted">{day(createdAt)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </form>
  );
}
