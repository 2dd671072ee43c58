import { useId, useRef } from 'react';
import type { ReactNode } from 'react';

interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Buttons within the field, at its end. */
  readonly children?: ReactNode;
  /** Why what is typed is of no use. */
  readonly complaint?: string | null;
  readonly onEnter: () => void;
}

/** A field that grows with its lines: Enter acts, Shift+Enter begins another line. Come to by keys, it is selected. */
export function SearchField({
  label,
  value,
  onChange,
  children,
  complaint = null,
  onEnter,
}: SearchFieldProps) {
  const id = useId();
  const pointed = useRef(false);
  const lines = Math.min(6, value.split('\n').length);
  return (
    <div className="search-field">
      <div className={complaint === null ? 'search-box' : 'search-box wrong'}>
        <textarea
          rows={lines}
          wrap="off"
          value={value}
          placeholder={label}
          aria-label={label}
          aria-invalid={complaint !== null}
          aria-describedby={complaint === null ? undefined : id}
          spellCheck={false}
          autoComplete="off"
          onPointerDown={() => {
            pointed.current = true;
          }}
          onFocus={event => {
            if (!pointed.current) event.currentTarget.select();
            pointed.current = false;
          }}
          onChange={event => {
            onChange(event.target.value);
          }}
          onKeyDown={event => {
            if (event.key !== 'Enter' || event.shiftKey || event.altKey) return;
            if (event.ctrlKey || event.metaKey) return;
            event.preventDefault();
            onEnter();
          }}
        />
        {children}
      </div>
      {complaint !== null && (
        <p id={id} className="search-complaint" role="alert">
          {complaint}
        </p>
      )}
    </div>
  );
}
