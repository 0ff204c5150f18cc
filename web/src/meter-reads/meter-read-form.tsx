/** What a counter shows, new or changed. */
import { useState, type FormEvent } from 'react';
import { api, ApiError, apiWithTag } from '../api/client';
import type { MeterJson, RegisterReadDto, RegisterReadJson } from '../api/schema';
import { S } from '../strings';
import { CheckField, SelectField, TextArea, TextField } from '../ui/field';
import { Modal } from '../ui/modal';
import { Failed } from '../ui/states';
import { useAction } from '../ui/use-action';

const DIRECTIONS = ['import', 'export', 'production'] as const;

/** An instant as a local input shows it, and back. */
function localText(instant: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${instant.getFullYear()}-${two(instant.getMonth() + 1)}-${two(instant.getDate())}`;
  return `${day}T${two(instant.getHours())}:${two(instant.getMinutes())}`;
}

const plain = (text: string): string => text.trim().replace(',', '.');

interface MeterReadFormProps {
  readonly meter: MeterJson;
  /** null for a new one. */
  readonly read: RegisterReadJson | null;
  readonly close: () => void;
}

export function MeterReadForm({ meter, read, close }: MeterReadFormProps) {
  const [form, setForm] = useState({
    readAt: localText(read ? new Date(read.readAt) : new Date()),
    value: read?.value ?? '',
    direction: '',
    rolledOverAt: '',
    newRegister: false,
    notes: read?.notes ?? '',
  });
  const set = (part: Partial<typeof form>): void => setForm((before) => ({ ...before, ...part }));
  const save = useAction(
    async () => {
      const readAt = new Date(form.readAt).toISOString();
      const value = plain(form.value);
      if (read) {
        const path = { id: read.id };
        const { tag } = await apiWithTag('GET /usage/register-reads/{id}', { path });
        return api('PATCH /usage/register-reads/{id}', {
          path,
          ifMatch: tag ?? undefined,
          body: { readAt, value, notes: form.notes || null },
        });
      }
      const { direction, rolledOverAt, newRegister, notes } = form;
      return api('POST /usage/register-reads', {
        body: {
          meterId: meter.id,
          readAt,
          value,
          ...(direction && { direction: direction as RegisterReadDto['direction'] }),
          ...(rolledOverAt && { rolledOverAt: plain(rolledOverAt) }),
          ...(newRegister && { newRegister }),
          ...(notes && { notes }),
        },
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
    <Modal title={read ? S.meterReads.change : S.meterReads.add} close={close}>
      <form className="form" onSubmit={submit}>
        {error && <Failed error={error} />}
        <div className="form-row">
          <TextField
            label={S.meterReads.value}
            hint={meter.unit}
            inputMode="decimal"
            required
            value={form.value}
            error={error?.of('value')}
            onChange={(event) => set({ value: event.target.value })}
          />
          <TextField
            label={S.meterReads.readAt}
            type="datetime-local"
            required
            max={localText(new Date())}
            value={form.readAt}
            error={error?.of('readAt')}
            onChange={(event) => set({ readAt: event.target.value })}
          />
        </div>
        {!read && (
          <>
            <SelectField
              label={S.meterReads.direction}
              value={form.direction}
              onChange={(event) => set({ direction: event.target.value })}
              options={[
                ['', S.meterReads.usual],
                ...DIRECTIONS.map((each) => [each, S.check.directions[each]!] as const),
              ]}
            />
            <TextField
              label={S.meterReads.rolledOverAt}
              hint={S.meterReads.rolledOverHint}
              inputMode="decimal"
              value={form.rolledOverAt}
              error={error?.of('rolledOverAt')}
              onChange={(event) => set({ rolledOverAt: event.target.value })}
            />
            <CheckField
              label={S.meterReads.newRegister}
              checked={form.newRegister}
              onChange={(event) => set({ newRegister: event.target.checked })}
            />
          </>
        )}
        <TextArea
          label={S.readings.notes}
          maxLength={1000}
          rows={2}
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
