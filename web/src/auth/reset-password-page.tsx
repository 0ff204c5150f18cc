/** A forgotten password: a code by mail, then a new password. The mail's link carries the code behind the #, which no server sees. */
import { useState } from 'react';
import { useLocation } from 'wouter';
import { api } from '../api/client';
import { S } from '../strings';
import { NewPasswordField, TextField } from '../ui/field';
import { Form, useForm } from '../ui/form';
import { PageTitle } from '../ui/states';
import { useAction } from '../ui/use-action';

export function ResetPasswordPage() {
  const code = decodeURIComponent(location.hash.slice(1));
  const [asked, setAsked] = useState(code !== '');
  return (
    <div className="wrap wrap--narrow">
      <PageTitle title={S.auth.reset} lead={asked ? S.auth.resetCodeLead : S.auth.resetLead} />
      {asked ? <NewPassword code={code} /> : <AskForCode asked={() => setAsked(true)} />}
    </div>
  );
}

function AskForCode({ asked }: { asked: () => void }) {
  const ask = useAction((body: { email: string }) => api('POST /auth/password-reset', { body }), {
    after: asked,
  });
  const { form, field } = useForm({ email: '' }, ask.error);
  const have = (
    <button type="button" className="link small" onClick={asked}>
      {S.auth.resetHaveCode}
    </button>
  );
  return (
    <Form
      card
      send={() => ask.mutate(form)}
      error={ask.error}
      busy={ask.isPending}
      action={S.auth.resetAsk}
      beside={have}
    >
      <TextField label={S.auth.email} type="email" required autoComplete="email" {...field('email')} />
    </Form>
  );
}

function NewPassword({ code }: { code: string }) {
  const [, go] = useLocation();
  const confirm = useAction(
    ({ token, password }: { token: string; password: string }) =>
      api('POST /auth/password-reset/confirm', { body: { token: token.trim(), password } }),
    { done: S.auth.resetDone, after: () => go('/log-in') },
  );
  const { form, field } = useForm({ token: code, password: '' }, confirm.error);
  return (
    <Form
      card
      send={() => confirm.mutate(form)}
      error={confirm.error}
      busy={confirm.isPending}
      action={S.account.passwordDo}
    >
      <TextField label={S.auth.resetCode} required autoComplete="one-time-code" {...field('token')} />
      <NewPasswordField label={S.account.newPassword} required {...field('password')} />
    </Form>
  );
}
