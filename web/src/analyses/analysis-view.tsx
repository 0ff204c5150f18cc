/** A usage profile in full. */
import { YearAhead } from '../charts/year-ahead';
import { day, kwh, percent } from '../format';
import { S } from '../strings';
import { ProfileWords, type ProfileJson } from '../usage/profile-words';

export function AnalysisView({ profile }: { profile: ProfileJson }) {
  const { statistics, seasonalPatterns } = profile;
  return (
    <div className="stack stack--loose">
      <p className="muted">
        {S.analyses.period(day(profile.analysisPeriodStart), day(profile.analysisPeriodEnd))}
      </p>
      <ProfileWords profile={profile} />
      <dl className="grid grid--small">
        {(
          [
            [S.analyses.average, statistics.avgDailyKwh],
            [S.analyses.least, statistics.minDailyKwh],
            [S.analyses.most, statistics.maxDailyKwh],
          ] as const
        ).map(([name, value]) => (
          <div key={name} className="figure">
            <dt>{name}</dt>
            <dd>{kwh(value)}</dd>
          </div>
        ))}
      </dl>
      <dl className="grid grid--small">
        {seasonalPatterns.map(({ season, avgDailyKwh, percentageOfAnnual }) => (
          <div key={season} className="figure">
            <dt>
              {S.usage.seasons[season]}, {S.analyses.average.toLowerCase()}
            </dt>
            <dd>
              {kwh(avgDailyKwh)}
              <small>{S.analyses.ofYear(percent(Number(percentageOfAnnual) / 100))}</small>
            </dd>
          </div>
        ))}
      </dl>
      <YearAhead profile={profile} />
    </div>
  );
}
