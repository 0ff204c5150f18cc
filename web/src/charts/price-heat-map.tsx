/** Prices by month and hour: the rate structure at a glance. */
import { hour as hourText, monthName, unitPrice } from '../format';
import { S } from '../strings';
import type { PriceGrid } from '../plans/price-grid';
import { TableBehind } from './behind';

const CELL_W = 36;
const CELL_H = 18;
const LEFT = 40;

export function PriceHeatMap({
  title,
  grid,
  currency,
  low,
  high,
}: {
  title: string;
  grid: PriceGrid;
  currency: string;
  low: number;
  high: number;
}) {
  const shade = (price: number): number =>
    high - low < 1e-9 ? 0.35 : 0.1 + (0.9 * (price - low)) / (high - low);
  return (
    <figure className="chart" aria-label={title}>
      <svg
        className="plot"
        viewBox={`0 0 ${LEFT + 24 * CELL_W} ${12 * CELL_H + 18}`}
        role="img"
        aria-label={title}
      >
        {grid.map((hours, m) => (
          <g key={m}>
            <text x={LEFT - 6} y={m * CELL_H + 13} textAnchor="end">
              {monthName(m)}
            </text>
            {runsOf(hours).map(({ from, to, price }) => (
              <rect
                key={from}
                className="cell"
                fillOpacity={shade(price)}
                x={LEFT + from * CELL_W}
                y={m * CELL_H}
                width={(to - from) * CELL_W}
                height={CELL_H - 1}
              >
                <title>{`${monthName(m)}, ${hourText(from)} – ${hourText(to % 24)}: ${unitPrice(price, currency)}`}</title>
              </rect>
            ))}
          </g>
        ))}
        {[0, 6, 12, 18].map((h) => (
          <text key={h} x={LEFT + h * CELL_W} y={12 * CELL_H + 14}>
            {hourText(h)}
          </text>
        ))}
      </svg>
      <TableBehind
        caption={title}
        head={[S.usage.hour, ...Array.from({ length: 12 }, (_, m) => monthName(m))]}
        rows={Array.from({ length: 24 }, (_, h) => [
          hourText(h),
          ...grid.map((hours) => unitPrice(hours[h]!, currency)),
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
