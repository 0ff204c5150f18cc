/** Bars by month, two side by side where there is something to compare with, each month a button where it opens something. */
import { month, monthYear, narrowMonth } from '../format';
import { TableBehind } from './behind';

export interface MonthBar {
  /** First day, YYYY-MM-DD. */
  readonly start: string;
  readonly value: number;
  readonly other?: number;
  readonly low?: number;
  readonly high?: number;
}

interface MonthBarsProps {
  readonly title: string;
  readonly bars: readonly MonthBar[];
  readonly format: (value: number) => string;
  readonly name: string;
  readonly otherName?: string;
  readonly intervalNames?: readonly [low: string, high: string];
  readonly selected?: string;
  readonly select?: (start: string) => void;
}

const HEIGHT = 100;

export function MonthBars({
  title,
  bars,
  format,
  name,
  otherName,
  intervalNames,
  selected,
  select,
}: MonthBarsProps) {
  const top = Math.max(1e-9, ...bars.flatMap(({ value, other = 0, high = 0 }) => [value, other, high]));
  const bottom = Math.min(0, ...bars.flatMap(({ value, other = 0 }) => [value, other]));
  const y = (value: number): number => ((top - value) / (top - bottom)) * HEIGHT;
  const two = otherName !== undefined;
  const withInterval = intervalNames !== undefined;
  const spoken = ({ start, value, other }: MonthBar): string =>
    `${monthYear(start)}: ${name} ${format(value)}${other === undefined ? '' : `, ${otherName} ${format(other)}`}`;
  return (
    <figure className="chart" aria-label={title}>
      <div className="key">
        <span>{name}</span>
        {two && <span className="key--2">{otherName}</span>}
      </div>
      <div className="columns">
        {bars.map((bar) => {
          const content = (
            <>
              <svg viewBox={`0 0 100 ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
                {two && <Bar x={12} width={34} from={y(0)} to={y(bar.other ?? 0)} second />}
                <Bar x={two ? 52 : 20} width={two ? 36 : 60} from={y(0)} to={y(bar.value)} />
                {bar.high !== undefined && bar.low !== undefined && (
                  <Whisker d={`M50 ${y(bar.high)}V${y(bar.low)}M38 ${y(bar.high)}H62M38 ${y(bar.low)}H62`} />
                )}
              </svg>
              <span
                className="column__name"
                data-short={narrowMonth(bar.start)}
                data-long={month(bar.start)}
              />
            </>
          );
          return select ? (
            <button
              key={bar.start}
              type="button"
              className="column"
              title={spoken(bar)}
              aria-label={spoken(bar)}
              aria-pressed={selected === bar.start}
              onClick={() => select(bar.start)}
            >
              {content}
            </button>
          ) : (
            <div key={bar.start} className="column" title={spoken(bar)}>
              {content}
            </div>
          );
        })}
      </div>
      <TableBehind
        caption={title}
        head={['', name, ...(two ? [otherName] : []), ...(withInterval ? intervalNames : [])]}
        rows={bars.map(({ start, value, other, low, high }) => [
          monthYear(start),
          format(value),
          ...(two ? [other === undefined ? '–' : format(other)] : []),
          ...(withInterval
            ? [low === undefined ? '–' : format(low), high === undefined ? '–' : format(high)]
            : []),
        ])}
      />
    </figure>
  );
}

/** Drawn twice, so that it stands out on paper and on the bar alike. */
function Whisker({ d }: { d: string }) {
  return (
    <>
      <path className="whisker whisker--halo" d={d} />
      <path className="whisker" d={d} />
    </>
  );
}

function Bar({
  x,
  width,
  from,
  to,
  second,
}: {
  x: number;
  width: number;
  from: number;
  to: number;
  second?: boolean;
}) {
  const height = Math.abs(to - from);
  return (
    <rect
      className={second ? 'bar bar--2' : 'bar'}
      x={x}
      width={width}
      y={Math.min(from, to)}
      height={Math.max(0.6, height)}
      rx="2"
    />
  );
}
