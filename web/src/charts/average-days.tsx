/** The average day of each season, as lines over the hours. */
import { hour as hourText, kwh } from '../format';
import { S } from '../strings';
import type { AverageDay } from '../usage/usage-view';
import { TableBehind } from './behind';

const WIDTH = 460;
const HEIGHT = 120;

export function AverageDays({ title, days }: { title: string; days: readonly AverageDay[] }) {
  const top = Math.max(1e-9, ...days.flatMap(({ hours }) => hours));
  const x = (hour: number): number => (hour / 23) * WIDTH;
  const y = (value: number): number => HEIGHT - (value / top) * (HEIGHT - 8);
  return (
    <figure className="stack" aria-label={title}>
      <div className="grid grid--two">
        {days.map(({ season, hours }) => (
          <div key={season} className="stack stack--tight">
            <h4 className="small">{S.usage.seasons[season]}</h4>
            <svg
              className="plot"
              viewBox={`0 0 ${WIDTH} ${HEIGHT + 18}`}
              role="img"
              aria-label={`${title}: ${S.usage.seasons[season]}`}
            >
              <line className="grid-line" x1="0" x2={WIDTH} y1={HEIGHT} y2={HEIGHT} />
              <path
                className="cell"
                fillOpacity="0.12"
                d={`M0 ${HEIGHT}${hours.map((value, h) => `L${x(h)} ${y(value)}`).join('')}L${WIDTH} ${HEIGHT}z`}
              />
              <path
                className="line"
                d={hours.map((value, h) => `${h === 0 ? 'M' : 'L'}${x(h)} ${y(value)}`).join('')}
              />
              {[0, 6, 12, 18].map((h) => (
                <text key={h} x={x(h)} y={HEIGHT + 14} textAnchor={h === 0 ? 'start' : 'middle'}>
                  {hourText(h)}
                </text>
              ))}
            </svg>
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
