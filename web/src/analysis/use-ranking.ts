/**
 * The answer to the wishes of the moment. One question is at work at a time; of those that come meanwhile only the last is asked, so
 * that the order follows a slider as fast as it can and ends where the slider ends.
 */
import { replaceEqualDeep } from '@tanstack/react-query';
import { startTransition, useEffect, useRef, useState } from 'react';

interface Ranking<T> {
  readonly outcome?: T;
  readonly error?: unknown;
}

/** @param rank asks for the answer; a new function is a new question */
export function useRanking<T>(rank: (() => Promise<T>) | null): Ranking<T> {
  const [ranking, setRanking] = useState<Ranking<T>>({});
  const wanted = useRef<(() => Promise<T>) | null>(null);
  const atWork = useRef(false);
  useEffect(() => {
    wanted.current = rank;
    const work = async (): Promise<void> => {
      atWork.current = true;
      while (wanted.current) {
        const ask = wanted.current;
        wanted.current = null;
        try {
          const outcome = await ask();
          // Parts that did not change stay the very same objects, and what is drawn from them is not drawn again.
          startTransition(() =>
            setRanking((before) => ({ outcome: replaceEqualDeep(before.outcome, outcome) })),
          );
        } catch (error) {
          setRanking((before) => ({ ...before, error }));
        }
      }
      atWork.current = false;
    };
    if (rank && !atWork.current) void work();
  }, [rank]);
  return ranking;
}
