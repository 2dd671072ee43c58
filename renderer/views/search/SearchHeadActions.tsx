import { useEffect, useState } from 'react';
import { IconButton } from '../../components/IconButton';
import { useSearch, useSearchTree } from './useSearch';

/** What can be done with the whole list of what was found. */
export function SearchHeadActions() {
  const { desk, state } = useSearch();
  const { parents } = useSearchTree(state);
  const slow = useLasting(state.busy);
  if (state.query.pattern.text === '') return null;
  const open = parents.some(id => !state.closed.has(id));
  return (
    <>
      {slow ? (
        <IconButton icon="stop-circle" label="Stop searching" keys="Esc" onClick={desk.stop} />
      ) : (
        <IconButton icon="refresh" label="Search again" onClick={() => void desk.again()} />
      )}
      <IconButton
        icon="clear-all"
        label="Clear search"
        onClick={() => {
          desk.change({ pattern: { ...state.query.pattern, text: '' } });
        }}
      />
      <IconButton
        icon={open ? 'collapse-all' : 'expand-all'}
        label={open ? 'Collapse all' : 'Expand all'}
        onClick={() => {
          desk.set({ closed: new Set(open ? parents : []), cursor: null });
        }}
      />
    </>
  );
}

/** Whether something has gone on for a second: a button must not become another one under a pointer that comes to it. */
function useLasting(busy: boolean): boolean {
  const [lasting, setLasting] = useState(false);
  if (!busy && lasting) setLasting(false);
  useEffect(() => {
    if (!busy) return;
    const timer = setTimeout(() => {
      setLasting(true);
    }, 1000);
    return () => {
      clearTimeout(timer);
    };
  }, [busy]);
  return busy && lasting;
}
