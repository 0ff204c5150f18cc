/** Makes a public link to an answer. */
import { useState, type FormEvent } from 'react';
import { api } from '../api/client';
import type { ReportDto } from '../api/schema';
import { linkOf } from '../reports/link-of';
import { S } from '../strings';
import { TextField } from '../ui/field';
import { Modal } from '../ui/modal';
import { Failed } from '../ui/states';
import { useToast } from '../ui/toast';
import { useAction } from '../ui/use-action';

export function ShareButton({ recommendationId }: { recommendationId: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="button button--quiet" onClick={() => setOpen(true)}>
        {S.results.share}
      </button>
      {open && (
        <Modal title={S.results.share} close={() => setOpen(false)}>
          <ShareForm recommendationId={recommendationId} />
        </Modal>
      )}
    </>
  );
}

function ShareForm({ recommendationId }: { recommendationId: string }) {
  const [password, setPassword] = useState('');
  const [ends, setEnds] = useState('');
  const [made, setMade] = useState<ReportDto>();
  const toast = useToast();
  const make = useAction(
    () =>
      api('POST /reports', {
        body: {
          recommendationId,
          ...(password && { password }),
          ...(ends && { expiresAt: `${ends}T23:59:59Z` }),
        },
      }),
    { after: setMade },
  );
  if (made) {
    const link = linkOf(made);
    return (
      <div className="stack">
        <TextField
          label={S.results.shareLink}
          readOnly
          value={link}
          onFocus={(event) => event.target.select()}
        />
        <div className="row">
          <button
            type="button"
            className="button"
            onClick={() => void navigator.clipboard.writeText(link).then(() => toast(S.results.copied))}
          >
            {S.results.copy}
          </button>
          <a className="button button--quiet" href={link} target="_blank" rel="noreferrer">
            {S.results.open}
          </a>
        </div>
      </div>
    );
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    make.mutate();
  };
  return (
    <form className="form" onSubmit={submit}>
      <p className="quiet">{S.results.shareLead}</p>
      {make.error && <Failed error={make.error} />}
      <TextField
        label={S.results.sharePassword}
        hint={S.auth.passwordHint}
        type="password"
        autoComplete="new-password"
        minLength={10}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <TextField
        label={S.results.shareExpires}
        type="date"
        value={ends}
        onChange={(event) => setEnds(event.target.value)}
      />
      <div>
        <button type="submit" className="button" disabled={make.isPending}>
          {S.results.shareMake}
        </button>
      </div>
    </form>
  );
}
