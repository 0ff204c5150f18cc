import { useEffect, useState, useSyncExternalStore } from 'react';
import { api } from '../api/client';
import type { ProfileDto } from '../api/schema';
import { session } from './session';

/** The person who is logged in; undefined while that is being found out, null when nobody is. */
export function useUser(): ProfileDto | null | undefined {
  const user = useSyncExternalStore(session.subscribe, () => session.user);
  const [asked, setAsked] = useState(!session.isOpen);
  useEffect(() => {
    if (user || !session.isOpen) return setAsked(true);
    api('GET /auth/me')
      .then(
        (profile) => session.setUser(profile),
        () => undefined,
      )
      .finally(() => setAsked(true));
  }, [user]);
  return user ?? (asked ? null : undefined);
}
