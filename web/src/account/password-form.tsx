/** A new password; every other session ends. */
import { useState, type FormEvent } from 'react';
import { api, ApiError } from '../api/client';
import { S } from '../strings';
import { TextField } from '../ui/field';
import { Failed } from '../ui/states';
import { useAction } from '../ui/use-action';

const EMPTY = { currentPassword: '', newPassword: '' };

export function PasswordForm() {
  const [form, setForm] = useState(EMPTY);
  const change = useAction(() => api('POST /auth/password', { body: form }), {
    done: S.account.passwordChanged,
    after: () => setForm(EMPTY),
  });
  const error = change.error instanceof ApiError ? change.error : undefined;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    change.mutate();
  };
  return (
    <form className="card form" onSubmit={submit}>
      <h2>{S.account.password}</h2>
      {error && <Failed error={error} />}
      <TextField
        label={S.account.currentPassword}
        type="password"
        required
        autoComplete="current-password"
        value={form.currentPassword}
        onChange={(event) => setForm({ ...form, currentPassword: event.target.value })}
      />
      <TextField
        label={S.account.newPassword}
        hint={S.auth.passwordHint}
        type="password"
        required
        minLength={10}
        autoComplete="new-password"
        value={form.newPassword}
        error={error?.of('newPassword')}
        onChange={(event) => setForm({ ...form, newPassword: event.target.value })}
      />
      <div>
        <button type="submit" className="button" disabled={change.isPending}>
          {S.account.passwordDo}
        </button>
      </div>
    </form>
  );
}
