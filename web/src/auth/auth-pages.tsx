/** Signing up and logging in. */
import { useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { Link, useLocation } from 'wouter';
import { api, ApiError } from '../api/client';
import type { LoggedInDto } from '../api/schema';
import { S } from '../strings';
import { useTrial } from '../try/trial';
import { CheckField, SelectField, TextField } from '../ui/field';
import { Failed, PageTitle } from '../ui/states';
import { COUNTRIES } from './countries';
import { keepTrial } from './keep-trial';
import { session } from './session';

function useEntry() {
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const [, go] = useLocation();
  const trial = useTrial();
  const queries = useQueryClient();
  const enter = async (work: () => Promise<LoggedInDto>): Promise<void> => {
    setBusy(true);
    setError(undefined);
    try {
      const loggedIn = await work();
      queries.clear();
      session.begin(loggedIn);
      go((await keepTrial(trial)) ? '/results' : '/home');
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };
  return { error: error instanceof ApiError ? error : undefined, failure: error, busy, enter };
}

export function SignUpPage() {
  const { error, failure, busy, enter } = useEntry();
  const [form, setForm] = useState({
    name: '',
    email: '',
    password: '',
    postcode: '',
    country: guessCountry(),
    consent: false,
  });
  const set = (part: Partial<typeof form>): void => setForm((before) => ({ ...before, ...part }));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const timezone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    void enter(() => api('POST /auth/register', { body: { ...form, timezone } }));
  };
  return (
    <div className="wrap wrap--narrow">
      <PageTitle title={S.auth.signUp} lead={S.auth.signUpLead} />
      <form className="form card" onSubmit={submit}>
        {failure !== undefined && <Failed error={failure} />}
        <TextField
          label={S.auth.name}
          required
          autoComplete="name"
          value={form.name}
          error={error?.of('name')}
          onChange={(event) => set({ name: event.target.value })}
        />
        <TextField
          label={S.auth.email}
          type="email"
          required
          autoComplete="email"
          value={form.email}
          error={error?.of('email')}
          onChange={(event) => set({ email: event.target.value })}
        />
        <TextField
          label={S.auth.password}
          hint={S.auth.passwordHint}
          type="password"
          required
          minLength={10}
          autoComplete="new-password"
          value={form.password}
          error={error?.of('password')}
          onChange={(event) => set({ password: event.target.value })}
        />
        <div className="form-row">
          <TextField
            label={S.auth.postcode}
            required
            autoComplete="postal-code"
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
        <CheckField
          label={S.auth.consent}
          required
          checked={form.consent}
          onChange={(event) => set({ consent: event.target.checked })}
        />
        <div className="row row--between">
          <button type="submit" className="button" disabled={busy}>
            {busy ? S.auth.working : S.auth.signUp}
          </button>
          <Link className="small" href="/log-in">
            {S.auth.haveAccount}
          </Link>
        </div>
      </form>
    </div>
  );
}

export function LogInPage() {
  const { error, failure, busy, enter } = useEntry();
  const [form, setForm] = useState({ email: '', password: '' });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void enter(() => api('POST /auth/login', { body: form }));
  };
  return (
    <div className="wrap wrap--narrow">
      <PageTitle title={S.auth.logIn} />
      <form className="form card" onSubmit={submit}>
        {failure !== undefined && <Failed error={failure} />}
        <TextField
          label={S.auth.email}
          type="email"
          required
          autoComplete="email"
          value={form.email}
          error={error?.of('email')}
          onChange={(event) => setForm({ ...form, email: event.target.value })}
        />
        <TextField
          label={S.auth.password}
          type="password"
          required
          autoComplete="current-password"
          value={form.password}
          error={error?.of('password')}
          onChange={(event) => setForm({ ...form, password: event.target.value })}
        />
        <div className="row row--between">
          <button type="submit" className="button" disabled={busy}>
            {busy ? S.auth.working : S.auth.logIn}
          </button>
          <Link className="small" href="/reset-password">
            {S.auth.forgot}
          </Link>
        </div>
        <p className="small">
          <Link href="/sign-up">{S.auth.noAccount}</Link>
        </p>
      </form>
    </div>
  );
}

/** The country of the reader's locale, where the service knows it. */
function guessCountry(): string {
  const region = new Intl.Locale(navigator.language).maximize().region ?? '';
  return COUNTRIES.some(([code]) => code === region) ? region : 'US';
}
