/** A month's bill, line by line: component, quantity, price, amount. */
import type { BillLine } from '../../../src/engine/tariff/bill';
import type { BillJson } from '../../../src/engine/tariff/bill-json';
import { decimal, kwh, money, monthYear, unitPrice } from '../format';
import { S } from '../strings';

type Month = BillJson['months'][number];
/** A line as JSON: the amount is decimal text too. */
type Line = Omit<BillLine, 'amount'> & { readonly amount: string };

export function BillLines({ month, plan, currency }: { month: Month; plan: string; currency: string }) {
  return (
    <div
      className="table-scroll"
      tabIndex={0}
      role="region"
      aria-label={S.results.billOf(monthYear(month.start), plan)}
    >
      <table>
        <caption>
          {S.results.billOf(monthYear(month.start), plan)}: {S.results.used(kwh(month.usage), month.days)}
        </caption>
        <thead>
          <tr>
            <th scope="col">{S.results.lines.line}</th>
            <th scope="col" className="end">
              {S.results.lines.quantity}
            </th>
            <th scope="col" className="end">
              {S.results.lines.rate}
            </th>
            <th scope="col" className="end">
              {S.results.lines.amount}
            </th>
          </tr>
        </thead>
        <tbody>
          {(month.lines as unknown as readonly Line[]).map((line, i) => (
            <tr key={i}>
              <th scope="row">{lineName(line)}</th>
              <td className="end number">
                {decimal(line.quantity, 3)} {line.unit}
              </td>
              <td className="end number">{unitPrice(line.rate, currency)}</td>
              <td className="end number">{money(line.amount, currency)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={3}>
              {S.results.total}
            </th>
            <td className="end number">{money(month.total, currency)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

/** @example lineName({ component: 'energy', period: 'off_peak', tier: 2 }) === 'Energy, off peak, step 2' */
export function lineName({ component, period, tier }: Pick<Line, 'component' | 'period' | 'tier'>): string {
  const words = [component, period, tier === undefined ? undefined : S.results.step(tier)]
    .filter((word) => word !== undefined)
    .map((word) => word.replaceAll(/[_-]/g, ' '))
    .join(', ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
