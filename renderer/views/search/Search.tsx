import type { KeyboardEvent } from 'react';
import { Button } from '../../components/Button';
import { useSessionPart, useSessionStore } from '../../session/SessionProvider';
import { focusEditor } from '../../workbench/focusEditor';
import { useRunCommand } from '../../workbench/useCommands';
import { SearchFields } from './SearchFields';
import { SearchMessages } from './SearchMessages';
import { SearchResults } from './SearchResults';
import { SearchScope } from './SearchScope';
import { useSearch, useSearchTree } from './useSearch';
import './search.css';

/** Words in the study's texts and tables: what is looked for, where, and what was found. */
export function Search() {
  const study = useSessionPart(session => session.study !== null);
  const opening = useSessionPart(session => session.opening);
  if (!study) return opening ? null : <NoStudy />;
  return <StudySearch />;
}

function StudySearch() {
  const { desk, state } = useSearch();
  const tree = useSearchTree(state);
  const store = useSessionStore();
  const all = { leaf: false, hits: tree.nodes.flatMap(({ id }) => tree.targets.get(id)?.hits ?? []) };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    // A list that is made anew unasked is no reason to stay.
    if (event.key === 'Escape' && state.busy && !state.renewing) desk.stop();
    else if (event.key === 'Escape') {
      const { active } = store.get();
      if (active !== null) focusEditor(active);
    } else if (event.key === 'ArrowDown' && (event.ctrlKey || event.metaKey))
      event.currentTarget.querySelector<HTMLElement>('[role="tree"]')?.focus();
    else if (event.key === 'ArrowUp' && (event.ctrlKey || event.metaKey))
      event.currentTarget.querySelector('textarea')?.focus();
    else return;
    event.preventDefault();
  };
  return (
    <div className="search" role="search" onKeyDown={onKeyDown}>
      <SearchFields all={all} />
      <SearchScope />
      <SearchMessages shown={all.hits.length} />
      {tree.nodes.length > 0 && <SearchResults tree={tree} />}
    </div>
  );
}

function NoStudy() {
  const run = useRunCommand();
  return (
    <div className="search-empty">
      <p>No study is open, so there is nothing to search.</p>
      <Button
        label="Open study…"
        onClick={() => {
          run('study.open');
        }}
      />
    </div>
  );
}
