/** The dashboard: what to do next, what is known, and what was used. */
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { api } from '../api/client';
import { useUser } from '../auth/use-user';
import { answerQuery } from '../results/answer';
import { S } from '../strings';
import { Failed, PageTitle, Skeleton } from '../ui/states';
import { NothingUploaded } from '../upload/nothing-uploaded';
import { storedDays, yearBefore } from '../usage/stored-days';
import { UsagePictures } from '../usage/usage-pictures';
import { AnswerCard } from './answer-card';
import { CommodityCard } from './commodity-card';
import { profileQuery } from './profile';

export function HomePage() {
  const user = useUser();
  const stats = useQuery({ queryKey: ['stats'], queryFn: () => api('GET /usage/stats') });
  const commodities = stats.data?.commodities ?? [];
  const last = commodities.find(({ commodity }) => commodity === 'electricity')?.last;
  const days = useQuery({
    queryKey: ['days', last],
    queryFn: () => storedDays({ from: yearBefore(last) }),
    enabled: last !== undefined,
  });
  const answer = useQuery(answerQuery());
  const profile = useQuery({ ...profileQuery(), enabled: last !== undefined });
  if (!user) return null;
  return (
    <div className="wrap">
      <PageTitle title={S.home.title(user.name)}>
        {commodities.length > 0 && (
          <Link className="button button--quiet" href="/upload">
            {S.home.emptyDo}
          </Link>
        )}
      </PageTitle>
      {stats.error && <Failed error={stats.error} retry={() => void stats.refetch()} />}
      {stats.isPending && <Skeleton height="24rem" />}
      {stats.data && commodities.length === 0 && <NothingUploaded />}
      {commodities.length > 0 && (
        <div className="stack stack--loose">
          {last !== undefined &&
            (answer.isPending ? <Skeleton height="15rem" /> : <AnswerCard answer={answer.data ?? null} />)}
          {commodities.map((one) => (
            <CommodityCard key={one.commodity + one.direction + one.unit} stats={one} />
          ))}
          {days.error && <Failed error={days.error} retry={() => void days.refetch()} />}
          {days.data && !profile.isLoading ? (
            <UsagePictures days={days.data} profile={profile.data ?? undefined} timezone={user.timezone} />
          ) : (
            last !== undefined && !days.error && <Skeleton height="60rem" />
          )}
        </div>
      )}
    </div>
  );
}
