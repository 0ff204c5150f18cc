import { useState } from 'react';
import { S } from '../strings';
import { storedTheme, storeTheme, THEMES, type Theme } from './theme';

export function Footer() {
  const [theme, setTheme] = useState(storedTheme);
  return (
    <footer className="foot">
      <div className="wrap foot__row">
        <span>{S.footer.promise}</span>
        <a href="/api/docs">{S.footer.api}</a>
        <label className="row">
          {S.footer.theme}
          <select
            className="foot__select"
            value={theme}
            onChange={(event) => {
              const next = event.target.value as Theme;
              setTheme(next);
              storeTheme(next);
            }}
          >
            {THEMES.map((each) => (
              <option key={each} value={each}>
                {S.footer.themes[each]}
              </option>
            ))}
          </select>
        </label>
      </div>
    </footer>
  );
}
