/** One plan: its prices drawn, all their parts, its terms and where it was read. */
import { useQuery } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import type { ExitFee } from '../../../src/engine/plan';
import type { RateStructure } from '../../../src/engine/tariff/structure';
import { api } from '../api/client';
import type { PlanDto } from '../api/schema';
import { useUser } from '../auth/use-user';
import { day, decimal, money, percent } from '../format';
import { S } from '../strings';
import { Failed, PageTitle, Skeleton } from '../ui/states';
import { useAction } from '../ui/use-action';
import { networkName } from './network-name';
import { PartsTable } from './parts-table';
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
  if (!plan.data)
    return (
      <div className="wrap">
        {plan.error ? (
          <>
            <PageTitle title={S.plans.notFound} />
            <Failed error={plan.error} retry={() => void plan.refetch()} />
          </>
        ) : (
          <Skeleton height="40rem" />
        )}
      </div>
    );
  const { name, supplier, source, eligibility, enrolUrl } = plan.data;
  const structure = plan.data.rateStructure as unknown as RateStructure;
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
        <Terms plan={plan.data} currency={structure.currency} />
        <StructurePicture structure={structure} />
        <PartsTable structure={structure} />
        {eligibility.length > 0 && (
          <section className="card stack">
            <h2>{S.plans.eligibility}</h2>
            <ul className="bullets">
              {eligibility.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </section>
        )}
        <p className="muted">
          {S.plans.source}: {S.plans.catalogs[String(source['catalog'])] ?? String(source['catalog'])}
          {typeof source['retrieved'] === 'string' && `, ${S.plans.retrieved(day(source['retrieved']))}`}
          {enrolUrl && (
            <>
              {' · '}
              <a href={enrolUrl} rel="noreferrer noopener" target="_blank">
                {S.results.enrol}
              </a>
            </>
          )}
        </p>
      </div>
    </div>
  );
}

function Terms({ plan, currency }: { plan: PlanDto; currency: string }) {
  const { planType, contractMonths, renewablePercent, supplierRating, regions } = plan;
  const networks = [...new Set(regions.map(networkName))];
  const terms: (readonly [name: string, value: string])[] = [
    [S.plans.type, S.plans.types[planType]!],
    [S.results.term, contractMonths === 0 ? S.results.monthToMonth : S.results.months(contractMonths)],
    [S.results.renewable, renewablePercent === null ? S.unknown : percent(Number(renewablePercent) / 100)],
    [S.plans.exitFee, exitText(plan.exitFee as unknown as ExitFee, currency)],
    ...(supplierRating === null ? [] : [[S.plans.rating, `${decimal(supplierRating)} / 5`] as const]),
    [S.plans.networks, networks.length === 0 ? S.plans.everywhere : networks.join(', ')],
  ];
  return (
    <section className="card">
      <h2 className="visually-hidden">{S.plans.terms}</h2>
      <dl className="grid grid--small">
        {terms.map(([name, value]) => (
          <div key={name} className="figure">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
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
