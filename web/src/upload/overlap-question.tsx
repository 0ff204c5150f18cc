/** The file differs from what is stored for the same time: which of the two stands? */
import type { ApiError } from '../api/client';
import { readable } from '../format';
import { S } from '../strings';
import type { KeepStored } from './send-file';

const SHOWN = 5;

export function OverlapQuestion({
  error,
  answer,
}: {
  readonly error: ApiError;
  readonly answer: (keep: KeepStored) => void;
}) {
  return (
    <section className="card stack" role="alert">
      <h2>{S.upload.overlap}</h2>
      <p>{S.upload.overlapWhy}</p>
      <ul className="bullets quiet">
        {error.fields.slice(0, SHOWN).map(({ detail }) => (
          <li key={detail}>{readable(detail)}</li>
        ))}
      </ul>
      <div className="row">
        <button type="button" className="button" onClick={() => answer('new')}>
          {S.upload.keepNew}
        </button>
        <button type="button" className="button button--quiet" onClick={() => answer('old')}>
          {S.upload.keepOld}
        </button>
      </div>
    </section>
  );
}
