/** Prices by month and hour: the rate structure at a glance. */
import { hour as hourText, monthName, perKwh } from '../format';
import { S } from '../strings';
import type { PriceGrid } from '../plans/price-grid';
import { HOURS_NAMED } from './axis';
import { TableBehind } from './behind';
import { Frame } from './frame';

interface PriceHeatMapProps {
  readonly title: string;
  readonly grid: PriceGrid;
  readonly currency: string;
  /** Ends of the scale, shared with the neighbouring picture. */
  readonly low: number;
  readonly high: number;
}

export function PriceHeatMap({ title, grid, currency, low, high }: PriceHeatMapProps) {
  const shade = (price: number): number =>
    high - low < 1e-9 ? 0.35 : 0.1 + (0.9 * (price - low)) / (high - low);
  return (
    <figure className="chart" aria-label={title}>
      <Frame
        rows
        size="tall"
        values={grid.map((_, m) => ({ at: (m + 0.15) / 12, text: monthName(m) }))}
        names={HOURS_NAMED.map((h) => ({ at: h / 24, text: hourText(h), minor: h % 6 !== 0 }))}
        note={(x, y) => {
          const m = Math.floor(y * 12);
          const h = Math.floor(x * 24);
          return { text: `${monthName(m)}, ${hourText(h)}: ${perKwh(grid[m]![h]!, currency)}` };
        }}
      >
        <svg viewBox="0 0 24 12" preserveAspectRatio="none" role="img" aria-label={title}>
          {grid.flatMap((hours, m) =>
            runsOf(hours).map(({ from, to, price }) => (
              <rect
                key={`${m} ${from}`}
                className="cell"
                fillOpacity={shade(price)}
                x={from}
                y={m}
                width={to - from}
                height={0.94}
              />
            )),
          )}
        </svg>
      </Frame>
      <TableBehind
        caption={title}
        head={[S.usage.hour, ...Array.from({ length: 12 }, (_, m) => monthName(m))]}
        rows={Array.from({ length: 24 }, (_, h) => [
          hourText(h),
          ...grid.map((hours) => perKwh(hours[h]!, currency)),
        ])}
      />
    </figure>
  );
}

/** Neighbouring hours of one price as one run. */
function runsOf(hours: readonly number[]): { from: number; to: number; price: number }[] {
  const runs: { from: number; to: number; price: number }[] = [];
  hours.forEach((price, hour) => {
    const last = runs.at(-1);
    if (last && Math.abs(last.price - price) < 1e-12) last.to = hour + 1;
    else runs.push({ from: hour, to: hour + 1, price });
  });
  return runs;
}
