/** What would be: every plan priced again with a car, a heat pump, panels, a battery, or with use at other hours. */
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { RecommendationJson } from '../../../src/engine/ranking/recommendation-json';
import type { WhatIf } from '../../../src/engine/whatif/what-if';
import { count, kwh, wholeMoney } from '../format';
import { S } from '../strings';
import { SelectField } from '../ui/field';
import { Form } from '../ui/form';

const CHOICES = {
  shift: [10, 20, 30, 50],
  ev: [1500, 2500, 4000],
  heatPump: [3000, 5000, 8000],
  solar: [3, 5, 8, 12],
  battery: [5, 10, 15],
} as const;
type Kind = keyof typeof CHOICES;
type Chosen = Readonly<Record<Kind, number | null>>;

const NOTHING: Chosen = { shift: null, ev: null, heatPump: null, solar: null, battery: null };
const EVENING = { from: 16, to: 21 };
const NIGHT = { from: 23, to: 6 };

/** A battery is charged and emptied in about two hours. */
const BATTERY_HOURS = 2;
const ROUND_TRIP = 0.9;

function questionOf({ shift, ev, heatPump, solar, battery }: Chosen): WhatIf {
  return {
    changes: [
      ...(shift === null ? [] : [{ kind: 'shift' as const, share: shift / 100, from: EVENING, to: NIGHT }]),
      ...(ev === null ? [] : [{ kind: 'ev' as const, kwhPerYear: ev, hours: NIGHT }]),
      ...(heatPump === null ? [] : [{ kind: 'heat_pump' as const, kwhPerYear: heatPump }]),
      ...(solar === null ? [] : [{ kind: 'solar' as const, kwp: solar }]),
    ],
    ...(battery !== null && {
      battery: { capacityKwh: battery, powerKw: battery / BATTERY_HOURS, roundTrip: ROUND_TRIP },
    }),
  };
}

interface WhatIfPanelProps {
  /** The answer as things are. */
  readonly answer: RecommendationJson;
  readonly ask: (question: WhatIf) => Promise<RecommendationJson>;
}

export function WhatIfPanel({ answer, ask }: WhatIfPanelProps) {
  const [chosen, setChosen] = useState(NOTHING);
  const asked = useMutation({ mutationFn: ask, networkMode: 'always' });
  const nothing = Object.values(chosen).every((value) => value === null);
  return (
    <details className="card what-if">
      <summary>
        <h2>{S.whatIf.title}</h2>
        <span className="quiet">{S.whatIf.lead}</span>
      </summary>
      <div className="stack">
        <Form
          send={() => asked.mutate(questionOf(chosen))}
          error={asked.error}
          busy={nothing || asked.isPending}
          action={asked.isPending ? S.results.busy : S.whatIf.ask}
        >
          <div className="form-row">
            {(Object.keys(CHOICES) as Kind[]).map((kind) => (
              <SelectField
                key={kind}
                label={S.whatIf.kinds[kind]!}
                value={chosen[kind] ?? ''}
                onChange={(event) =>
                  setChosen({
                    ...chosen,
                    [kind]: event.target.value === '' ? null : Number(event.target.value),
                  })
                }
                options={[
                  ['', S.whatIf.asNow],
                  ...CHOICES[kind].map((n) => [String(n), S.whatIf.amounts[kind](count(n))] as const),
                ]}
              />
            ))}
          </div>
        </Form>
        <div role="status">{asked.data && <Difference before={answer} after={asked.data} />}</div>
      </div>
    </details>
  );
}

function Difference({ before, after }: { before: RecommendationJson; after: RecommendationJson }) {
  const currency = after.currency ?? 'USD';
  const costs = new Map(before.plans.map(({ id, annualCost }) => [id, annualCost]));
  const cost = (value: string | null | undefined): string =>
    value === null || value === undefined ? '–' : wholeMoney(value, currency);
  return (
    <div className="stack">
      <p>
        {S.whatIf.usage(kwh(before.profile.projectedAnnualKwh), kwh(after.profile.projectedAnnualKwh))}{' '}
        {after.plans[0]?.id === before.plans[0]?.id
          ? S.preferences.same(after.plans[0]?.name ?? '')
          : S.whatIf.nowFirst(after.plans[0]?.name ?? '')}
      </p>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={S.whatIf.title}>
        <table>
          <thead>
            <tr>
              <th scope="col">{S.whatIf.plan}</th>
              <th scope="col" className="end">
                {S.whatIf.asNow}
              </th>
              <th scope="col" className="end">
                {S.whatIf.changed}
              </th>
            </tr>
          </thead>
          <tbody>
            {after.current && (
              <tr>
                <th scope="row">{after.current.name || S.results.current}</th>
                <td className="end number">{cost(before.current?.annualCost)}</td>
                <td className="end number">{cost(after.current.annualCost)}</td>
              </tr>
            )}
            {after.plans.map(({ id, name, annualCost }) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                <td className="end number">{cost(costs.get(id))}</td>
                <td className="end number">{cost(annualCost)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
