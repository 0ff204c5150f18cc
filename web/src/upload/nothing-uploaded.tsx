import { Link } from 'wouter';
import { S } from '../strings';
import { Empty } from '../ui/states';

/** What to do first, in three steps. */
export function NothingUploaded() {
  return (
    <Empty
      title={S.home.emptyTitle}
      action={
        <Link className="button" href="/upload">
          {S.home.emptyDo}
        </Link>
      }
    >
      <ol className="steps">
        {S.home.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </Empty>
  );
}
