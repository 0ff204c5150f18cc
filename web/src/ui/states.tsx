/** Loading, empty, failed: the states that every list and page shares. */
import { useEffect, useRef, type ReactNode } from 'react';
import { S } from '../strings';

/** Holds the place of what is coming, so that nothing jumps. */
export function Skeleton({ height = '12rem' }: { height?: string }) {
  return (
    <div className="skeleton" style={{ height }} role="status">
      <span className="visually-hidden">{S.loading}</span>
    </div>
  );
}

export function Empty({
  title,
  children,
  action,
}: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="empty">
      <h2>{title}</h2>
      {children && <div className="quiet">{children}</div>}
      {action}
    </div>
  );
}

export function Failed({ error, retry }: { error: unknown; retry?: () => void }) {
  return (
    <div className="notice notice--bad row row--between" role="alert">
      <span>{error instanceof Error && error.message ? error.message : S.somethingWrong}</span>
      {retry && (
        <button type="button" className="button button--quiet button--small" onClick={retry}>
          {S.retry}
        </button>
      )}
    </div>
  );
}

/** Names the page, and tells a screen reader that it has come. */
export function PageTitle({ title, lead, children }: { title: string; lead?: string; children?: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${S.name}`;
    heading.current?.focus({ preventScroll: true });
  }, [title]);
  return (
    <header className="page-head">
      <div>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {lead && <p className="lead">{lead}</p>}
      </div>
      {children}
    </header>
  );
}
