/** A thin bar per day, for a month or a whole year; a day of which nothing is known keeps its place. */
import { day, decimal, kwh, shortDay } from '../format';
import { S } from '../strings';
import type { DayTotal } from '../usage/usage-view';
import { valueAxis } from './axis';
import { TableBehind } from './behind';
import { Frame } from './frame';

const NAMED = 5;

const amount = (value: number | null): string => (value === null ? S.unknown : kwh(value));

export function DayBars({ title, days }: { title: string; days: readonly DayTotal[] }) {
  const axis = valueAxis(
    days.map(({ kwh: value }) => value ?? 0),
    (value) => decimal(value, 1),
  );
  const step = 1000 / Math.max(1, days.length);
  const bars = days
    .map(({ kwh: value }, i) => {
      const height = Math.max(0, axis.share(value ?? 0) * 100).toFixed(2);
      return `M${(i * step).toFixed(2)} 100v-${height}h${(step * 0.74).toFixed(2)}v${height}z`;
    })
    .join('');
  const last = Math.min(NAMED, days.length) - 1;
  const named = Array.from({ length: last + 1 }, (_, i) =>
    Math.round((i * (days.length - 1)) / Math.max(1, last)),
  );
  return (
    <figure className="chart" aria-label={title}>
      <Frame
        values={axis.ticks}
        unit={S.usage.kwh}
        names={named.map((i, at) => ({
          at: (i + 0.37) / days.length,
          text: shortDay(days[i]!.date),
          minor: at % 2 === 1,
        }))}
        note={(x) => {
          const i = Math.floor(x * days.length);
          const found = days[i];
          return found
            ? { text: `${day(found.date)}: ${amount(found.kwh)}`, at: (i + 0.37) / days.length }
            : null;
        }}
      >
        <svg viewBox="0 0 1000 100" preserveAspectRatio="none" role="img" aria-label={title}>
          <path className="bar" d={bars} />
        </svg>
      </Frame>
      <TableBehind
        caption={title}
        head={[S.usage.dayHead, S.usage.energy]}
        rows={days.map(({ date, kwh: value }) => [day(date), amount(value)])}
      />
    </figure>
  );
}
