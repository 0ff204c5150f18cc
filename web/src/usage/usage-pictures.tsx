/** A home's readings as pictures, with its profile in words. */
import { memo, useMemo, useState } from 'react';
import { AverageDays } from '../charts/average-days';
import { DayBars } from '../charts/day-bars';
import { HeatMap } from '../charts/heat-map';
import { MonthBars } from '../charts/month-bars';
import { YearAhead } from '../charts/year-ahead';
import { count, kwh, monthYear } from '../format';
import { S } from '../strings';
import { SelectField } from '../ui/field';
import { ProfileWords, type ProfileJson } from './profile-words';
import { averageDays, dayRowsOf, everyDay, monthRows, type DayRow } from './usage-view';

/** What the home took from the grid, or used where only that is known. */
function mainRows(days: readonly DayRow[]): readonly DayRow[] {
  const imports = dayRowsOf(days, 'import');
  return imports.length > 0 ? imports : dayRowsOf(days, 'house');
}

interface UsagePicturesProps {
  readonly days: readonly DayRow[];
  readonly profile?: ProfileJson;
  readonly timezone: string;
}

const isSouthern = (timezone: string): boolean =>
  /^(Australia|Antarctica)\/|^Pacific\/(Auckland|Chatham)/.test(timezone);

// A year of hours is drawn once, however often the plans are ranked again.
export const UsagePictures = memo(function UsagePictures({ days, profile, timezone }: UsagePicturesProps) {
  const main = useMemo(() => mainRows(days), [days]);
  const averages = useMemo(() => averageDays(main, isSouthern(timezone)), [main, timezone]);
  return (
    <div className="stack stack--loose">
      {profile && (
        <section className="card">
          <ProfileWords profile={profile} />
        </section>
      )}
      {profile && profile.projectedMonthlyKwh.length > 0 && (
        <section className="card stack">
          <div>
            <h3>{S.usage.year}</h3>
            <p className="muted">{S.usage.yearNote}</p>
          </div>
          <YearAhead profile={profile} />
        </section>
      )}
      <MonthByDay days={main} />
      <section className="card stack">
        <h3>{S.usage.heat}</h3>
        {main.some(({ hours }) => hours) && <p className="muted">{S.usage.heatNote}</p>}
        <HeatMap title={S.usage.heat} days={main} />
      </section>
      {averages.length > 0 && (
        <section className="card stack">
          <h3>{S.usage.average}</h3>
          <AverageDays title={S.usage.average} days={averages} />
        </section>
      )}
      {(['export', 'production'] as const).map((direction) => {
        const rows = dayRowsOf(days, direction);
        return rows.length === 0 ? null : (
          <section key={direction} className="card stack">
            <h3>{S.usage[direction]}</h3>
            <MonthBars
              title={S.usage[direction]}
              name={S.usage.energy}
              format={kwh}
              unit={S.usage.kwh}
              axisFormat={count}
              bars={monthRows(rows)
                .slice(-12)
                .map(({ start, kwh: value }) => ({ start, value }))}
            />
          </section>
        );
      })}
    </div>
  );
});

function MonthByDay({ days }: { days: readonly DayRow[] }) {
  const months = monthRows(days);
  const [chosen, setChosen] = useState<string>();
  // The newest month that has more than a beginning.
  const start = chosen ?? (months.findLast(({ days: known }) => known >= 15) ?? months.at(-1))?.start;
  if (start === undefined) return null;
  return (
    <section className="card stack">
      <div className="chart__head">
        <h3>{S.usage.byDay}</h3>
        <SelectField
          label={S.usage.month}
          value={start}
          onChange={(event) => setChosen(event.target.value)}
          options={months.map((each) => [each.start, monthYear(each.start)] as const)}
        />
      </div>
      <DayBars title={`${S.usage.byDay}, ${monthYear(start)}`} days={everyDay(days, start)} />
    </section>
  );
}
