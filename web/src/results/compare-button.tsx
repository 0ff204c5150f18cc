/** Compares all plans, and goes to the answer. */
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { api } from '../api/client';
import { S } from '../strings';
import { useAction } from '../ui/use-action';

export function CompareButton({ children }: { children: ReactNode }) {
  const [, go] = useLocation();
  const compare = useAction(() => api('POST /recommendations', { body: {} }), {
    after: () => go('/results'),
  });
  return (
    <button type="button" className="button" disabled={compare.isPending} onClick={() => compare.mutate()}>
      {compare.isPending ? S.results.busy : children}
    </button>
  );
}
