/** Hours against days. Cells of one shade are one path: a year of hours is eight shapes, not nine thousand. */
import { hour as hourText, kwh, month } from '../format';
import { S } from '../strings';
import type { DayRow } from '../usage/usage-view';
import { TableBehind } from './behind';

const LEVELS = 8;
const CELL = 8;
const LEFT = 44;
const BOTTOM = 18;

export function HeatMap({ title, days }: { title: string; days: readonly DayRow[] }) {
  const withHours = days.filter((day): day is DayRow & { hours: readonly number[] } => day.hours !== null);
  if (withHours.length === 0) return <p className="quiet">{S.usage.noHours}</p>;
  const values = withHours.flatMap(({ hours }) => hours).sort((a, b) => a - b);
  // A single extreme hour must not bleach the rest: the scale ends at the 98th percentile.
  const top = Math.max(1e-9, values[Math.floor(values.length * 0.98)] ?? 0);
  const width = Math.max(2, 960 / withHours.length);
  const paths = Array.from({ length: LEVELS }, () => '');
  withHours.forEach(({ hours }, d) =>
    hours.forEach((value, h) => {
      const level = Math.min(LEVELS - 1, Math.max(0, Math.floor((value / top) * LEVELS)));
      paths[level] +=
        `M${(LEFT + d * width).toFixed(1)} ${h * CELL}h${(width + 0.3).toFixed(1)}v${CELL + 0.3}h${(-width - 0.3).toFixed(1)}z`;
    }),
  );
  const firsts = withHours.flatMap(({ date }, d) => (date.endsWith('-01') ? [{ date, d }] : []));
  const sums = Array.from(
    { length: 24 },
    (_, h) => withHours.reduce((sum, { hours }) => sum + hours[h]!, 0) / withHours.length,
  );
  const viewWidth = LEFT + withHours.length * width;
  return (
    <figure className="chart" aria-label={title}>
      <svg className="plot" viewBox={`0 0 ${viewWidth} ${24 * CELL + BOTTOM}`} role="img" aria-label={title}>
        {paths.map((d, level) => (
          <path key={level} className="cell" d={d} fillOpacity={opacityOf(level)} />
        ))}
        {[0, 6, 12, 18].map((h) => (
          <text key={h} x={LEFT - 6} y={h * CELL + 9} textAnchor="end">
            {hourText(h)}
          </text>
        ))}
        {firsts.map(({ date, d }) => (
          <text key={date} x={LEFT + d * width} y={24 * CELL + 14}>
            {month(date)}
          </text>
        ))}
      </svg>
      <ScaleKey low={kwh(0)} high={kwh(top)} />
      <TableBehind
        caption={title}
        head={[S.usage.hour, S.usage.average]}
        rows={sums.map((value, h) => [hourText(h), kwh(value)])}
      />
    </figure>
  );
}

const opacityOf = (level: number): number => 0.06 + (0.94 * level) / (LEVELS - 1);

/** What light and dark mean. */
export function ScaleKey({ low, high }: { low: string; high: string }) {
  return (
    <div className="scale" aria-hidden="true">
      {low}
      <svg viewBox={`0 0 ${LEVELS} 1`} preserveAspectRatio="none" className="plot">
        {Array.from({ length: LEVELS }, (_, level) => (
          <rect
            key={level}
            className="cell"
            x={level}
            width="1.02"
            height="1"
            fillOpacity={opacityOf(level)}
          />
        ))}
      </svg>
      {high}
    </div>
  );
}
