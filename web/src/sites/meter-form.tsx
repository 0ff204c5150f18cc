import { useState, type FormEvent } from 'react';
import { api, ApiError } from '../api/client';
import type { MeterDto, MeterJson, SiteJson } from '../api/schema';
import { S } from '../strings';
import { SelectField, TextField } from '../ui/field';
import { Modal } from '../ui/modal';
import { Failed } from '../ui/states';
import { useAction } from '../ui/use-action';

/** A new meter of a home. */
export function MeterForm({
  site,
  meters,
  close,
}: {
  site: SiteJson;
  meters: readonly MeterJson[];
  close: () => void;
}) {
  const [form, setForm] = useState({
    name: '',
    serial: '',
    commodity: 'electricity',
    category: 'CONS',
    parentMeterId: '',
  });
  const set = (part: Partial<typeof form>): void => setForm((before) => ({ ...before, ...part }));
  const save = useAction(
    () => {
      const { name, serial, parentMeterId } = form;
      return api('POST /meters', {
        body: {
          siteId: site.id,
          name,
          commodity: form.commodity as MeterDto['commodity'],
          category: form.category as MeterDto['category'],
          ...(serial && { serial }),
          ...(parentMeterId && { parentMeterId }),
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
    <Modal title={S.sites.addMeter} close={close}>
      <form className="form" onSubmit={submit}>
        {error && <Failed error={error} />}
        <TextField
          label={S.sites.name}
          required
          value={form.name}
          error={error?.of('name')}
          onChange={(event) => set({ name: event.target.value })}
        />
        <TextField
          label={S.sites.serial}
          value={form.serial}
          error={error?.of('serial')}
          onChange={(event) => set({ serial: event.target.value })}
        />
        <div className="form-row">
          <SelectField
            label={S.sites.commodity}
            value={form.commodity}
            onChange={(event) => set({ commodity: event.target.value })}
            options={Object.entries(S.home.commodities)}
          />
          <SelectField
            label={S.sites.category}
            value={form.category}
            onChange={(event) => set({ category: event.target.value })}
            options={Object.entries(S.sites.categories)}
          />
        </div>
        <SelectField
          label={S.sites.parent}
          value={form.parentMeterId}
          error={error?.of('parentMeterId')}
          onChange={(event) => set({ parentMeterId: event.target.value })}
          options={[['', S.sites.noParent], ...meters.map(({ id, name }) => [id, name] as const)]}
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
