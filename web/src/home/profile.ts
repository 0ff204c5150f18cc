/** What the readings of an account say: its latest analysis, made anew when something was uploaded since. */
import { queryOptions } from '@tanstack/react-query';
import { api } from '../api/client';
import type { ProfileJson } from '../usage/profile-words';

/** null when the readings tell too little for one. */
export const profileQuery = () =>
  queryOptions({
    queryKey: ['profile'],
    queryFn: async (): Promise<ProfileJson | null> => {
      const [analyses, datasets] = await Promise.all([
        api('GET /analyses', { query: { limit: 1 } }),
        api('GET /datasets', { query: { limit: 1 } }),
      ]);
      const [latest] = analyses.items;
      const uploaded = datasets.items[0]?.createdAt ?? '';
      const analysis =
        latest && latest.createdAt >= uploaded
          ? await api('GET /analyses/{id}', { path: { id: latest.id } })
          : await api('POST /analyses', { body: {} });
      return analysis.profile as unknown as ProfileJson | null;
    },
    staleTime: 60_000,
  });
