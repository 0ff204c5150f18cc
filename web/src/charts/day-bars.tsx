/** A thin bar per day, for a month or a whole year. */
import { kwh, shortDay } from '../format';
import { S } from '../strings';
import type { DayRow } from '../usage/usage-view';
import { TableBehind } from './behind';

const WIDTH = 960;
const HEIGHT = 160;
const BASE = 18;

export function DayBars({ title, days }: { title: string; days: readonly DayRow[] }) {
  const top = Math.max(1e-9, ...days.map(({ kwh }) => kwh));
  const step = WIDTH / Math.max(1, days.length);
  const bars = days
    .map(({ kwh }, i) => {
      const height = (Math.max(0, kwh) / top) * (HEIGHT - BASE - 4);
      return `M${(i * step).toFixed(2)} ${HEIGHT - BASE}v${(-height).toFixed(2)}h${(step * 0.78).toFixed(2)}v${height.toFixed(2)}z`;
    })
    .join('');
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((share) => Math.round(share * (days.length - 1)));
  return (
    <figure className="chart" aria-label={title}>
      <svg className="plot" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={title}>
        <line className="grid-line" x1="0" x2={WIDTH} y1={HEIGHT - BASE} y2={HEIGHT - BASE} />
        <path className="bar" d={bars} />
        {days.length > 1 &&
          [...new Set(ticks)].map((at) => (
            <text
              key={at}
              x={at * step + step / 2}
              y={HEIGHT - 3}
              textAnchor={at === 0 ? 'start' : at === days.length - 1 ? 'end' : 'middle'}
            >
              {shortDay(days[at]!.date)}
            </text>
          ))}
      </svg>
      <TableBehind
        caption={title}
        head={[S.usage.byDay, S.usage.energy]}
        rows={days.map(({ date, kwh: value }) => [date, kwh(value)])}
      />
    </figure>
  );
}
