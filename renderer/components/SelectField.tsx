import { useId } from 'react';
import './Field.css';

/** What can be chosen: a value and its words, under a head where it has one. */
export interface SelectOption {
  readonly value: string;
  readonly label: string;
  readonly group?: string;
}

interface SelectFieldProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly SelectOption[];
  readonly onChange: (value: string) => void;
  readonly hint?: string;
  /** Whether what stands around it names it already, so that only screen readers are told its label. */
  readonly bare?: boolean;
}

/** A list to choose one from, with its label. */
export function SelectField({ label, value, options, onChange, hint, bare = false }: SelectFieldProps) {
  const id = useId();
  const groups = [...new Set(options.map(({ group }) => group))];
  const shown = options.find(option => option.value === value)?.label;
  return (
    <div className="field">
      <label className={bare ? 'field-label unseen' : 'field-label'} htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className="field-input"
        value={value}
        title={shown}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={event => {
          onChange(event.target.value);
        }}
      >
        {groups.map(group => {
          const items = options
            .filter(option => option.group === group)
            .map(option => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ));
          return group === undefined ? (
            items
          ) : (
            <optgroup key={group} label={group}>
              {items}
            </optgroup>
          );
        })}
      </select>
      {hint !== undefined && (
        <span id={`${id}-hint`} className="field-hint">
          {hint}
        </span>
      )}
    </div>
  );
}
