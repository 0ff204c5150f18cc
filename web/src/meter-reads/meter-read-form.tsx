/** What a counter shows, new or changed. */
import { api, apiWithTag } from '../api/client';
import type { MeterJson, RegisterReadDto, RegisterReadJson } from '../api/schema';
import { unitName } from '../format';
import { S } from '../strings';
import { CheckField, SelectField, TextArea, TextField } from '../ui/field';
import { Form, plainNumber, useForm } from '../ui/form';
import { Modal } from '../ui/modal';
import { useAction } from '../ui/use-action';

const DIRECTIONS = ['import', 'export', 'production'] as const;

/** An instant as a local input shows it. */
function localText(instant: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${instant.getFullYear()}-${two(instant.getMonth() + 1)}-${two(instant.getDate())}`;
  return `${day}T${two(instant.getHours())}:${two(instant.getMinutes())}`;
}

interface MeterReadFormProps {
  readonly meter: MeterJson;
  /** null for a new one. */
  readonly read: RegisterReadJson | null;
  readonly close: () => void;
}

const formOf = (read: RegisterReadJson | null) => ({
  readAt: localText(read ? new Date(read.readAt) : new Date()),
  value: read?.value ?? '',
  direction: '',
  rolledOverAt: '',
  newRegister: false,
  notes: read?.notes ?? '',
});

export function MeterReadForm({ meter, read, close }: MeterReadFormProps) {
  const save = useAction(
    async ({ direction, rolledOverAt, newRegister, notes, ...typed }: ReturnType<typeof formOf>) => {
      const readAt = new Date(typed.readAt).toISOString();
      const value = plainNumber(typed.value);
      if (read) {
        const path = { id: read.id };
        const { tag } = await apiWithTag('GET /usage/register-reads/{id}', { path });
        const body = { readAt, value, notes: notes || null };
        return api('PATCH /usage/register-reads/{id}', { path, ifMatch: tag ?? undefined, body });
      }
      return api('POST /usage/register-reads', {
        body: {
          meterId: meter.id,
          readAt,
          value,
          ...(direction && { direction: direction as RegisterReadDto['direction'] }),
          ...(rolledOverAt && { rolledOverAt: plainNumber(rolledOverAt) }),
          ...(newRegister && { newRegister }),
          ...(notes && { notes }),
        },
      });
    },
    { done: S.saved, after: close },
  );
  const { form, field, check } = useForm(() => formOf(read), save.error);
  return (
    <Modal title={read ? S.meterReads.change : S.meterReads.add} close={close}>
      <Form send={() => save.mutate(form)} error={save.error} busy={save.isPending}>
        <div className="form-row">
          <TextField
            label={S.meterReads.value}
            hint={unitName(meter.unit)}
            inputMode="decimal"
            required
            {...field('value')}
          />
          <TextField
            label={S.meterReads.readAt}
            type="datetime-local"
            required
            max={localText(new Date())}
            {...field('readAt')}
          />
        </div>
        {!read && (
          <>
            <SelectField
              label={S.meterReads.direction}
              options={[
                ['', S.meterReads.usual],
                ...DIRECTIONS.map((each) => [each, S.check.directions[each]!] as const),
              ]}
              {...field('direction')}
            />
            <TextField
              label={S.meterReads.rolledOverAt}
              hint={S.meterReads.rolledOverHint}
              inputMode="decimal"
              {...field('rolledOverAt')}
            />
            <CheckField label={S.meterReads.newRegister} {...check('newRegister')} />
          </>
        )}
        <TextArea label={S.readings.notes} maxLength={1000} rows={2} {...field('notes')} />
      </Form>
    </Modal>
  );
}
