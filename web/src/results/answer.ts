/** An account's answers. */
import { queryOptions } from '@tanstack/react-query';
import type { RecommendationJson } from '../../../src/engine/ranking/recommendation-json';
import type { Receipt } from '../../../src/engine/tariff/receipt-shape';
import { api } from '../api/client';

/** The stable shape of an answer, which the document leaves open. */
export type Answer = RecommendationJson & {
  readonly id: string;
  readonly generatedAt: string;
  readonly expiresAt: string;
  readonly inputHash: string;
};

/** One answer, or the latest; null when there is none. */
export const answerQuery = (id?: string) =>
  queryOptions({
    queryKey: ['answer', id ?? 'latest'],
    queryFn: async (): Promise<Answer | null> => {
      const wanted = id ?? (await api('GET /recommendations', { query: { limit: 1 } })).items[0]?.id;
      if (wanted === undefined) return null;
      return (await api('GET /recommendations/{id}', { path: { id: wanted } })) as unknown as Answer;
    },
  });

export const receiptQuery = (id: string | undefined) =>
  queryOptions({
    queryKey: ['receipt', id],
    queryFn: async (): Promise<Receipt> =>
      (await api('GET /recommendations/{id}/receipt', { path: { id: id! } })) as unknown as Receipt,
    enabled: id !== undefined,
    staleTime: Infinity,
    retry: false,
  });
