/** A day typed in by hand, new or changed. */
import { useState, type FormEvent } from 'react';
import { api, ApiError, apiWithTag } from '../api/client';
import type { DayDto, EntryDto } from '../api/schema';
import { today } from '../format';
import { S } from '../strings';
import { SelectField, TextArea, TextField } from '../ui/field';
import { Modal } from '../ui/modal';
import { Failed } from '../ui/states';
import { useAction } from '../ui/use-action';

const COMMODITIES = ['electricity', 'gas', 'water'] as const;

export function EntryForm({ entry, close }: { entry: DayDto | null; close: () => void }) {
  const [form, setForm] = useState({
    commodity: 'electricity',
    date: entry?.date ?? today(),
    quantity: entry?.total ?? '',
    notes: entry?.notes ?? '',
  });
  const set = (part: Partial<typeof form>): void => setForm((before) => ({ ...before, ...part }));
  const save = useAction(
    async () => {
      const quantity = form.quantity.trim().replace(',', '.');
      if (!entry) {
        const { date, notes } = form;
        const commodity = form.commodity as EntryDto['commodity'];
        return api('POST /usage/entries', { body: { commodity, date, quantity, ...(notes && { notes }) } });
      }
      const path = { id: entry.id };
      const { tag } = await apiWithTag('GET /usage/entries/{id}', { path });
      return api('PATCH /usage/entries/{id}', {
        path,
        ifMatch: tag ?? undefined,
        body: { quantity, notes: form.notes || null },
      });
    },
    { done: S.saved, after: close },
  );
  const error = save.error instanceof ApiError ? save.error : undefined;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <Modal title={entry ? S.readings.change : S.readings.add} close={close}>
      <form className="form" onSubmit={submit}>
        {error && <Failed error={error} />}
        {!entry && (
          <div className="form-row">
            <SelectField
              label={S.readings.commodity}
              value={form.commodity}
              onChange={(event) => set({ commodity: event.target.value })}
              options={COMMODITIES.map((each) => [each, S.home.commodities[each]!] as const)}
            />
            <TextField
              label={S.readings.date}
              type="date"
              required
              max={today()}
              value={form.date}
              error={error?.of('date')}
              onChange={(event) => set({ date: event.target.value })}
            />
          </div>
        )}
        <TextField
          label={S.readings.amount}
          hint={entry?.unit}
          inputMode="decimal"
          required
          value={form.quantity}
          error={error?.of('quantity')}
          onChange={(event) => set({ quantity: event.target.value })}
        />
        <TextArea
          label={S.readings.notes}
          maxLength={1000}
          rows={3}
          value={form.notes}
          onChange={(event) => set({ notes: event.target.value })}
        />
        <div>
          <button type="submit" className="button" disabled={save.isPending}>
            {S.save}
          </button>
        </div>
      </form>
    </Modal>
  );
}
