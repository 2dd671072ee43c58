import type { KeyboardEvent } from 'react';
import type { SearchPattern } from '../../../main/contract/search';
import { IconButton } from '../../components/IconButton';
import { SearchField } from './SearchField';
import type { SearchTarget } from './searchTree';
import { useSearch } from './useSearch';
import { useSearchActions } from './useSearchActions';

const switches: readonly (readonly [
  part: 'matchCase' | 'wholeWord' | 'regular',
  icon: string,
  label: string,
  code: string,
])[] = [
  ['matchCase', 'case-sensitive', 'Match case', 'KeyC'],
  ['wholeWord', 'whole-word', 'Match whole word', 'KeyW'],
  ['regular', 'regex', 'Use regular expression', 'KeyR'],
];

/** What is looked for, and what is to take its place. */
export function SearchFields({ all }: { readonly all: SearchTarget }) {
  const { desk, state } = useSearch();
  const actions = useSearchActions();
  const { query, failure } = state;
  const { pattern, replacing } = query;
  const put = (part: Partial<SearchPattern>) => {
    desk.change({ pattern: { ...pattern, ...part } });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const pressed = event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    const found = pressed && switches.find(([, , , code]) => code === event.code);
    if (!found) return;
    event.preventDefault();
    put({ [found[0]]: !pattern[found[0]] });
  };
  return (
    <div className="search-fields" onKeyDown={onKeyDown}>
      <button
        type="button"
        className="search-toggle"
        aria-label="Replace in files"
        aria-expanded={replacing}
        title={replacing ? 'Close the replacement' : 'Replace in files'}
        onClick={() => {
          desk.change({ replacing: !replacing });
        }}
      >
        <span className={`codicon codicon-chevron-${replacing ? 'down' : 'right'}`} aria-hidden />
      </button>
      <div className="search-inputs">
        <SearchField
          label="Search"
          value={pattern.text}
          complaint={failure?.code === 'query' ? failure.message : null}
          onChange={text => {
            put({ text });
          }}
          onEnter={() => void desk.again()}
        >
          {switches.map(([part, icon, label, code]) => (
            <IconButton
              key={part}
              icon={icon}
              label={label}
              keys={`Alt+${code.slice(3)}`}
              pressed={pattern[part]}
              onClick={() => {
                put({ [part]: !pattern[part] });
              }}
            />
          ))}
        </SearchField>
        {replacing && (
          <div className="search-replace">
            <SearchField
              label="Replace with"
              value={query.replacement}
              onChange={replacement => {
                desk.change({ replacement });
              }}
              onEnter={() => void desk.again()}
            />
            <IconButton
              icon="replace-all"
              label="Replace all"
              keys="Ctrl+Alt+Enter"
              onClick={() => void actions.replaceAll(all)}
            />
          </div>
        )}
      </div>
    </div>
  );
}
