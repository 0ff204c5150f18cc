/** A new password; every other session ends. */
import { api } from '../api/client';
import { S } from '../strings';
import { NewPasswordField, TextField } from '../ui/field';
import { Form, useForm } from '../ui/form';
import { useAction } from '../ui/use-action';

const EMPTY = { currentPassword: '', newPassword: '' };

export function PasswordForm() {
  const change = useAction((body: typeof EMPTY) => api('POST /auth/password', { body }), {
    done: S.account.passwordChanged,
    after: () => set(EMPTY),
  });
  const { form, set, field } = useForm(EMPTY, change.error);
  return (
    <Form
      card
      send={() => change.mutate(form)}
      error={change.error}
      busy={change.isPending}
      action={S.account.passwordDo}
    >
      <h2>{S.account.password}</h2>
      <TextField
        label={S.account.currentPassword}
        type="password"
        required
        autoComplete="current-password"
        {...field('currentPassword')}
      />
      <NewPasswordField label={S.account.newPassword} required {...field('newPassword')} />
    </Form>
  );
}
