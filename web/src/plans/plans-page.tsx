/** The catalog, with filters. */
import { useDeferredValue, useState } from 'react';
import { Link } from 'wouter';
import type { Operations } from '../api/schema';
import { usePages } from '../api/use-pages';
import { COUNTRIES } from '../auth/countries';
import { percent } from '../format';
import { S } from '../strings';
import { SelectField, TextField } from '../ui/field';
import { MoreButton } from '../ui/more-button';
import { Empty, Failed, PageTitle, Skeleton } from '../ui/states';
import { networkName } from './network-name';

type Query = NonNullable<Operations['GET /plans']['query']>;

const SHARES = ['25', '50', '75', '100'];
const TERMS = ['0', '6', '12', '24'];

export function PlansPage() {
  const [query, setQuery] = useState<Query>({});
  const deferred = useDeferredValue(query);
  const { items, error, retry, ...more } = usePages('GET /plans', { query: deferred });
  const set = (part: Query): void => setQuery((before) => ({ ...before, ...part }));
  const numberOf = (text: string): number | undefined => (text === '' ? undefined : Number(text));
  return (
    <div className="wrap">
      <PageTitle title={S.plans.title} lead={S.plans.lead} />
      <div className="stack stack--filtered">
        <search className="form-row">
          <TextField
            label={S.plans.search}
            type="search"
            value={query.q ?? ''}
            onChange={(event) => set({ q: event.target.value || undefined })}
          />
          <SelectField
            label={S.plans.country}
            value={query.country ?? ''}
            onChange={(event) => set({ country: event.target.value || undefined })}
            options={[['', S.plans.anyCountry], ...COUNTRIES]}
          />
          <SelectField
            label={S.plans.type}
            value={query.type ?? ''}
            onChange={(event) => set({ type: (event.target.value || undefined) as Query['type'] })}
            options={[['', S.plans.anyType], ...Object.entries(S.plans.types)]}
          />
          <SelectField
            label={S.plans.minRenewable}
            value={query.minRenewable ?? ''}
            onChange={(event) => set({ minRenewable: numberOf(event.target.value) })}
            options={[
              ['', S.preferences.anyShare],
              ...SHARES.map((n) => [n, percent(Number(n) / 100)] as const),
            ]}
          />
          <SelectField
            label={S.plans.maxTerm}
            value={query.maxTerm ?? ''}
            onChange={(event) => set({ maxTerm: numberOf(event.target.value) })}
            options={[
              ['', S.preferences.anyTerm],
              ...TERMS.map(
                (n) => [n, n === '0' ? S.results.monthToMonth : S.results.months(Number(n))] as const,
              ),
            ]}
          />
        </search>
        {error && <Failed error={error} retry={retry} />}
        {!items && !error && <Skeleton height="30rem" />}
        {items?.length === 0 && <Empty title={S.plans.emptyTitle}>{S.plans.empty}</Empty>}
        {items && items.length > 0 && (
          <ul className="card rows">
            {items.map((plan) => (
              <li key={plan.versionId} className="plan-line">
                <div>
                  <h2>
                    <Link href={`/plans/${encodeURIComponent(plan.id)}`}>{plan.name}</Link>
                  </h2>
                  <p className="quiet small">
                    {[plan.supplier, ...new Set(plan.regions.map(networkName))].join(' · ')}
                  </p>
                </div>
                <p className="plan-line__tags">
                  {plan.renewablePercent !== null && Number(plan.renewablePercent) > 0 && (
                    <span className="tag tag--accent">
                      {percent(Number(plan.renewablePercent) / 100)} {S.results.renewable.toLowerCase()}
                    </span>
                  )}
                  {plan.prepaid && <span className="tag">{S.plans.prepaid}</span>}
                  <span className="tag">{S.plans.types[plan.planType]}</span>
                  <span className="tag">
                    {plan.contractMonths === 0
                      ? S.results.monthToMonth
                      : S.results.months(plan.contractMonths)}
                  </span>
                </p>
              </li>
            ))}
          </ul>
        )}
        <MoreButton {...more} />
      </div>
    </div>
  );
}
