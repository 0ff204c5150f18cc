/** What the readings say about a home, in words and a few figures. */
import type { RecommendationJson } from '../../../src/engine/ranking/recommendation-json';
import { decimal, kwh, percent } from '../format';
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
              {kwh(profile.projectedAnnualKwhLow)} – {kwh(profile.projectedAnnualKwhHigh)}
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
              <dt>{S.usage.peak}</dt>
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
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
