/** What the readings say about a home, in words and a few figures. */
import { PEAK_HOURS } from '../../../src/engine/profile/peak-analysis';
import type { RecommendationJson } from '../../../src/engine/ranking/recommendation-json';
import { decimal, hour, kwh, kwhRange, percent, readable } from '../format';
import { S } from '../strings';

export type ProfileJson = RecommendationJson['profile'];

export function ProfileWords({ profile }: { profile: ProfileJson }) {
  const { dataQuality: quality, peakAnalysis: peak } = profile;
  return (
    <div className="stack">
      <h3>{S.usage.types[profile.profileType]}</h3>
      <dl className="grid grid--small">
        <div className="figure">
          <dt>{S.usage.annual}</dt>
          <dd>
            {kwh(profile.projectedAnnualKwh)}
            <small>
              {kwhRange(profile.projectedAnnualKwhLow, profile.projectedAnnualKwhHigh)}, {S.usage.nineOfTen}
            </small>
          </dd>
        </div>
        {peak && (
          <>
            <div className="figure">
              <dt>{S.usage.baseLoad}</dt>
              <dd>{decimal(peak.baseLoadKw, 2)} kW</dd>
            </div>
            <div className="figure">
              <dt>{S.usage.between(hour(PEAK_HOURS[0]), hour(PEAK_HOURS.at(-1)! + 1))}</dt>
              <dd>{percent(Number(peak.peakPercentage) / 100)}</dd>
            </div>
          </>
        )}
        <div className="figure">
          <dt>{S.usage.qualityLabel}</dt>
          <dd>
            {S.usage.quality[quality.qualityFlag]}
            <small>{S.usage.days(quality.totalDaysAvailable, quality.totalDaysExpected)}</small>
          </dd>
        </div>
      </dl>
      {profile.notes.length + quality.qualityIssues.length > 0 && (
        <ul className="bullets quiet">
          {[...quality.qualityIssues, ...profile.notes].map((note) => (
            <li key={note}>{readable(note)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
