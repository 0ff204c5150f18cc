import { S } from '../strings';

/** Shown below a list that goes on. */
export function MoreButton({
  hasMore,
  loading,
  loadMore,
}: {
  hasMore: boolean;
  loading: boolean;
  loadMore: () => void;
}) {
  if (!hasMore) return null;
  return (
    <div>
      <button type="button" className="button button--quiet" disabled={loading} onClick={loadMore}>
        {loading ? S.loading : S.more}
      </button>
    </div>
  );
}
