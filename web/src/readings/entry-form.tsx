/** A day typed in by hand, new or changed. */
import { api, apiWithTag } from '../api/client';
import type { DayDto, EntryDto } from '../api/schema';
import { today, unitName } from '../format';
import { S } from '../strings';
import { SelectField, TextArea, TextField } from '../ui/field';
import { Form, plainNumber, useForm } from '../ui/form';
import { Modal } from '../ui/modal';
import { useAction } from '../ui/use-action';

const formOf = (entry: DayDto | null) => ({
  commodity: 'electricity',
  date: entry?.date ?? today(),
  quantity: entry?.total ?? '',
  notes: entry?.notes ?? '',
});

export function EntryForm({ entry, close }: { entry: DayDto | null; close: () => void }) {
  const save = useAction(
    async ({ commodity, date, quantity: typed, notes }: ReturnType<typeof formOf>) => {
      const quantity = plainNumber(typed);
      if (!entry)
        return api('POST /usage/entries', {
          body: {
            commodity: commodity as EntryDto['commodity'],
            date,
            quantity,
            ...(notes && { notes }),
          },
        });
      const path = { id: entry.id };
      const { tag } = await apiWithTag('GET /usage/entries/{id}', { path });
      const body = { quantity, notes: notes || null };
      return api('PATCH /usage/entries/{id}', { path, ifMatch: tag ?? undefined, body });
    },
    { done: S.saved, after: close },
  );
  const { form, field } = useForm(formOf(entry), save.error);
  return (
    <Modal title={entry ? S.readings.change : S.readings.add} close={close}>
      <Form send={() => save.mutate(form)} error={save.error} busy={save.isPending}>
        {!entry && (
          <div className="form-row">
            <SelectField
              label={S.readings.commodity}
              options={Object.entries(S.home.commodities)}
              {...field('commodity')}
            />
            <TextField label={S.readings.date} type="date" required max={today()} {...field('date')} />
          </div>
        )}
        <TextField
          label={S.readings.amount}
          hint={entry && unitName(entry.unit)}
          inputMode="decimal"
          required
          {...field('quantity')}
        />
        <TextArea label={S.readings.notes} maxLength={1000} rows={3} {...field('notes')} />
      </Form>
    </Modal>
  );
}
