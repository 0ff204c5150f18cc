/** Tiers drawn as what they are: steps. */
import { decimal, kwh, unitPrice } from '../format';
import { S } from '../strings';
import type { Step } from '../plans/price-grid';
import { TableBehind } from './behind';

const WIDTH = 560;
const HEIGHT = 150;
const BASE = 20;
const TOP = 20;

export function TierSteps({
  title,
  steps,
  currency,
}: {
  title: string;
  steps: readonly Step[];
  currency: string;
}) {
  const lastBound = Math.max(...steps.map(({ from }) => from));
  const end = lastBound * 1.35 || 1;
  const highest = Math.max(1e-9, ...steps.map(({ price }) => price));
  const x = (at: number): number => (at / end) * WIDTH;
  const y = (price: number): number => HEIGHT - BASE - (Math.max(0, price) / highest) * (HEIGHT - BASE - TOP);
  return (
    <figure className="chart" aria-label={title}>
      <svg className="plot" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={title}>
        {steps.map(({ from, to, price }) => (
          <g key={from}>
            <rect
              className="cell"
              fillOpacity="0.14"
              x={x(from)}
              y={y(price)}
              width={x(to ?? end) - x(from)}
              height={HEIGHT - BASE - y(price)}
            />
            <path className="line" d={`M${x(from)} ${y(price)}H${x(to ?? end)}`} />
            <text x={x(from) + 6} y={y(price) - 6}>
              {unitPrice(price, currency)}
            </text>
            {from > 0 && (
              <text x={x(from)} y={HEIGHT - 4} textAnchor="middle">
                {decimal(from, 0)}
              </text>
            )}
          </g>
        ))}
        <line className="grid-line" x1="0" x2={WIDTH} y1={HEIGHT - BASE} y2={HEIGHT - BASE} />
        <text x={WIDTH} y={HEIGHT - 4} textAnchor="end">
          {S.plans.kwh}
        </text>
      </svg>
      <TableBehind
        caption={title}
        head={[S.plans.kwh, S.plans.price]}
        rows={steps.map(({ from, to, price }) => [
          to === null ? `> ${kwh(from)}` : `${kwh(from)} – ${kwh(to)}`,
          unitPrice(price, currency),
        ])}
      />
    </figure>
  );
}
