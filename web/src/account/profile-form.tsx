/** Who one is and where one lives. */
import { useState, type FormEvent } from 'react';
import { api, ApiError, apiWithTag } from '../api/client';
import type { ProfileDto } from '../api/schema';
import { COUNTRIES } from '../auth/countries';
import { session } from '../auth/session';
import { S } from '../strings';
import { SelectField, TextField } from '../ui/field';
import { Failed } from '../ui/states';
import { useAction } from '../ui/use-action';

const ZONES = Intl.supportedValuesOf('timeZone').map((zone) => [zone, zone.replaceAll('_', ' ')] as const);

export function ProfileForm({ user }: { user: ProfileDto }) {
  const { name, postcode, country, timezone } = user;
  const [form, setForm] = useState({ name, postcode, country, timezone });
  const set = (part: Partial<typeof form>): void => setForm((before) => ({ ...before, ...part }));
  const save = useAction(
    async () => {
      const { tag } = await apiWithTag('GET /users/me');
      return api('PATCH /users/me', { ifMatch: tag ?? undefined, body: form });
    },
    { done: S.saved, after: (profile) => session.setUser(profile) },
  );
  const error = save.error instanceof ApiError ? save.error : undefined;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form className="card form" onSubmit={submit}>
      <h2>{S.account.profile}</h2>
      {error && <Failed error={error} />}
      <TextField
        label={S.auth.name}
        required
        autoComplete="name"
        value={form.name}
        error={error?.of('name')}
        onChange={(event) => set({ name: event.target.value })}
      />
      <div className="form-row">
        <TextField
          label={S.auth.postcode}
          required
          value={form.postcode}
          error={error?.of('postcode')}
          onChange={(event) => set({ postcode: event.target.value })}
        />
        <SelectField
          label={S.auth.country}
          value={form.country}
          onChange={(event) => set({ country: event.target.value })}
          options={COUNTRIES}
        />
      </div>
      <SelectField
        label={S.account.timezone}
        value={form.timezone}
        onChange={(event) => set({ timezone: event.target.value })}
        options={ZONES}
      />
      <div>
        <button type="submit" className="button" disabled={save.isPending}>
          {S.save}
        </button>
      </div>
    </form>
  );
}
