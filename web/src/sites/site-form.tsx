import { useState, type FormEvent } from 'react';
import { api, ApiError, apiWithTag } from '../api/client';
import type { SiteJson } from '../api/schema';
import { COUNTRIES } from '../auth/countries';
import { S } from '../strings';
import { SelectField, TextField } from '../ui/field';
import { Modal } from '../ui/modal';
import { Failed } from '../ui/states';
import { useAction } from '../ui/use-action';

/** A home, new or changed. */
export function SiteForm({ site, close }: { site?: SiteJson; close: () => void }) {
  const [form, setForm] = useState({
    name: site?.name ?? '',
    postcode: site?.postcode ?? '',
    country: site?.country ?? 'US',
    network: site?.network ?? '',
  });
  const set = (part: Partial<typeof form>): void => setForm((before) => ({ ...before, ...part }));
  const save = useAction(
    async () => {
      const { network, ...rest } = form;
      const body = { ...rest, ...(network && { network }) };
      if (!site) return api('POST /sites', { body });
      const path = { id: site.id };
      const { tag } = await apiWithTag('GET /sites/{id}', { path });
      return api('PATCH /sites/{id}', { path, ifMatch: tag ?? undefined, body });
    },
    { done: S.saved, after: close },
  );
  const error = save.error instanceof ApiError ? save.error : undefined;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <Modal title={site ? site.name : S.sites.addSite} close={close}>
      <form className="form" onSubmit={submit}>
        {error && <Failed error={error} />}
        <TextField
          label={S.sites.name}
          required
          value={form.name}
          error={error?.of('name')}
          onChange={(event) => set({ name: event.target.value })}
        />
        <div className="form-row">
          <TextField
            label={S.sites.postcode}
            required
            value={form.postcode}
            error={error?.of('postcode')}
            onChange={(event) => set({ postcode: event.target.value })}
          />
          <SelectField
            label={S.sites.country}
            value={form.country}
            onChange={(event) => set({ country: event.target.value })}
            options={COUNTRIES}
          />
        </div>
        <TextField
          label={S.sites.network}
          hint={S.check.networkWhy}
          placeholder="tdu:ONCOR"
          value={form.network}
          error={error?.of('network')}
          onChange={(event) => set({ network: event.target.value })}
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
