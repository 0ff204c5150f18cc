/** The browser's own dialog: it keeps the focus, closes with Escape, and gives the focus back. */
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { S } from '../strings';

export function Modal({ title, close, children }: { title: string; close: () => void; children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog ref={dialog} aria-labelledby={id} onClose={close}>
      <div className="stack">
        <div className="row row--between">
          <h2 id={id}>{title}</h2>
          <button
            type="button"
            className="button button--quiet button--small"
            onClick={() => dialog.current?.close()}
          >
            {S.close}
          </button>
        </div>
        {children}
      </div>
    </dialog>
  );
}
