/** What one wants to be told by mail, and what was told. */
import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import type { ReminderSettingsDto } from '../api/schema';
import { usePages } from '../api/use-pages';
import { day } from '../format';
import { S } from '../strings';
import { CheckField, TextField } from '../ui/field';
import { Form, plainNumber, useForm } from '../ui/form';
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

const formOf = ({ contractEnd, betterPlanSaving }: ReminderSettingsDto) => ({
  contractEnd,
  betterPlanSaving: betterPlanSaving ?? '',
});

function ReminderForm({ settings }: { settings: ReminderSettingsDto }) {
  const told = usePages('GET /reminders', { query: { limit: 5 } });
  const save = useAction(
    ({ contractEnd, betterPlanSaving }: ReturnType<typeof formOf>) =>
      api('PUT /reminders/settings', {
        body: { contractEnd, betterPlanSaving: plainNumber(betterPlanSaving) || null },
      }),
    { done: S.saved },
  );
  const { form, field, check } = useForm(formOf(settings), save.error);
  return (
    <section className="card stack">
      <Form send={() => save.mutate(form)} error={save.error} busy={save.isPending}>
        <h2>{S.reminders.title}</h2>
        <CheckField label={S.reminders.contractEnd} {...check('contractEnd')} />
        <TextField
          label={S.reminders.betterPlan}
          hint={S.reminders.betterPlanHint}
          inputMode="decimal"
          {...field('betterPlanSaving')}
        />
      </Form>
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
    </section>
  );
}
