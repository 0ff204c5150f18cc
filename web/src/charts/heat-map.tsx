/** Hours against days. Cells of one shade are one path: a year of hours is eight shapes, not nine thousand. */
import { day, hour as hourText, kwh, month } from '../format';
import { S } from '../strings';
import type { DayRow } from '../usage/usage-view';
import { HOURS_NAMED } from './axis';
import { TableBehind } from './behind';
import { Frame } from './frame';

const LEVELS = 8;

type DayWithHours = DayRow & { readonly hours: readonly number[] };

export const withHours = (days: readonly DayRow[]): DayWithHours[] =>
  days.filter((each): each is DayWithHours => each.hours !== null);

/** A single extreme hour must not bleach the rest: the scale ends at the 98th percentile. */
function scaleEnd(days: readonly DayWithHours[]): number {
  const values = days.flatMap(({ hours }) => hours).sort((a, b) => a - b);
  return Math.max(1e-9, values[Math.floor(values.length * 0.98)] ?? 0);
}

export function HeatMap({ title, days }: { title: string; days: readonly DayRow[] }) {
  const fine = withHours(days);
  if (fine.length === 0) return <p className="quiet">{S.usage.noHours}</p>;
  const top = scaleEnd(fine);
  const firsts = fine.flatMap(({ date }, d) => (date.endsWith('-01') ? [{ date, d }] : []));
  const averages = Array.from(
    { length: 24 },
    (_, h) => fine.reduce((sum, { hours }) => sum + hours[h]!, 0) / fine.length,
  );
  return (
    <figure className="chart" aria-label={title}>
      <Frame
        rows
        size="tall"
        values={HOURS_NAMED.filter((h) => h % 6 === 0).map((h) => ({ at: h / 24, text: hourText(h) }))}
        names={firsts.map(({ date, d }, i) => ({
          at: (d + (fine.length > 60 ? 15 : 0)) / fine.length,
          text: month(date),
          minor: firsts.length > 6 && i % 2 === 1,
        }))}
        note={(x, y) => {
          const found = fine[Math.floor(x * fine.length)];
          const h = Math.floor(y * 24);
          return found ? { text: `${day(found.date)}, ${hourText(h)}: ${kwh(found.hours[h]!)}` } : null;
        }}
      >
        <HeatCells days={fine} top={top} label={title} />
      </Frame>
      <ScaleKey low={kwh(0)} high={`${kwh(top)} ${S.usage.orMore}`} />
      <TableBehind
        caption={title}
        head={[S.usage.hour, S.usage.average]}
        rows={averages.map((value, h) => [hourText(h), kwh(value)])}
      />
    </figure>
  );
}

/** The bare picture. */
export function HeatCells({
  days,
  top = scaleEnd(days),
  label,
}: {
  days: readonly DayWithHours[];
  top?: number;
  label?: string;
}) {
  const paths = Array.from({ length: LEVELS }, () => '');
  days.forEach(({ hours }, d) =>
    hours.forEach((value, h) => {
      const level = Math.min(LEVELS - 1, Math.max(0, Math.floor((value / top) * LEVELS)));
      paths[level] += `M${d} ${h}h1.05v1.05h-1.05z`;
    }),
  );
  return (
    <svg
      className="heat"
      viewBox={`0 0 ${days.length} 24`}
      preserveAspectRatio="none"
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    >
      {paths.map((d, level) => (
        <path key={level} className="cell" d={d} fillOpacity={opacityOf(level)} />
      ))}
    </svg>
  );
}

const opacityOf = (level: number): number => 0.06 + (0.94 * level) / (LEVELS - 1);

/** What light and dark mean. */
export function ScaleKey({ low, high }: { low: string; high: string }) {
  return (
    <div className="scale" aria-hidden="true">
      {low}
      <svg viewBox={`0 0 ${LEVELS} 1`} preserveAspectRatio="none">
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
