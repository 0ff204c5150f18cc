/** Every plan that was left out, grouped by its reason. */
import { memo, useState } from 'react';
import type { RecommendationJson } from '../../../src/engine/ranking/recommendation-json';
import { S } from '../strings';

const SHOWN = 50;

export const ExcludedPlans = memo(function ExcludedPlans({ excluded }: Pick<RecommendationJson, 'excluded'>) {
  const [all, setAll] = useState(false);
  if (excluded.length === 0) return null;
  const reasons = new Map<string, number>();
  for (const { reason } of excluded) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  const shown = all ? excluded : excluded.slice(0, SHOWN);
  return (
    <section className="stack stack--tight" aria-labelledby="excluded">
      <h2 id="excluded">{S.results.excluded(excluded.length)}</h2>
      <p className="row">
        {[...reasons]
          .sort(([, a], [, b]) => b - a)
          .map(([reason, count]) => (
            <span key={reason} className="tag">
              {S.results.reasons[reason] ?? reason.replaceAll('_', ' ')}: {count}
            </span>
          ))}
      </p>
      <details className="more">
        <summary>{S.results.excludedAll}</summary>
        <table>
          <tbody>
            {shown.map(({ id, name, reason, detail }) => (
              <tr key={id + reason}>
                <th scope="row">{name}</th>
                <td className="quiet">{detail}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {shown.length < excluded.length && (
          <button type="button" className="button button--quiet button--small" onClick={() => setAll(true)}>
            {S.more}
          </button>
        )}
      </details>
    </section>
  );
});
