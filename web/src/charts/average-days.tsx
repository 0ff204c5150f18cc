/** The average day of each season, as lines over the hours, all on one scale. */
import { decimal, hour as hourText, kwh } from '../format';
import { S } from '../strings';
import type { AverageDay } from '../usage/usage-view';
import { HOURS_NAMED, valueAxis } from './axis';
import { TableBehind } from './behind';
import { Frame } from './frame';

export function AverageDays({ title, days }: { title: string; days: readonly AverageDay[] }) {
  const axis = valueAxis(
    days.flatMap(({ hours }) => hours),
    (value) => decimal(value, 1),
  );
  const x = (hour: number): string => ((hour + 0.5) / 0.24).toFixed(2);
  const y = (value: number): string => (100 * (1 - axis.share(value))).toFixed(2);
  return (
    <figure className="stack" aria-label={title}>
      <div className="grid grid--two">
        {days.map(({ season, hours }) => (
          <div key={season} className="stack stack--tight">
            <h4 className="small">{S.usage.seasons[season]}</h4>
            <Frame
              size="small"
              values={axis.ticks}
              unit={S.usage.kwhPerHour}
              names={HOURS_NAMED.filter((h) => h % 6 === 0).map((h) => ({
                at: (h + 0.5) / 24,
                text: hourText(h),
              }))}
              note={(at) => {
                const h = Math.floor(at * 24);
                return { text: `${hourText(h)}: ${kwh(hours[h]!)}`, at: (h + 0.5) / 24 };
              }}
            >
              <svg
                viewBox="0 0 100 100"
                preserveAspectRatio="none"
                role="img"
                aria-label={`${title}: ${S.usage.seasons[season]}`}
              >
                <path
                  className="cell"
                  fillOpacity="0.14"
                  d={`M${x(0)} 100${hours.map((value, h) => `L${x(h)} ${y(value)}`).join('')}V100z`}
                />
                <path
                  className="curve"
                  d={hours.map((value, h) => `${h === 0 ? 'M' : 'L'}${x(h)} ${y(value)}`).join('')}
                />
              </svg>
            </Frame>
          </div>
        ))}
      </div>
      <TableBehind
        caption={title}
        head={[S.usage.hour, ...days.map(({ season }) => S.usage.seasons[season]!)]}
        rows={Array.from({ length: 24 }, (_, h) => [hourText(h), ...days.map(({ hours }) => kwh(hours[h]!))])}
      />
    </figure>
  );
}
