/** A past bill priced again: whether the current plan is understood, before anyone trusts a saving against it. */
import { useMutation } from '@tanstack/react-query';
import type { PastBill } from '../../../src/engine/advice/reproduce-bill';
import type { reproductionJson } from '../../../src/engine/advice/reproduction-json';
import { dayAfter, money } from '../format';
import { BillLines } from '../results/bill-lines';
import { S } from '../strings';
import { TextField } from '../ui/field';
import { Form, plainNumber, useForm } from '../ui/form';

export type BillCheckJson = ReturnType<typeof reproductionJson>;

interface BillCheckProps {
  readonly plan: string;
  readonly check: (bill: PastBill) => Promise<BillCheckJson>;
}

const EMPTY = { from: '', last: '', total: '', kwh: '' };

export function BillCheck({ plan, check }: BillCheckProps) {
  const checked = useMutation({ mutationFn: check, networkMode: 'always' });
  const { form, field } = useForm(EMPTY);
  const send = (): void => {
    const { from, last, total, kwh } = form;
    checked.mutate({
      from,
      to: dayAfter(last),
      total: plainNumber(total),
      ...(kwh && { kwh: plainNumber(kwh) }),
    });
  };
  const result = checked.data;
  return (
    <details className="card what-if">
      <summary>
        <h2>{S.billCheck.title}</h2>
        <span className="quiet">{S.billCheck.lead}</span>
      </summary>
      <div className="stack">
        <Form send={send} error={checked.error} busy={checked.isPending} action={S.billCheck.go}>
          <div className="form-row form-row--narrow">
            <TextField label={S.billCheck.from} type="date" required {...field('from')} />
            <TextField label={S.billCheck.last} type="date" required min={form.from} {...field('last')} />
            <TextField label={S.billCheck.total} inputMode="decimal" required {...field('total')} />
            <TextField label={S.billCheck.kwh} inputMode="decimal" {...field('kwh')} />
          </div>
        </Form>
        <div role="status">
          {result && (
            <div className="stack">
              <p className={`notice ${result.agrees ? 'notice--good' : 'notice--warn'}`}>
                {result.agrees ? S.billCheck.agrees : S.billCheck.differs} {result.sentence}
              </p>
              <dl className="grid grid--small">
                {(
                  [
                    [S.billCheck.billed, result.billed],
                    [S.billCheck.priced, result.priced],
                    [S.billCheck.difference, result.difference],
                  ] as const
                ).map(([name, value]) => (
                  <div key={name} className="figure">
                    <dt>{name}</dt>
                    <dd>{money(value, result.currency)}</dd>
                  </div>
                ))}
              </dl>
              {result.bill.months.map((month) => (
                <BillLines key={month.start} month={month} plan={plan} currency={result.currency} />
              ))}
            </div>
          )}
        </div>
      </div>
    </details>
  );
}
