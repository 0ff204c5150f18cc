/** The preferences of an account: the order follows the sliders on this device, and is kept by the service when asked. */
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { DEFAULT_PREFERENCES, type Preferences } from '../../../src/engine/ranking/preferences';
import { useRanking } from '../analysis/use-ranking';
import { api } from '../api/client';
import type { Answer } from '../results/answer';
import { S } from '../strings';
import { Failed } from '../ui/states';
import { useAction } from '../ui/use-action';
import { PreferencesPanel } from './preferences-panel';
import { reorder, takeOver } from './reorder';

export function AccountPreferences({ answer }: { answer: Answer }) {
  const stored = useQuery({ queryKey: ['preferences'], queryFn: () => api('GET /users/me/preferences') });
  const learned = useQuery({
    queryKey: ['learned'],
    queryFn: () => api('GET /users/me/preferences/learned'),
  });
  const [moved, setMoved] = useState<Preferences>();
  const rank = useMemo(() => (moved ? () => reorder(answer.id, moved) : null), [answer.id, moved]);
  const { outcome, error } = useRanking(rank);
  const keep = useAction(
    async (preferences: Preferences) => {
      await api('PUT /users/me/preferences', { body: preferences });
      await api('POST /recommendations', { body: {} });
      setMoved(undefined);
    },
    { done: S.saved },
  );
  const kept = stored.data
    ? { weights: stored.data.weights, vetoes: stored.data.vetoes }
    : DEFAULT_PREFERENCES;
  // Fetched when somebody comes near, so that it is there when a slider moves.
  const comeNear = (): void => void takeOver(answer.id).catch(() => undefined);
  return (
    <div onPointerEnter={comeNear} onFocus={comeNear}>
      <PreferencesPanel
        preferences={moved ?? kept}
        change={setMoved}
        recommendation={(moved && outcome) ?? answer}
        keep={moved && (() => keep.mutate(moved))}
      >
        {moved && error !== undefined && <Failed error={error} />}
        {learned.data && learned.data.choices > 0 && (
          <div className="stack stack--tight">
            <h3>{S.preferences.learned}</h3>
            <p className="quiet">{learned.data.sentence}</p>
            {learned.data.learned && (
              <div>
                <button
                  type="button"
                  className="button button--quiet button--small"
                  onClick={() => setMoved({ vetoes: kept.vetoes, weights: learned.data.learned! })}
                >
                  {S.preferences.useLearned}
                </button>
              </div>
            )}
          </div>
        )}
      </PreferencesPanel>
    </div>
  );
}
