/** The bar at the top: where one is and where one can go. */
import { Link, useLocation } from 'wouter';
import { S } from '../strings';
import { Brand } from './brand';

const OPEN: readonly (readonly [href: string, text: string])[] = [['/', S.nav.compare]];

export function Header() {
  const [at] = useLocation();
  return (
    <header className="top">
      <div className="wrap top__row">
        <Brand />
        <nav className="nav" aria-label={S.nav.label}>
          {OPEN.map(([href, text]) => (
            <Link key={href} href={href} aria-current={at === href ? 'page' : undefined}>
              {text}
            </Link>
          ))}
        </nav>
      </div>
    </header>
  );
}
