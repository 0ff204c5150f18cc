/**
 * The frame that every plot stands in: a value axis with its unit, grid lines, names below, and a note that follows the pointer.
 * The words are HTML beside a stretched drawing, so that they are as readable at 320 px as on a wall.
 */
import { useState, type PointerEvent, type ReactNode } from 'react';
import type { Tick } from './axis';

export interface Note {
  readonly text: string;
  /** Where it stands, as a share of the width; the pointer's place when absent. */
  readonly at?: number;
}

interface FrameProps {
  /** Values from the bottom up, or names of rows from the top down when `rows` is set. */
  readonly values: readonly Tick[];
  readonly names: readonly Tick[];
  readonly unit?: string;
  readonly rows?: boolean;
  readonly size?: 'small' | 'tall';
  /** What the note says at a place of the plot (shares from the left and from the top). */
  readonly note?: (x: number, y: number) => Note | null;
  readonly children: ReactNode;
}

const percent = (share: number): string => `${(100 * share).toFixed(3)}%`;

export function Frame({ values, names, unit, rows = false, size, note, children }: FrameProps) {
  const [shown, setShown] = useState<Note & { at: number }>();
  const follow = (event: PointerEvent<HTMLDivElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const x = Math.min(0.9999, Math.max(0, (event.clientX - box.left) / box.width));
    const y = Math.min(0.9999, Math.max(0, (event.clientY - box.top) / box.height));
    const said = note?.(x, y);
    setShown(said ? { text: said.text, at: said.at ?? x } : undefined);
  };
  return (
    <div className={`frame ${size ? `frame--${size}` : ''} ${rows ? 'frame--rows' : ''}`}>
      {unit && (
        <span className="frame__unit" aria-hidden="true">
          {unit}
        </span>
      )}
      <div className="frame__values" aria-hidden="true">
        {values.map(({ at, text }) => (
          <span key={text + at} style={rows ? { top: percent(at) } : { bottom: percent(at) }}>
            {text}
          </span>
        ))}
      </div>
      <div
        className="frame__plot"
        onPointerMove={note && follow}
        onPointerDown={note && follow}
        onPointerLeave={() => setShown(undefined)}
      >
        {!rows &&
          values.map(({ at, text }) => (
            <i
              key={text + at}
              className={at === 0 ? 'line line--base' : 'line'}
              style={{ bottom: percent(at) }}
            />
          ))}
        {children}
        {shown && (
          <span
            className="frame__note"
            aria-hidden="true"
            style={{ left: percent(shown.at), translate: `${(-100 * shown.at).toFixed(1)}% 0` }}
          >
            {shown.text}
          </span>
        )}
      </div>
      <div className="frame__names" aria-hidden="true">
        {names.map(({ at, text, minor }) => (
          <span key={text + at} className={minor ? 'minor' : undefined} style={{ left: percent(at) }}>
            {text}
          </span>
        ))}
      </div>
    </div>
  );
}
