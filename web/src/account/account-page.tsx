/** The account: who one is, what one may use, and how to leave with everything or without a trace. */
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useLocation } from 'wouter';
import { api, ApiError, apiFile, apiWithTag } from '../api/client';
import type { ProfileDto } from '../api/schema';
import { COUNTRIES } from '../auth/countries';
import { session } from '../auth/session';
import { useUser } from '../auth/use-user';
import { count, day } from '../format';
import { S } from '../strings';
import { download } from '../ui/download';
import { SelectField, TextField } from '../ui/field';
import { Modal } from '../ui/modal';
import { Failed, PageTitle, Skeleton } from '../ui/states';
import { useAction } from '../ui/use-action';

const ZONES = Intl.supportedValuesOf('timeZone').map((zone) => [zone, zone.replaceAll('_', ' ')] as const);

export function AccountPage() {
  const user = useUser();
  const [erasing, setErasing] = useState(false);
  const takeAll = useAction(async () =>
    download('treebeard-export.zip', await apiFile('GET /users/me/export')),
  );
  if (!user)
    return (
      <div className="wrap">
        <Skeleton height="30rem" />
      </div>
    );
  return (
    <div className="wrap">
      <PageTitle title={S.account.title} lead={user.email} />
      <div className="grid grid--two">
        <ProfileForm user={user} />
        <Quotas />
        <section className="card stack">
          <h2>{S.account.export}</h2>
          <p className="quiet">{S.account.exportLead}</p>
          <div>
            <button
              type="button"
              className="button button--quiet"
              disabled={takeAll.isPending}
              onClick={() => takeAll.mutate()}
            >
              {S.account.exportDo}
            </button>
          </div>
        </section>
        <section className="card stack">
          <h2>{S.account.erase}</h2>
          <p className="quiet">{S.account.eraseLead}</p>
          <div>
            <button type="button" className="button button--danger" onClick={() => setErasing(true)}>
              {S.account.eraseDo}
            </button>
          </div>
        </section>
      </div>
      {erasing && <EraseForm email={user.email} close={() => setErasing(false)} />}
    </div>
  );
}

function ProfileForm({ user }: { user: ProfileDto }) {
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

function Quotas() {
  const quotas = useQuery({ queryKey: ['quotas'], queryFn: () => api('GET /users/me/quotas') });
  if (quotas.error) return <Failed error={quotas.error} />;
  if (!quotas.data) return <Skeleton />;
  return (
    <section className="card stack">
      <div className="row row--between">
        <h2>{S.account.usage}</h2>
        <span className="tag tag--accent">{S.account.tiers[quotas.data.tier]}</span>
      </div>
      <table>
        <tbody>
          {quotas.data.quotas.map(({ name, used, limit, resetsAt }) => (
            <tr key={name}>
              <th scope="row">
                {S.account.quotas[name]}
                {limit !== null && resetsAt && <p className="muted">{S.account.resets(day(resetsAt))}</p>}
              </th>
              <td className="end number">
                {limit === null ? `${count(used)} · ${S.account.noLimit}` : S.account.ofLimit(used, limit)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function EraseForm({ email, close }: { email: string; close: () => void }) {
  const [typed, setTyped] = useState('');
  const [, go] = useLocation();
  const erase = useAction(() => api('DELETE /users/me'), {
    after: () => {
      session.end();
      go('/');
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    erase.mutate();
  };
  return (
    <Modal title={S.account.erase} close={close}>
      <form className="form" onSubmit={submit}>
        <p>{S.account.eraseAsk}</p>
        <TextField
          label={S.auth.email}
          type="email"
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <div>
          <button
            type="submit"
            className="button button--danger"
            disabled={typed !== email || erase.isPending}
          >
            {S.account.eraseDo}
          </button>
        </div>
      </form>
    </Modal>
  );
}
