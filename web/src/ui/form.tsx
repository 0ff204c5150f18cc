/** Forms over one object: its fields by their names, what the service said about each, and the button that sends it. */
import { useState, type ChangeEvent, type FormEvent, type ReactNode } from 'react';
import { ApiError } from '../api/client';
import { S } from '../strings';
import { Failed } from './states';

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
type KeysOf<F, T> = { [K in keyof F]: F[K] extends T ? K : never }[keyof F] & string;

/**
 * @param error what sending it came to; its words about a field stand under that field
 * @example const { form, field } = useForm({ name: '' }, save.error); <TextField label="Name" {...field('name')} />
 */
export function useForm<F extends object>(initial: F | (() => F), error?: unknown) {
  const [form, setForm] = useState(initial);
  const set = (part: Partial<F>): void => setForm((before) => ({ ...before, ...part }));
  return {
    form,
    set,
    /** What a field of text or choice needs. */
    field: (name: KeysOf<F, string>) => ({
      value: form[name] as string,
      error: error instanceof ApiError ? error.of(name) : undefined,
      onChange: (event: ChangeEvent<Control>) => set({ [name]: event.target.value } as unknown as Partial<F>),
    }),
    /** What a box to tick needs. */
    check: (name: KeysOf<F, boolean>) => ({
      checked: form[name] as boolean,
      onChange: (event: ChangeEvent<HTMLInputElement>) =>
        set({ [name]: event.target.checked } as unknown as Partial<F>),
    }),
  };
}

interface FormProps {
  readonly send: () => void;
  readonly error?: unknown;
  readonly busy?: boolean;
  /** Word of the button. */
  readonly action?: string;
  /** What stands beside the button. */
  readonly beside?: ReactNode;
  readonly card?: boolean;
  /** What it does cannot be undone. */
  readonly danger?: boolean;
  readonly children: ReactNode;
}

export function Form({ send, error, busy, action = S.save, beside, card, danger, children }: FormProps) {
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    send();
  };
  return (
    <form className={card ? 'card form' : 'form'} onSubmit={submit}>
      {error !== undefined && error !== null && <Failed error={error} />}
      {children}
      <div className="row row--between">
        <button type="submit" className={danger ? 'button button--danger' : 'button'} disabled={busy}>
          {action}
        </button>
        {beside}
      </div>
    </form>
  );
}

/** A number as somebody types it, as the service reads it. @example plainNumber(' 12,5 ') === '12.5' */
export const plainNumber = (text: string): string => text.trim().replace(',', '.');
