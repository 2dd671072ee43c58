import { useId } from 'react';
import './ParameterInputs.css';

interface Declared {
  readonly name: string;
  readonly type: string;
  readonly value: string | null;
}

interface Choice {
  readonly value: string | null;
  readonly label: string;
}

/** What there is to choose from; `more` where that is not all. */
type Offered = { readonly choices: readonly Choice[]; readonly more: boolean } | { readonly failure: string };

interface ParameterInputsProps {
  readonly parameters: readonly Declared[];
  /** By the names of the parameters that are chosen from a list. */
  readonly offered: Readonly<Record<string, Offered>>;
  readonly values: Readonly<Record<string, string | null>>;
  readonly onChange: (name: string, value: string | null) => void;
}

type Kind = 'text' | 'number' | 'date' | 'boolean';

/** An input for each parameter of a query, labelled as the query writes it: `$from`. */
export function ParameterInputs({ parameters, offered, values, onChange }: ParameterInputsProps) {
  return (
    <>
      {parameters.map(parameter => (
        <ParameterInput
          key={parameter.name}
          parameter={parameter}
          offered={offered[parameter.name] ?? null}
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
  readonly offered: Offered | null;
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
}

function ParameterInput({ parameter, offered, value, onChange }: ParameterInputProps) {
  const id = useId();
  const kind = kindOf(parameter.type);
  const failure = offered && 'failure' in offered ? offered.failure : null;
  if (offered && 'choices' in offered && !offered.more)
    return (
      <span className="parameter chosen">
        <label htmlFor={id}>${parameter.name}</label>
        <ChoiceField id={id} choices={offered.choices} value={value} onChange={onChange} />
      </span>
    );
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
      {failure !== null && (
        <span className="parameter-note" role="status" title={failure}>
          No list: {failure}
        </span>
      )}
    </span>
  );
}

interface ChoiceFieldProps {
  readonly id: string;
  readonly choices: readonly Choice[];
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
}

/** A list to choose from; a value that is not in it stays, and says so. */
function ChoiceField({ id, choices, value, onChange }: ChoiceFieldProps) {
  const among = choices.some(choice => choice.value === value);
  const all = among
    ? choices
    : [{ value, label: value === null ? 'NULL' : `${value} (not in the list)` }, ...choices];
  return (
    <select
      id={id}
      value={all.findIndex(choice => choice.value === value)}
      onChange={event => {
        const chosen = all[Number(event.target.value)];
        if (chosen) onChange(chosen.value);
      }}
    >
      {all.map((choice, index) => (
        <option key={index} value={index}>
          {choice.label}
        </option>
      ))}
    </select>
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
