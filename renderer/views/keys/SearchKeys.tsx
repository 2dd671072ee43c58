import { useRef, useState } from 'react';
import { IconButton } from '../../components/IconButton';
import { keysShown, strokeOf } from '../../workbench/keys';

interface SearchKeysProps {
  readonly search: string;
  readonly onSearch: (search: string) => void;
  readonly mac: boolean;
}

/** Searches by words or, while it records, by the keys that are pressed. */
export function SearchKeys({ search, onSearch, mac }: SearchKeysProps) {
  const field = useRef<HTMLInputElement>(null);
  const [recording, setRecording] = useState(false);
  const [strokes, setStrokes] = useState<readonly string[]>([]);
  const record = (stroke: string) => {
    const next = strokes.length === 1 ? [...strokes, stroke] : [stroke];
    setStrokes(next);
    onSearch(`"${next.map(each => keysShown(each, mac)).join(' ')}"`);
  };
  return (
    <div className="keys-search">
      <input
        ref={field}
        type="search"
        aria-label={recording ? 'Press keys to search for' : 'Search keyboard shortcuts'}
        placeholder={recording ? 'Press the keys; Escape ends' : 'Search commands and keys'}
        value={search}
        spellCheck={false}
        autoFocus
        readOnly={recording}
        data-records-keys={recording ? '' : undefined}
        onChange={event => {
          onSearch(event.target.value);
        }}
        onKeyDown={event => {
          const stroke = strokeOf(event);
          if (!recording || stroke === 'Tab' || stroke === 'Shift+Tab') return;
          event.preventDefault();
          event.stopPropagation();
          if (event.key === 'Escape') {
            setRecording(false);
            onSearch('');
          } else if (stroke !== null) record(stroke);
        }}
      />
      <IconButton
        icon="record-keys"
        label={recording ? 'Search by words' : 'Search by pressing keys'}
        pressed={recording}
        onClick={() => {
          setRecording(!recording);
          setStrokes([]);
          onSearch('');
          field.current?.focus();
        }}
      />
    </div>
  );
}
