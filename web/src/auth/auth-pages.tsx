/** Signing up and logging in. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { api } from '../api/client';
import type { LoggedInDto } from '../api/schema';
import { S } from '../strings';
import { useTrial } from '../try/trial';
import { CheckField, NewPasswordField, SelectField, TextField } from '../ui/field';
import { Form, useForm } from '../ui/form';
import { PageTitle } from '../ui/states';
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
  return { failure: error, busy, enter };
}

export function SignUpPage() {
  const { failure, busy, enter } = useEntry();
  const { form, field, check } = useForm(
    { name: '', email: '', password: '', postcode: '', country: guessCountry(), consent: false },
    failure,
  );
  const timezone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const other = (
    <Link className="small" href="/log-in">
      {S.auth.haveAccount}
    </Link>
  );
  return (
    <div className="wrap wrap--narrow">
      <PageTitle title={S.auth.signUp} lead={S.auth.signUpLead} />
      <Form
        card
        send={() => void enter(() => api('POST /auth/register', { body: { ...form, timezone } }))}
        error={failure}
        busy={busy}
        action={busy ? S.auth.working : S.auth.signUp}
        beside={other}
      >
        <TextField label={S.auth.name} required autoComplete="name" {...field('name')} />
        <TextField label={S.auth.email} type="email" required autoComplete="email" {...field('email')} />
        <NewPasswordField label={S.auth.password} required {...field('password')} />
        <div className="form-row">
          <TextField label={S.auth.postcode} required autoComplete="postal-code" {...field('postcode')} />
          <SelectField label={S.auth.country} options={COUNTRIES} {...field('country')} />
        </div>
        <CheckField label={S.auth.consent} required {...check('consent')} />
      </Form>
    </div>
  );
}

export function LogInPage() {
  const { failure, busy, enter } = useEntry();
  const { form, field } = useForm({ email: '', password: '' }, failure);
  const forgot = (
    <Link className="small" href="/reset-password">
      {S.auth.forgot}
    </Link>
  );
  return (
    <div className="wrap wrap--narrow stack">
      <PageTitle title={S.auth.logIn} />
      <Form
        card
        send={() => void enter(() => api('POST /auth/login', { body: form }))}
        error={failure}
        busy={busy}
        action={busy ? S.auth.working : S.auth.logIn}
        beside={forgot}
      >
        <TextField label={S.auth.email} type="email" required autoComplete="email" {...field('email')} />
        <TextField
          label={S.auth.password}
          type="password"
          required
          autoComplete="current-password"
          {...field('password')}
        />
      </Form>
      <p className="small">
        <Link href="/sign-up">{S.auth.noAccount}</Link>
      </p>
    </div>
  );
}

/** The country of the reader's locale, where the service knows it. */
function guessCountry(): string {
  const region = new Intl.Locale(navigator.language).maximize().region ?? '';
  return COUNTRIES.some(([code]) => code === region) ? region : 'US';
}
