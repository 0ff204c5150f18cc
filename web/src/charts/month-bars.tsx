/** Bars by month, two side by side where there is something to compare with, each month a button where it opens something. */
import { month, monthYear } from '../format';
import { S } from '../strings';
import { columnNames, valueAxis } from './axis';
import { TableBehind } from './behind';
import { Frame } from './frame';

export interface MonthBar {
  /** First day, YYYY-MM-DD. */
  readonly start: string;
  /** null where nothing is known. */
  readonly value: number | null;
  readonly other?: number;
  readonly low?: number;
  readonly high?: number;
}

interface MonthBarsProps {
  readonly title: string;
  readonly bars: readonly MonthBar[];
  readonly format: (value: number) => string;
  /** What the value axis counts, where its numbers do not say so themselves. */
  readonly unit?: string;
  readonly axisFormat?: (value: number) => string;
  readonly name: string;
  readonly otherName?: string;
  readonly intervalNames?: readonly [low: string, high: string];
  readonly selected?: string;
  readonly select?: (start: string) => void;
}

export function MonthBars(props: MonthBarsProps) {
  const { title, bars, format, unit, axisFormat = format, name, otherName, intervalNames } = props;
  const axis = valueAxis(
    bars.flatMap(({ value, other = 0, high = 0 }) => [value ?? 0, other, high]),
    axisFormat,
  );
  const two = otherName !== undefined;
  const spoken = ({ start, value, other, low, high }: MonthBar): string =>
    [
      `${monthYear(start)}: ${two ? `${name} ` : ''}${value === null ? S.unknown : format(value)}`,
      ...(low !== undefined && high !== undefined ? [`(${format(low)} – ${format(high)})`] : []),
      ...(other === undefined ? [] : [`· ${otherName} ${format(other)}`]),
    ].join(' ');
  return (
    <figure className="chart" aria-label={title}>
      {two && (
        <div className="key">
          <span>{name}</span>
          <span className="key--2">{otherName}</span>
        </div>
      )}
      <Frame
        values={axis.ticks}
        unit={unit}
        names={columnNames(
          bars.map(({ start }) => month(start)),
          6,
        )}
        note={(x) => {
          const i = Math.floor(x * bars.length);
          return bars[i] ? { text: spoken(bars[i]), at: (i + 0.5) / bars.length } : null;
        }}
      >
        <div className="columns">
          {bars.map((bar) => (
            <Column key={bar.start} bar={bar} two={two} share={axis.share} spoken={spoken(bar)} {...props} />
          ))}
        </div>
      </Frame>
      <TableBehind
        caption={title}
        head={['', name, ...(two ? [otherName] : []), ...(intervalNames ?? [])]}
        rows={bars.map(({ start, value, other, low, high }) => [
          monthYear(start),
          value === null ? '–' : format(value),
          ...(two ? [other === undefined ? '–' : format(other)] : []),
          ...(intervalNames ? [low, high].map((end) => (end === undefined ? '–' : format(end))) : []),
        ])}
      />
    </figure>
  );
}

interface ColumnProps extends Pick<MonthBarsProps, 'selected' | 'select'> {
  readonly bar: MonthBar;
  readonly two: boolean;
  readonly share: (value: number) => number;
  readonly spoken: string;
}

function Column({ bar, two, share, spoken, selected, select }: ColumnProps) {
  const { start, value, other, low, high } = bar;
  const y = (at: number): number => 100 * (1 - share(at));
  const withInterval = low !== undefined && high !== undefined;
  const drawing = (
    <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
      {two && <Bar x={14} width={34} from={y(0)} to={y(other ?? 0)} kind="bar--2" />}
      {value !== null && (
        <Bar
          x={two ? 52 : 22}
          width={two ? 34 : 56}
          from={y(0)}
          to={y(value)}
          kind={withInterval ? 'bar--projected' : ''}
        />
      )}
      {withInterval && <path className="whisker" d={`M50 ${y(high)}V${y(low)}`} />}
      {withInterval && <path className="whisker whisker--end" d={`M40 ${y(high)}H60M40 ${y(low)}H60`} />}
    </svg>
  );
  if (!select) return <div className="column">{drawing}</div>;
  return (
    <button
      type="button"
      className="column"
      aria-label={spoken}
      aria-pressed={selected === start}
      onClick={() => select(start)}
    >
      {drawing}
    </button>
  );
}

function Bar({
  x,
  width,
  from,
  to,
  kind,
}: {
  x: number;
  width: number;
  from: number;
  to: number;
  kind: string;
}) {
  const height = Math.max(0.5, Math.abs(to - from));
  return <rect className={`bar ${kind}`} x={x} width={width} y={Math.min(from, to)} height={height} />;
}
