/** Asks for the address before everything is gone. */
import { useState, type FormEvent } from 'react';
import { useLocation } from 'wouter';
import { api } from '../api/client';
import { session } from '../auth/session';
import { S } from '../strings';
import { TextField } from '../ui/field';
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
