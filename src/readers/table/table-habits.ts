import type { QUALITY, Commodity, Direction } from '../../engine/series/usage.js';
import type { TableLayout } from './layout.js';

/** What a named format knows beyond what its columns say. */
export interface TableHabits {
  /** Zone that the format proves. */
  readonly zone?: string;
  /** Zone of the format's home, where the user names none. */
  readonly homeZone?: string;
  readonly homeOrder?: 'dmy' | 'mdy';
  /** What the (only) stamp marks. */
  readonly stamp?: 'start' | 'end';
  /** Seconds of an interval, where rows do not show it. */
  readonly interval?: number;
  /** Unit where neither title nor unit column names one. */
  readonly unit?: string;
  /** Quality where the file has no column for it. */
  readonly quality?: keyof typeof QUALITY;
  /** A single signed column is import less export. */
  readonly net?: true;
  /** A utility's meter sees only what goes to the grid: what it calls generation is export. */
  readonly metered?: true;
  /** Titles of columns that hold no readings although they look so. */
  readonly ignore?: RegExp;
  /** The values are energy of an interval for certain, never readings of the meter's register. */
  readonly deltas?: true;
  /** What the user should know about every such file. */
  readonly note?: string;
  /** Direction, register and commodity that the label cells of a row stand for; undefined = the general rule. */
  readonly label?: (text: string) => Labelled | 'skip' | undefined;
}

export interface Labelled {
  readonly direction?: Direction | 'net';
  readonly commodity?: Commodity;
  readonly unit?: string;
  readonly role?: 'general' | 'controlled_load';
  readonly register?: string;
}

/** Whether the (only) stamp of a row marks its end. */
export const stampsEnds = ({ billDates, endOnly }: TableLayout, { stamp }: TableHabits): boolean =>
  stamp === 'end' || billDates || endOnly;
