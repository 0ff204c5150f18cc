/** What an import changes, or would change. */
import type { ImportDto } from '../api/schema';
import { count } from '../format';
import { S } from '../strings';

const LISTED = 100;

export function ImportDiff({ diff }: { diff: ImportDto }) {
  const changes = [
    [S.admin.added, diff.added],
    [S.admin.changed, diff.changed],
    [S.admin.retired, diff.retired],
  ] as const;
  const left = [
    [S.admin.refused, diff.refused],
    [S.admin.quarantined, diff.quarantined],
  ] as const;
  return (
    <div className="stack" role="status">
      <p className={diff.usersAffected > 0 ? 'notice notice--warn' : 'notice'}>
        {S.admin.affected(diff.usersAffected)}
      </p>
      <dl className="grid grid--small">
        {[...changes, ...left].map(([name, list]) => (
          <div key={name} className="figure">
            <dt>{name}</dt>
            <dd>{count(list.length)}</dd>
          </div>
        ))}
        <div className="figure">
          <dt>{S.admin.unchanged}</dt>
          <dd>{count(diff.unchanged)}</dd>
        </div>
      </dl>
      {changes.map(
        ([name, list]) =>
          list.length > 0 && (
            <details key={name} className="more">
              <summary>{name}</summary>
              <ul className="bullets">
                {list.slice(0, LISTED).map((plan) => (
                  <li key={plan.id}>{plan.name}</li>
                ))}
              </ul>
            </details>
          ),
      )}
      {left.map(
        ([name, list]) =>
          list.length > 0 && (
            <details key={name} className="more">
              <summary>{name}</summary>
              <table>
                <tbody>
                  {list.slice(0, LISTED).map((plan) => (
                    <tr key={plan.id}>
                      <th scope="row">{plan.name}</th>
                      <td>{plan.detail}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </details>
          ),
      )}
    </div>
  );
}
