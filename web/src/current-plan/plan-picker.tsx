/** Finds a plan by its name, in the built-in catalog or, with an account, in the service's. */
import { useQuery } from '@tanstack/react-query';
import { createContext, useContext, useDeferredValue, useState } from 'react';
import { ask } from '../analysis/client';
import { S } from '../strings';
import { SelectField, TextField } from '../ui/field';

export interface Pickable {
  readonly id: string;
  readonly name: string;
  readonly supplier: string;
}

/** Where plans are looked for. */
export type PlanSearch = (words: string) => Promise<readonly Pickable[]>;

const SHOWN = 40;

const builtIn: PlanSearch = async (words) => {
  const { plans } = await ask('catalog');
  const wanted = words.toLowerCase();
  return plans
    .filter(({ name, supplier }) => `${name} ${supplier}`.toLowerCase().includes(wanted))
    .slice(0, SHOWN);
};

export const PlanSearchContext = createContext<PlanSearch>(builtIn);

interface PlanPickerProps {
  readonly value: string;
  readonly choose: (planId: string) => void;
  readonly error?: string;
}

export function PlanPicker({ value, choose, error }: PlanPickerProps) {
  const search = useContext(PlanSearchContext);
  const [words, setWords] = useState('');
  const deferred = useDeferredValue(words);
  const found = useQuery({
    queryKey: ['plan-picker', search === builtIn, deferred],
    queryFn: () => search(deferred),
    networkMode: 'always',
  });
  const plans = found.data ?? [];
  const kept = value !== '' && !plans.some(({ id }) => id === value) ? [[value, value] as const] : [];
  return (
    <div className="form-row">
      <TextField
        label={S.today.search}
        type="search"
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <SelectField
        label={S.today.plan}
        value={value}
        error={error}
        onChange={(event) => choose(event.target.value)}
        options={[
          ['', '–'],
          ...kept,
          ...plans.map(({ id, name, supplier }) => [id, `${name} · ${supplier}`] as const),
        ]}
      />
    </div>
  );
}
