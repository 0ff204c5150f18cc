/** Asks for the address before everything is gone. */
import { useState } from 'react';
import { useLocation } from 'wouter';
import { api } from '../api/client';
import { session } from '../auth/session';
import { S } from '../strings';
import { TextField } from '../ui/field';
import { Form } from '../ui/form';
import { Modal } from '../ui/modal';
import { useAction } from '../ui/use-action';

export function EraseForm({ email, close }: { email: string; close: () => void }) {
  const [typed, setTyped] = useState('');
  const [, go] = useLocation();
  const erase = useAction(() => api('DELETE /users/me'), {
    after: () => {
      session.end();
      go('/');
    },
  });
  return (
    <Modal title={S.account.erase} close={close}>
      <Form
        send={() => erase.mutate()}
        error={erase.error}
        busy={typed !== email || erase.isPending}
        action={S.account.eraseDo}
        danger
      >
        <p>{S.account.eraseAsk}</p>
        <TextField
          label={S.auth.email}
          type="email"
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </Form>
    </Modal>
  );
}
