/** Every part of a plan's price. */
import type { RateStructure } from '../../../src/engine/tariff/structure';
import { S } from '../strings';
import { partName, priceLines } from './price-words';

export function PartsTable({ structure: { components, currency } }: { structure: RateStructure }) {
  return (
    <section className="card stack">
      <h2>{S.plans.components}</h2>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={S.plans.components}>
        <table>
          <thead>
            <tr>
              <th scope="col">{S.plans.what}</th>
              <th scope="col" className="end">
                {S.plans.price}
              </th>
            </tr>
          </thead>
          <tbody>
            {components.map((component) => (
              <tr key={component.id}>
                <th scope="row">
                  {partName(component)}
                  <p className="muted">{S.plans.kinds[component.kind]}</p>
                </th>
                <td className="end">
                  {priceLines(component, currency).map((line) => (
                    <div key={line}>{line}</div>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
