/** The bar at the top: where one is and where one can go. */
import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { Link, useLocation } from 'wouter';
import { api } from '../api/client';
import { session } from '../auth/session';
import { useUser } from '../auth/use-user';
import { S } from '../strings';
import { Brand } from './brand';

type Entry = readonly [href: string, text: string];

const COMPARE: Entry = ['/', S.nav.compare];
const PLANS: Entry = ['/plans', S.nav.plans];
const OWN: readonly Entry[] = [
  ['/home', S.nav.home],
  ['/results', S.nav.results],
  ['/readings', S.nav.readings],
  ['/upload', S.nav.upload],
];
const MORE: readonly Entry[] = [
  PLANS,
  ['/current-plan', S.nav.currentPlan],
  ['/sites', S.nav.sites],
  ['/meter-reads', S.nav.meterReads],
  ['/datasets', S.nav.datasets],
  ['/analyses', S.nav.analyses],
  ['/reports', S.nav.reports],
  ['/account', S.nav.account],
];

export function Header() {
  const user = useUser();
  const [at, go] = useLocation();
  const queries = useQueryClient();
  const logOut = (): void => {
    void api('POST /auth/logout').catch(() => undefined);
    session.end();
    queries.clear();
    go('/');
  };
  const link = ([href, text]: Entry) => (
    <Link key={href} href={href} aria-current={at === href ? 'page' : undefined}>
      {text}
    </Link>
  );
  const admin: readonly Entry[] = user?.isAdmin ? [['/admin', S.nav.admin]] : [];
  const leave = (
    <button type="button" onClick={logOut}>
      {S.nav.logOut}
    </button>
  );
  return (
    <header className="top">
      <div className="wrap top__row">
        <Brand />
        <nav className="nav" aria-label={S.nav.label}>
          {user ? (
            <>
              <span className="only-wide">
                {OWN.map(link)}
                <Menu name={S.nav.more}>
                  {[...MORE, ...admin].map(link)}
                  {leave}
                </Menu>
              </span>
              <span className="only-small">
                <Menu name={S.nav.menu}>
                  {[...OWN, ...MORE, ...admin].map(link)}
                  {leave}
                </Menu>
              </span>
            </>
          ) : (
            <>
              <span className="only-wide">{link(COMPARE)}</span>
              {link(PLANS)}
              {user === null && (
                <>
                  {link(['/log-in', S.nav.logIn])}
                  <Link className="button button--small only-wide-button" href="/sign-up">
                    {S.nav.signUp}
                  </Link>
                </>
              )}
            </>
          )}
        </nav>
      </div>
    </header>
  );
}

/** Opens on click, closes after a choice, with Escape, and when the focus leaves it. */
function Menu({ name, children }: { name: string; children: React.ReactNode }) {
  const details = useRef<HTMLDetailsElement>(null);
  const close = (): void => details.current?.removeAttribute('open');
  return (
    <details
      ref={details}
      className="menu"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        close();
        details.current?.querySelector('summary')?.focus();
      }}
      onBlur={(event) => {
        if (event.relatedTarget && !event.currentTarget.contains(event.relatedTarget)) close();
      }}
    >
      <summary>{name}</summary>
      <div className="menu__list" onClick={close}>
        {children}
      </div>
    </details>
  );
}
