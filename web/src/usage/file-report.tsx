/** What was found in a file: the same view before it is used and after it was uploaded. */
import { formatName } from '../../../src/readers/format-names';
import type { UsageReport } from '../../../src/readers/report';
import { count, dayIn, energy, lastDayIn, zoneName } from '../format';
import { S } from '../strings';
import { qualitySentences } from './quality';

export function FileReport({ report }: { report: UsageReport }) {
  const { totals } = report;
  return (
    <div className="stack">
      <dl className="grid grid--small">
        <div className="figure">
          <dt>{S.check.readings}</dt>
          <dd>
            {count(report.readings)}
            <small>
              {report.intervalMinutes === null ? S.check.mixed : S.check.every(report.intervalMinutes)}
            </small>
          </dd>
        </div>
        {report.first && report.last && (
          <div className="figure">
            <dt>{S.check.period}</dt>
            <dd>
              {dayIn(report.first, report.timezone)}
              <small>– {lastDayIn(report.last, report.timezone)}</small>
            </dd>
          </div>
        )}
        <Energy name={S.check.taken} kwh={totals.import ?? totals.house} unit={report.unit} />
        <Energy name={S.check.given} kwh={totals.export} unit={report.unit} />
        <Energy name={S.check.made} kwh={totals.production} unit={report.unit} />
        <div className="figure">
          <dt>{S.check.format}</dt>
          <dd>
            {formatName(report.format)}
            <small>
              {zoneName(report.timezone)}, {S.check.from[report.timezoneFrom]}
            </small>
          </dd>
        </div>
      </dl>
      <section className="stack stack--tight">
        <h3>{S.check.quality}</h3>
        <ul className="bullets quiet">
          {qualitySentences(report).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </section>
      {report.rejectedRows > 0 && (
        <details className="more">
          <summary>{S.check.rejected(report.rejectedRows)}</summary>
          <table>
            <thead>
              <tr>
                <th scope="col">{S.check.line}</th>
                <th scope="col">{S.check.reason}</th>
              </tr>
            </thead>
            <tbody>
              {report.rejected.slice(0, 50).map(({ line, reason }) => (
                <tr key={`${line} ${reason}`}>
                  <td className="number">{line}</td>
                  <td>{reason}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </div>
  );
}

function Energy({ name, kwh, unit }: { name: string; kwh: string | undefined; unit: string | null }) {
  if (kwh === undefined) return null;
  return (
    <div className="figure">
      <dt>{name}</dt>
      <dd>{energy(kwh, unit ?? 'kWh')}</dd>
    </div>
  );
}
