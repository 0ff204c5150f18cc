/** The table behind a chart: the same figures for those who do not see the drawing. */
import { S } from '../strings';

export interface TableBehindProps {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export function TableBehind({ caption, head, rows }: TableBehindProps) {
  return (
    <details className="behind">
      <summary>
        {S.asTable}
        <span className="visually-hidden">: {caption}</span>
      </summary>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={caption}>
        <table>
          <caption className="visually-hidden">{caption}</caption>
          <thead>
            <tr>
              {head.map((title, column) => (
                <th key={title} scope="col" className={column > 0 ? 'end' : undefined}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([first, ...cells]) => (
              <tr key={first}>
                <th scope="row">{first}</th>
                {cells.map((cell, column) => (
                  <td key={head[column + 1]} className="end number">
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
