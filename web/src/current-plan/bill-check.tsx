/** A past bill priced again: whether the current plan is understood, before anyone trusts a saving against it. */
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { PastBill } from '../../../src/engine/advice/reproduce-bill';
import type { reproductionJson } from '../../../src/engine/advice/reproduction-json';
import { dayAfter, money } from '../format';
import { BillLines } from '../results/bill-lines';
import { S } from '../strings';
import { TextField } from '../ui/field';
import { Failed } from '../ui/states';

export type BillCheckJson = ReturnType<typeof reproductionJson>;

interface BillCheckProps {
  readonly plan: string;
  readonly check: (bill: PastBill) => Promise<BillCheckJson>;
}

const EMPTY = { from: '', last: '', total: '', kwh: '' };
const plain = (text: string): string => text.trim().replace(',', '.');

export function BillCheck({ plan, check }: BillCheckProps) {
  const [form, setForm] = useState(EMPTY);
  const set = (part: Partial<typeof form>): void => setForm((before) => ({ ...before, ...part }));
  const checked = useMutation({ mutationFn: check, networkMode: 'always' });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const { from, last, total, kwh } = form;
    checked.mutate({ from, to: dayAfter(last), total: plain(total), ...(kwh && { kwh: plain(kwh) }) });
  };
  const result = checked.data;
  return (
    <details className="card what-if">
      <summary>
        <h2>{S.billCheck.title}</h2>
        <span className="quiet">{S.billCheck.lead}</span>
      </summary>
      <div className="stack">
        <form className="form" onSubmit={submit}>
          <div className="form-row">
            <TextField
              label={S.billCheck.from}
              type="date"
              required
              value={form.from}
              onChange={(event) => set({ from: event.target.value })}
            />
            <TextField
              label={S.billCheck.last}
              type="date"
              required
              min={form.from}
              value={form.last}
              onChange={(event) => set({ last: event.target.value })}
            />
            <TextField
              label={S.billCheck.total}
              inputMode="decimal"
              required
              value={form.total}
              onChange={(event) => set({ total: event.target.value })}
            />
            <TextField
              label={S.billCheck.kwh}
              inputMode="decimal"
              value={form.kwh}
              onChange={(event) => set({ kwh: event.target.value })}
            />
          </div>
          <div>
            <button type="submit" className="button" disabled={checked.isPending}>
              {S.billCheck.go}
            </button>
          </div>
        </form>
        {checked.error && <Failed error={checked.error} />}
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
