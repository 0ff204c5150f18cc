/** Scales and ticks of the charts. */
import { nice, ticks } from 'd3-array';

export interface Tick {
  /** Where it stands, as a share of the axis. */
  readonly at: number;
  readonly text: string;
  /** Left out where there is little room. */
  readonly minor?: boolean;
}

export interface ValueAxis {
  /** Share of the height, from the bottom. */
  share(value: number): number;
  readonly ticks: readonly Tick[];
}

const TICKS = 4;

/** An axis from zero (or below, where there are values below) to a round number above all values. */
export function valueAxis(values: readonly number[], format: (value: number) => string): ValueAxis {
  const least = values.reduce((a, b) => Math.min(a, b), 0);
  const most = values.reduce((a, b) => Math.max(a, b), 0);
  const [low, high] = most > least ? nice(least, most, TICKS) : [0, 1];
  const share = (value: number): number => (value - low) / (high - low);
  return {
    share,
    ticks: ticks(low, high, TICKS).map((value) => ({ at: share(value), text: format(value) })),
  };
}

/** Names of a row of equal columns, at their middles; every other one is minor where there are many. */
export function columnNames(names: readonly string[], many = 8): Tick[] {
  return names.map((text, i) => ({
    at: (i + 0.5) / names.length,
    text,
    minor: names.length > many && i % 2 === 1,
  }));
}

export const HOURS_NAMED = [0, 3, 6, 9, 12, 15, 18, 21] as const;
