/** The coming year by month, each with the interval that nine of ten years fall into. */
import { count, kwh } from '../format';
import { S } from '../strings';
import type { ProfileJson } from '../usage/profile-words';
import { MonthBars } from './month-bars';

export function YearAhead({ profile }: { profile: ProfileJson }) {
  if (profile.projectedMonthlyKwh.length === 0) return null;
  return (
    <MonthBars
      title={S.usage.year}
      name={S.usage.energy}
      intervalNames={[S.usage.low, S.usage.high]}
      format={kwh}
      unit={S.usage.kwh}
      axisFormat={count}
      bars={profile.projectedMonthlyKwh.map(({ start, kwh: value, low, high }) => ({
        start,
        value: Number(value),
        low: Number(low),
        high: Number(high),
      }))}
    />
  );
}
