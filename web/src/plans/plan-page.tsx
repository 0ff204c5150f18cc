/** One plan: its prices drawn, all their parts, its terms and where it was read. */
import { useQuery } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import type { ExitFee } from '../../../src/engine/plan';
import type { Component, RateStructure } from '../../../src/engine/tariff/structure';
import { api } from '../api/client';
import { useUser } from '../auth/use-user';
import { day, decimal, money, percent, unitPrice } from '../format';
import { S } from '../strings';
import { Failed, PageTitle, Skeleton } from '../ui/states';
import { useAction } from '../ui/use-action';
import { StructurePicture } from './structure-picture';

export function PlanPage({ params }: { params: { id: string } }) {
  const id = decodeURIComponent(params.id);
  const user = useUser();
  const [, go] = useLocation();
  const plan = useQuery({ queryKey: ['plan', id], queryFn: () => api('GET /plans/{id}', { path: { id } }) });
  const keep = useAction(() => api('PUT /users/me/current-plan', { body: { planId: id } }), {
    done: S.plans.madeCurrent,
    after: () => go('/current-plan'),
  });
  if (plan.error)
    return (
      <div className="wrap">
        <Failed error={plan.error} retry={() => void plan.refetch()} />
      </div>
    );
  if (!plan.data)
    return (
      <div className="wrap">
        <Skeleton height="40rem" />
      </div>
    );
  const { name, supplier, source } = plan.data;
  const structure = plan.data.rateStructure as unknown as RateStructure;
  const { currency } = structure;
  return (
    <div className="wrap">
      <PageTitle title={name} lead={supplier}>
        {user && (
          <button type="button" className="button button--quiet" onClick={() => keep.mutate()}>
            {S.plans.makeCurrent}
          </button>
        )}
      </PageTitle>
      <div className="stack stack--loose">
        <section className="card">
          <h2 className="visually-hidden">{S.plans.terms}</h2>
          <dl className="grid grid--small">
            <Term name={S.plans.type} value={S.plans.types[plan.data.planType]!} />
            <Term
              name={S.results.term}
              value={
                plan.data.contractMonths === 0
                  ? S.results.monthToMonth
                  : S.results.months(plan.data.contractMonths)
              }
            />
            <Term
              name={S.results.renewable}
              value={
                plan.data.renewablePercent === null
                  ? S.unknown
                  : percent(Number(plan.data.renewablePercent) / 100)
              }
            />
            <Term
              name={S.plans.exitFee}
              value={exitText(plan.data.exitFee as unknown as ExitFee, currency)}
            />
            {plan.data.supplierRating !== null && (
              <Term name={S.plans.rating} value={`${decimal(plan.data.supplierRating)} / 5`} />
            )}
            <Term
              name={S.plans.networks}
              value={plan.data.regions.length === 0 ? S.plans.everywhere : plan.data.regions.join(', ')}
            />
          </dl>
        </section>
        <StructurePicture structure={structure} />
        <section className="card stack">
          <h2>{S.plans.components}</h2>
          <div className="table-scroll" tabIndex={0} role="region" aria-label={S.plans.components}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{S.plans.what}</th>
                  <th scope="col">{S.plans.kind}</th>
                  <th scope="col" className="end">
                    {S.plans.price}
                  </th>
                </tr>
              </thead>
              <tbody>
                {structure.components.map((component) => (
                  <tr key={component.id}>
                    <th scope="row">{component.name ?? component.id.replaceAll(/[_-]/g, ' ')}</th>
                    <td>{component.kind.replaceAll('_', ' ')}</td>
                    <td className="end">{priceText(component, currency)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
        {plan.data.eligibility.length > 0 && (
          <section className="card stack">
            <h2>{S.plans.eligibility}</h2>
            <ul className="bullets">
              {plan.data.eligibility.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </section>
        )}
        <p className="muted">
          {S.plans.source}: {String(source['catalog'])}
          {typeof source['retrieved'] === 'string' && `, ${S.plans.retrieved(day(source['retrieved']))}`}
        </p>
      </div>
    </div>
  );
}

function Term({ name, value }: { name: string; value: string }) {
  return (
    <div className="figure">
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function exitText(fee: ExitFee, currency: string): string {
  switch (fee.kind) {
    case 'flat':
      return S.plans.exit.flat(money(fee.amount, currency));
    case 'per_month_remaining':
      return S.plans.exit.per_month_remaining(money(fee.amount, currency));
    default:
      return S.plans.exit[fee.kind];
  }
}

/** The price of one part in a few words. */
function priceText(component: Component, currency: string): string {
  const first = (value: string | readonly string[]): string =>
    typeof value === 'string' ? value : value[0]!;
  switch (component.kind) {
    case 'energy':
      return component.periods
        .map((period) => {
          const price = unitPrice(first('price' in period ? period.price : period.tiers[0]!.price), currency);
          const shown = 'tiers' in period && period.tiers.length > 1 ? `${price}…` : price;
          return component.periods.length > 1 ? `${period.name.replaceAll('_', ' ')} ${shown}` : shown;
        })
        .join(' · ');
    case 'fixed':
    case 'minimum':
      return `${unitPrice(first(component.amount), currency)} ${S.plans.per[component.per]}`;
    case 'usage_band':
      return `${money(component.amount, currency)} (${component.from}${component.below ? ` – ${component.below}` : '+'} kWh)`;
    case 'tax':
      return component.percent
        ? `${component.percent} %`
        : component.perKwh
          ? unitPrice(component.perKwh, currency)
          : '';
    case 'discount':
      return component.percent
        ? `${component.percent} %`
        : component.amount
          ? money(component.amount, currency)
          : '';
    case 'delivery':
      return component.ref;
    case 'fee':
      return component.amount ? money(component.amount, currency) : '';
    default:
      return '';
  }
}
