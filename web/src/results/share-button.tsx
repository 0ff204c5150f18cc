/** Makes a public link to an answer. */
import { useState } from 'react';
import { api } from '../api/client';
import type { ReportDto } from '../api/schema';
import { linkOf } from '../reports/link-of';
import { S } from '../strings';
import { NewPasswordField, TextField } from '../ui/field';
import { Form, useForm } from '../ui/form';
import { Modal } from '../ui/modal';
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

const EMPTY = { password: '', expiresAt: '' };

function ShareForm({ recommendationId }: { recommendationId: string }) {
  const [made, setMade] = useState<ReportDto>();
  const toast = useToast();
  const make = useAction(
    ({ password, expiresAt }: typeof EMPTY) =>
      api('POST /reports', {
        body: {
          recommendationId,
          ...(password && { password }),
          ...(expiresAt && { expiresAt: `${expiresAt}T23:59:59Z` }),
        },
      }),
    { after: setMade },
  );
  const { form, field } = useForm(EMPTY, make.error);
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
  return (
    <Form
      send={() => make.mutate(form)}
      error={make.error}
      busy={make.isPending}
      action={S.results.shareMake}
    >
      <p className="quiet">{S.results.shareLead}</p>
      <NewPasswordField label={S.results.sharePassword} {...field('password')} />
      <TextField label={S.results.shareExpires} type="date" {...field('expiresAt')} />
    </Form>
  );
}
