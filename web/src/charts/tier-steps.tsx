/** Tiers drawn as what they are: steps. */
import { decimal, kwh, perKwh } from '../format';
import { S } from '../strings';
import type { Ladder, Step } from '../plans/price-grid';
import { valueAxis } from './axis';
import { TableBehind } from './behind';
import { Frame } from './frame';

interface TierStepsProps {
  readonly title: string;
  readonly ladder: Ladder;
  readonly currency: string;
  /** The highest price of the neighbouring pictures, which share a scale. */
  readonly top: number;
}

export function TierSteps({ title, ladder: { steps, span }, currency, top }: TierStepsProps) {
  const end = Math.max(...steps.map(({ from }) => from)) * 1.35 || 1;
  const axis = valueAxis([top], (price) => perKwh(price, currency));
  const x = (at: number | null): number => (100 * (at ?? end)) / end;
  const y = (price: number): number => 100 * (1 - axis.share(price));
  return (
    <figure className="chart" aria-label={title}>
      <Frame
        size="small"
        unit={S.plans.perKwh}
        values={axis.ticks}
        names={[
          { at: 0, text: '0' },
          ...steps.flatMap(({ from }) =>
            from > 0 ? [{ at: from / end, text: `${kwh(decimalPlaces(from))} ${S.plans.per[span]}` }] : [],
          ),
        ]}
        note={(share) => {
          const step = steps.findLast(({ from }) => share * end >= from);
          return step ? { text: `${rangeOf(step)}: ${perKwh(step.price, currency)}` } : null;
        }}
      >
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" role="img" aria-label={title}>
          {steps.map(({ from, to, price }) => (
            <g key={from}>
              <rect
                className="cell"
                fillOpacity="0.14"
                x={x(from)}
                y={y(price)}
                width={x(to) - x(from)}
                height={100 - y(price)}
              />
              <path className="curve" d={`M${x(from)} ${y(price)}H${x(to)}`} />
            </g>
          ))}
        </svg>
      </Frame>
      <TableBehind
        caption={title}
        head={[S.plans.kwh, S.plans.price]}
        rows={steps.map((step) => [rangeOf(step), perKwh(step.price, currency)])}
      />
    </figure>
  );
}

const decimalPlaces = (value: number): number => Number(value.toFixed(1));

/** @example rangeOf({ from: 0, to: 500, price: 0.1 }) === '0 – 500 kWh' */
const rangeOf = ({ from, to }: Step): string =>
  to === null ? S.plans.above(kwh(from)) : `${decimal(from)} – ${kwh(to)}`;
