import { Link } from 'wouter';
import { S } from '../strings';
import { PageTitle } from './states';

export function NotFound() {
  return (
    <div className="wrap wrap--narrow">
      <PageTitle title={S.notFound.title} lead={S.notFound.text} />
      <Link className="button" href="/">
        {S.notFound.back}
      </Link>
    </div>
  );
}
