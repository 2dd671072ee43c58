import { useId, useState } from 'react';
import './Field.css';

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  readonly hint?: string;
  readonly kind?: 'text' | 'number';
  readonly bare?: boolean;
}

/** A line of text with its label. What is typed stands as typed, whatever is made of it. */
export function TextField(props: TextFieldProps) {
  const { label, value, onChange, placeholder, hint, kind = 'text', bare = false } = props;
  const id = useId();
  const [typed, setTyped] = useState(value);
  const [given, setGiven] = useState(value);
  const [typing, setTyping] = useState(false);
  if (value !== given) {
    setGiven(value);
    if (!typing) setTyped(value);
  }
  return (
    <div className="field">
      <label className={bare ? 'field-label unseen' : 'field-label'} htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        className="field-input"
        type={kind}
        {...(kind === 'number' ? { min: 1 } : {})}
        value={typed}
        placeholder={placeholder}
        spellCheck={false}
        autoComplete="off"
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onFocus={() => {
          setTyping(true);
        }}
        onBlur={() => {
          setTyping(false);
          setTyped(value);
        }}
        onChange={event => {
          setTyped(event.target.value);
          onChange(event.target.value);
        }}
      />
      {hint !== undefined && (
        <span id={`${id}-hint`} className="field-hint">
          {hint}
        </span>
      )}
    </div>
  );
}
