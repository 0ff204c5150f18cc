/** A place to drop a file on, and a button for those who do not drag. */
import { useRef, useState, type DragEvent, type ReactNode } from 'react';
import { S } from '../strings';

interface DropZoneProps {
  readonly take: (file: File) => void;
  readonly busy: boolean;
  readonly children?: ReactNode;
}

export function DropZone({ take, busy, children }: DropZoneProps) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file && !busy) take(file);
  };
  return (
    <div
      className={over ? 'drop drop--over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <svg
        width="44"
        height="44"
        viewBox="0 0 44 44"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        aria-hidden="true"
      >
        <path d="M22 30V11m0 0-7 7m7-7 7 7" strokeLinecap="round" strokeLinejoin="round" />
        <path d="M8 28v4a4 4 0 0 0 4 4h20a4 4 0 0 0 4-4v-4" strokeLinecap="round" />
      </svg>
      <p className="drop__title" aria-live="polite">
        {busy ? S.landing.reading : over ? S.landing.dropNow : S.landing.drop}
      </p>
      <button type="button" className="button" disabled={busy} onClick={() => input.current?.click()}>
        {S.landing.choose}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        aria-hidden="true"
        tabIndex={-1}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) take(file);
        }}
      />
      <p className="muted">{S.landing.formats}</p>
      {children}
    </div>
  );
}
