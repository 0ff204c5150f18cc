/** The preferences of an account: the order follows the sliders, and is kept when asked. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { DEFAULT_PREFERENCES, type Preferences } from '../../../src/engine/ranking/preferences';
import { api } from '../api/client';
import type { Answer } from '../results/answer';
import { S } from '../strings';
import { useAction } from '../ui/use-action';
import { PreferencesPanel } from './preferences-panel';

/** Sliders rest this long before the service is asked. */
const REST_MS = 250;

export function AccountPreferences({ answer }: { answer: Answer }) {
  const stored = useQuery({ queryKey: ['preferences'], queryFn: () => api('GET /users/me/preferences') });
  const learned = useQuery({
    queryKey: ['learned'],
    queryFn: () => api('GET /users/me/preferences/learned'),
  });
  const [moved, setMoved] = useState<Preferences>();
  const rested = useRested(moved, REST_MS);
  const preview = useQuery({
    queryKey: ['preview', answer.id, rested],
    queryFn: async () =>
      (await api('POST /recommendations/{id}/what-if', {
        path: { id: answer.id },
        body: { weights: rested!.weights, require: rested!.vetoes },
      })) as unknown as Answer,
    enabled: rested !== undefined,
    placeholderData: (before) => before,
  });
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
  return (
    <PreferencesPanel
      preferences={moved ?? kept}
      change={setMoved}
      recommendation={moved && preview.data ? preview.data : answer}
      keep={moved && (() => keep.mutate(moved))}
    >
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
  );
}

/** The value once it has not changed for a while. */
function useRested<T>(value: T, milliseconds: number): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return rested;
}
