/** What one may use, and what is used of it. */
import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client';
import { count, day } from '../format';
import { S } from '../strings';
import { Failed, Skeleton } from '../ui/states';

export function Quotas() {
  const quotas = useQuery({ queryKey: ['quotas'], queryFn: () => api('GET /users/me/quotas') });
  if (quotas.error) return <Failed error={quotas.error} />;
  if (!quotas.data) return <Skeleton />;
  return (
    <section className="card stack">
      <div className="row row--between">
        <h2>{S.account.usage}</h2>
        <span className="tag tag--accent">{S.account.tiers[quotas.data.tier]}</span>
      </div>
      <table>
        <tbody>
          {quotas.data.quotas.map(({ name, used, limit, resetsAt }) => (
            <tr key={name}>
              <th scope="row">
                {S.account.quotas[name]}
                {limit !== null && resetsAt && <p className="muted">{S.account.resets(day(resetsAt))}</p>}
              </th>
              <td className="end number">
                {limit === null ? `${count(used)} · ${S.account.noLimit}` : S.account.ofLimit(used, limit)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
