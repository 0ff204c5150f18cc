/** A list that comes page by page. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { api, type AskOptions, type Operation } from './client';
import type { Operations } from './schema';

type Paged = {
  [O in Operation]: Operations[O] extends { answer: { items: unknown[]; next: string | null } } ? O : never;
}[Operation];
type Item<O extends Paged> = Operations[O]['answer']['items'][number];

/** @returns the items so far, and how to get more */
export function usePages<O extends Paged>(operation: O, options: AskOptions<O> = {}) {
  const pages = useInfiniteQuery({
    queryKey: [operation, options],
    queryFn: ({ pageParam }) =>
      api(operation, {
        ...options,
        query: {
          ...(options.query as object),
          ...(pageParam && { cursor: pageParam }),
        } as AskOptions<O>['query'],
      }) as Promise<{ items: Item<O>[]; next: string | null }>,
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });
  return {
    items: pages.data?.pages.flatMap(({ items }) => items),
    error: pages.error,
    retry: () => void pages.refetch(),
    hasMore: pages.hasNextPage,
    loadMore: () => void pages.fetchNextPage(),
    loading: pages.isFetchingNextPage,
  };
}
