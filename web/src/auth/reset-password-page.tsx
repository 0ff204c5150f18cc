/** A forgotten password: a code by mail, then a new password. The mail's link carries the code behind the #, which no server sees. */
import { useState, type FormEvent } from 'react';
import { useLocation } from 'wouter';
import { api, ApiError } from '../api/client';
import { S } from '../strings';
import { TextField } from '../ui/field';
import { Failed, PageTitle } from '../ui/states';
import { useAction } from '../ui/use-action';

export function ResetPasswordPage() {
  const [code, setCode] = useState(() => decodeURIComponent(location.hash.slice(1)));
  const [asked, setAsked] = useState(code !== '');
  return (
    <div className="wrap wrap--narrow">
      <PageTitle title={S.auth.reset} lead={asked ? S.auth.resetCodeLead : S.auth.resetLead} />
      {asked ? <NewPassword code={code} setCode={setCode} /> : <AskForCode asked={() => setAsked(true)} />}
    </div>
  );
}

function AskForCode({ asked }: { asked: () => void }) {
  const [email, setEmail] = useState('');
  const ask = useAction(() => api('POST /auth/password-reset', { body: { email } }), { after: asked });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    ask.mutate();
  };
  return (
    <form className="form card" onSubmit={submit}>
      {ask.error && <Failed error={ask.error} />}
      <TextField
        label={S.auth.email}
        type="email"
        required
        autoComplete="email"
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <div className="row row--between">
        <button type="submit" className="button" disabled={ask.isPending}>
          {S.auth.resetAsk}
        </button>
        <button type="button" className="link" onClick={asked}>
          {S.auth.resetHaveCode}
        </button>
      </div>
    </form>
  );
}

function NewPassword({ code, setCode }: { code: string; setCode: (code: string) => void }) {
  const [password, setPassword] = useState('');
  const [, go] = useLocation();
  const set = useAction(
    () => api('POST /auth/password-reset/confirm', { body: { token: code.trim(), password } }),
    { done: S.auth.resetDone, after: () => go('/log-in') },
  );
  const error = set.error instanceof ApiError ? set.error : undefined;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    set.mutate();
  };
  return (
    <form className="form card" onSubmit={submit}>
      {error && <Failed error={error} />}
      <TextField
        label={S.auth.resetCode}
        required
        autoComplete="one-time-code"
        value={code}
        onChange={(event) => setCode(event.target.value)}
      />
      <TextField
        label={S.account.newPassword}
        hint={S.auth.passwordHint}
        type="password"
        required
        minLength={10}
        autoComplete="new-password"
        value={password}
        error={error?.of('password')}
        onChange={(event) => setPassword(event.target.value)}
      />
      <div>
        <button type="submit" className="button" disabled={set.isPending}>
          {S.account.passwordDo}
        </button>
      </div>
    </form>
  );
}
