/** Labelled inputs. The label, the hint and the error are tied to the input for every reader. */
import { useId, type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes } from 'react';
import { S } from '../strings';

interface FieldProps {
  label: string;
  hint?: ReactNode;
  error?: string;
}

function Field({
  label,
  hint,
  error,
  children,
}: FieldProps & {
  children: (props: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }) => ReactNode;
}) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        ...(described && { 'aria-describedby': described }),
        ...(error !== undefined && { 'aria-invalid': true }),
      })}
      {hint && (
        <p className="field__hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p className="field__error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}

export function TextField({
  label,
  hint,
  error,
  ...input
}: FieldProps & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(props) => <input className="input" type="text" {...input} {...props} />}
    </Field>
  );
}

/** A password that is being chosen. */
export const NewPasswordField = (props: FieldProps & InputHTMLAttributes<HTMLInputElement>) => (
  <TextField
    hint={S.auth.passwordHint}
    type="password"
    minLength={10}
    autoComplete="new-password"
    {...props}
  />
);

export function SelectField({
  label,
  hint,
  error,
  options,
  ...select
}: FieldProps &
  SelectHTMLAttributes<HTMLSelectElement> & {
    options: readonly (readonly [value: string, text: string])[];
  }) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(props) => (
        <select className="input" {...select} {...props}>
          {options.map(([value, text]) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

export function TextArea({
  label,
  hint,
  error,
  className = '',
  ...area
}: FieldProps & React.TextareaHTMLAttributes<HTMLTextAreaElement>) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(props) => <textarea className={`input ${className}`} {...area} {...props} />}
    </Field>
  );
}

export function CheckField({
  label,
  ...input
}: { label: ReactNode } & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <label className="check">
      <input type="checkbox" {...input} />
      <span>{label}</span>
    </label>
  );
}
