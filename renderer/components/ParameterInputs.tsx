import { useId } from 'react';
import './ParameterInputs.css';

interface Declared {
  readonly name: string;
  readonly type: string;
  readonly value: string | null;
}

interface ParameterInputsProps {
  readonly parameters: readonly Declared[];
  readonly values: Readonly<Record<string, string | null>>;
  readonly onChange: (name: string, value: string | null) => void;
}

type Kind = 'text' | 'number' | 'date' | 'boolean';

/** An input for each parameter of a query, labelled as the query writes it: `$from`. */
export function ParameterInputs({ parameters, values, onChange }: ParameterInputsProps) {
  return (
    <>
      {parameters.map(parameter => (
        <ParameterInput
          key={parameter.name}
          parameter={parameter}
          value={values[parameter.name] ?? null}
          onChange={value => {
            onChange(parameter.name, value);
          }}
        />
      ))}
    </>
  );
}

interface ParameterInputProps {
  readonly parameter: Declared;
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
}

function ParameterInput({ parameter, value, onChange }: ParameterInputProps) {
  const id = useId();
  const kind = kindOf(parameter.type);
  return (
    <span className={`parameter ${kind}`}>
      <label htmlFor={id}>${parameter.name}</label>
      {kind === 'boolean' ? (
        <select
          id={id}
          value={value?.toLowerCase() ?? ''}
          onChange={event => {
            onChange(event.target.value === '' ? null : event.target.value);
          }}
        >
          <option value="true">true</option>
          <option value="false">false</option>
          <option value="">NULL</option>
        </select>
      ) : (
        <input
          id={id}
          type={kind}
          {...(kind === 'number'
            ? { step: 'any' }
            : { size: Math.min(32, Math.max(10, (value ?? '').length)) })}
          value={value ?? ''}
          placeholder={value === null ? 'NULL' : ''}
          title={`${parameter.type}; empty is ${emptied(kind, parameter) === null ? 'NULL' : 'empty text'}`}
          spellCheck={false}
          onChange={event => {
            onChange(event.target.value === '' ? emptied(kind, parameter) : event.target.value);
          }}
        />
      )}
    </span>
  );
}

/** What an emptied input stands for: no value, except for text that has a default. */
function emptied(kind: Kind, parameter: Declared): string | null {
  return kind === 'text' && parameter.value !== null ? '' : null;
}

function kindOf(type: string): Kind {
  if (/^date$/i.test(type)) return 'date';
  if (/^bool(ean)?$/i.test(type)) return 'boolean';
  const numeric = /^(u?(tiny|small|big|huge)?int(eger)?\d*|double|float\d?|real|decimal.*|numeric.*)$/i;
  return numeric.test(type) ? 'number' : 'text';
}
