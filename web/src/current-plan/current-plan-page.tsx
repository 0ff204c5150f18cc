/** The plan the household is on: what it costs at each hour, and the form to change it. */
import { useQuery } from '@tanstack/react-query';
import type { RateStructure } from '../../../src/engine/tariff/structure';
import { api, ApiError } from '../api/client';
import type { CurrentPlanDto } from '../api/schema';
import type { OwnPlan } from '../analysis/protocol';
import { useUser } from '../auth/use-user';
import { StructurePicture } from '../plans/structure-picture';
import { S } from '../strings';
import { Failed, PageTitle, Skeleton } from '../ui/states';
import { useAction } from '../ui/use-action';
import { BillCheck, type BillCheckJson } from './bill-check';
import { CurrentPlanForm } from './current-plan-form';
import { PlanSearchContext, type PlanSearch } from './plan-picker';

const CURRENCIES: Readonly<Record<string, string>> = {
  US: 'USD',
  CA: 'CAD',
  AU: 'AUD',
  NZ: 'NZD',
  GB: 'GBP',
};

const searchService: PlanSearch = async (q) =>
  (await api('GET /plans', { query: { limit: 40, ...(q && { q }) } })).items;

export function CurrentPlanPage() {
  const user = useUser();
  const plan = useQuery({ queryKey: ['current-plan'], queryFn: readPlan });
  const planId = plan.data?.planId;
  const chosen = useQuery({
    queryKey: ['plan', planId],
    queryFn: () => api('GET /plans/{id}', { path: { id: planId! } }),
    enabled: typeof planId === 'string',
  });
  const put = useAction(
    (own: OwnPlan) =>
      api('PUT /users/me/current-plan', {
        body: {
          ...own,
          rateStructure: own.rateStructure as Record<string, unknown>,
          exitFee: own.exitFee as Record<string, unknown>,
        },
      }),
    { done: S.currentPlan.kept },
  );
  const forget = useAction(() => api('DELETE /users/me/current-plan'), { done: S.currentPlan.forgotten });
  if (!user || plan.isPending)
    return (
      <div className="wrap">
        <Skeleton height="30rem" />
      </div>
    );
  const structure = (plan.data?.rateStructure ?? chosen.data?.rateStructure) as unknown as
    RateStructure | undefined;
  return (
    <div className="wrap">
      <PageTitle
        title={S.currentPlan.title}
        lead={plan.data ? (plan.data.name ?? chosen.data?.name) : S.currentPlan.none}
      />
      <div className="stack stack--loose">
        {plan.error && <Failed error={plan.error} />}
        {put.error && <Failed error={put.error} />}
        <div className="side">
          <section className="card stack">
            <h2>{S.today.title}</h2>
            <PlanSearchContext value={searchService}>
              <CurrentPlanForm
                key={plan.data?.updatedAt}
                plan={plan.data ? ownPlanOf(plan.data) : undefined}
                timezone={user.timezone}
                currency={CURRENCIES[user.country] ?? 'EUR'}
                save={(own) => (own ? put.mutate(own) : forget.mutate())}
              />
            </PlanSearchContext>
          </section>
          <div className="stack stack--loose">
            {structure && <StructurePicture structure={structure} />}
            {plan.data && (
              <BillCheck
                plan={plan.data.name ?? chosen.data?.name ?? S.results.current}
                check={async (bill) =>
                  (await api('POST /users/me/current-plan/bill-check', {
                    body: bill,
                  })) as unknown as BillCheckJson
                }
              />
            )}
          </div>
        </div>
      </div>
    </div>
  );
}

/** null when none has been given. */
async function readPlan(): Promise<CurrentPlanDto | null> {
  try {
    return await api('GET /users/me/current-plan');
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return null;
    throw error;
  }
}

const ownPlanOf = ({
  planId,
  name,
  rateStructure,
  contractStart,
  contractEnd,
  exitFee,
}: CurrentPlanDto): OwnPlan => ({
  planId: planId ?? undefined,
  name: name ?? undefined,
  rateStructure: rateStructure ?? undefined,
  contractStart: contractStart ?? undefined,
  contractEnd: contractEnd ?? undefined,
  exitFee: exitFee as unknown as OwnPlan['exitFee'],
});
