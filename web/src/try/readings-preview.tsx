/** The first readings of a file. */
import type { ReadAnswer } from '../analysis/protocol';
import { fixed, instant } from '../format';
import { S } from '../strings';

export function ReadingsPreview({ read }: { read: Extract<ReadAnswer, { ok: true }> }) {
  return (
    <section className="card stack">
      <h2>{S.check.preview}</h2>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={S.check.preview}>
        <table>
          <thead>
            <tr>
              <th scope="col">{S.check.time}</th>
              <th scope="col">{S.check.direction}</th>
              <th scope="col" className="end">
                {S.check.energy}
              </th>
            </tr>
          </thead>
          <tbody>
            {read.preview.map(({ start, direction, kwh: value }, i) => (
              <tr key={i}>
                <th scope="row">{instant(start, read.report.timezone)}</th>
                <td>{S.check.directions[direction]}</td>
                <td className="end number">
                  {fixed(value, 3)} {S.usage.kwh}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
