/** The account: who one is, what one may use, and how to leave with everything or without a trace. */
import { useState } from 'react';
import { apiFile } from '../api/client';
import { useUser } from '../auth/use-user';
import { S } from '../strings';
import { download } from '../ui/download';
import { PageTitle, Skeleton } from '../ui/states';
import { useAction } from '../ui/use-action';
import { EraseForm } from './erase-form';
import { PasswordForm } from './password-form';
import { ProfileForm } from './profile-form';
import { Quotas } from './quotas';
import { Reminders } from './reminder-form';

export function AccountPage() {
  const user = useUser();
  const [erasing, setErasing] = useState(false);
  const takeAll = useAction(async () =>
    download('treebeard-export.zip', await apiFile('GET /users/me/export')),
  );
  if (!user)
    return (
      <div className="wrap">
        <Skeleton height="30rem" />
      </div>
    );
  return (
    <div className="wrap">
      <PageTitle title={S.account.title} lead={user.email} />
      <div className="grid grid--two">
        <ProfileForm user={user} />
        <Quotas />
        <Reminders />
        <PasswordForm />
        <section className="card stack">
          <h2>{S.account.export}</h2>
          <p className="quiet">{S.account.exportLead}</p>
          <div>
            <button
              type="button"
              className="button button--quiet"
              disabled={takeAll.isPending}
              onClick={() => takeAll.mutate()}
            >
              {S.account.exportDo}
            </button>
          </div>
        </section>
        <section className="card stack">
          <h2>{S.account.erase}</h2>
          <p className="quiet">{S.account.eraseLead}</p>
          <div>
            <button type="button" className="button button--danger" onClick={() => setErasing(true)}>
              {S.account.eraseDo}
            </button>
          </div>
        </section>
      </div>
      {erasing && <EraseForm email={user.email} close={() => setErasing(false)} />}
    </div>
  );
}
