/** The dashboard: what was used, what is known of it, and what to do next. */
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { api } from '../api/client';
import type { CommodityStatsDto } from '../api/schema';
import { useUser } from '../auth/use-user';
import { MonthBars } from '../charts/month-bars';
import { count, day, decimal, monthYear } from '../format';
import { answerQuery } from '../results/answer';
import { S } from '../strings';
import { Empty, Failed, PageTitle, Skeleton } from '../ui/states';
import { storedDays, yearBefore } from '../usage/stored-days';
import { UsagePictures } from '../usage/usage-pictures';
import { AnswerCard } from './answer-card';

export function HomePage() {
  const user = useUser();
  const stats = useQuery({ queryKey: ['stats'], queryFn: () => api('GET /usage/stats') });
  const electricity = stats.data?.commodities.find(({ commodity }) => commodity === 'electricity');
  const last = electricity?.last;
  const days = useQuery({
    queryKey: ['days', last],
    queryFn: () => storedDays({ from: yearBefore(last) }),
    enabled: last !== undefined,
  });
  const answer = useQuery(answerQuery());
  if (!user) return null;
  return (
    <div className="wrap">
      <PageTitle title={S.home.title(user.name)} />
      {stats.error && <Failed error={stats.error} retry={() => void stats.refetch()} />}
      {stats.isPending && <Skeleton height="24rem" />}
      {stats.data?.commodities.length === 0 && (
        <Empty
          title={S.home.emptyTitle}
          action={
            <Link className="button" href="/upload">
              {S.home.emptyDo}
            </Link>
          }
        >
          {S.home.empty}
        </Empty>
      )}
      {stats.data && stats.data.commodities.length > 0 && (
        <div className="stack stack--loose">
          {electricity && <AnswerCard answer={answer.data ?? null} pending={answer.isPending} />}
          {stats.data.commodities.map((one) => (
            <CommodityCard key={one.commodity + one.direction + one.unit} stats={one} />
          ))}
          {days.data ? (
            <UsagePictures days={days.data} profile={answer.data?.profile} timezone={user.timezone} />
          ) : (
            days.isFetching && <Skeleton height="30rem" />
          )}
        </div>
      )}
    </div>
  );
}

const MONTHS = 24;

/** Totals of one commodity in one direction; different kinds are never added up. */
function CommodityCard({ stats }: { stats: CommodityStatsDto }) {
  const { commodity, direction, unit } = stats;
  const name = `${S.home.commodities[commodity]}, ${S.check.directions[direction]}`;
  const amount = (value: number | string): string => `${decimal(value, 1)} ${unit}`;
  return (
    <section className="card stack">
      <h2>{name}</h2>
      <dl className="grid grid--small">
        <div className="figure">
          <dt>{S.home.latest}</dt>
          <dd>
            {amount(stats.latest.total)}
            <small>{day(stats.latest.date)}</small>
          </dd>
        </div>
        <div className="figure">
          <dt>{monthYear(`${stats.currentMonth.month}-01`)}</dt>
          <dd>
            {amount(stats.currentMonth.total)}
            {stats.lastMonth && (
              <small>
                {S.home.lastMonth}: {amount(stats.lastMonth.total)}
              </small>
            )}
          </dd>
        </div>
        <div className="figure">
          <dt>{S.home.average}</dt>
          <dd>{amount(stats.monthlyAverage)}</dd>
        </div>
        <div className="figure">
          <dt>{S.home.total}</dt>
          <dd>
            {amount(stats.total)}
            <small>
              {day(stats.first)} – {day(stats.last)}
            </small>
          </dd>
        </div>
      </dl>
      <MonthBars
        title={`${S.home.monthly}: ${name}`}
        name={S.usage.energy}
        format={amount}
        unit={unit}
        axisFormat={count}
        bars={stats.months
          .slice(-MONTHS)
          .map(({ month, total }) => ({ start: `${month}-01`, value: Number(total) }))}
      />
    </section>
  );
}
