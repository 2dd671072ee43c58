import { useCallback, useState } from 'react';
import { isListOf, isText } from '../../main/contract/check';
import { kept } from './kept';

const isIds = isListOf(isText);
const keyOf = (view: string, folder: string): string => `golden-thread:${view}:${folder}`;

/** The nodes of a view's tree that stand open, remembered for each study; those of `first` until one was moved. */
export function useExpanded(
  view: string,
  folder: string,
  first: readonly string[],
): readonly [ReadonlySet<string>, (id: string, expanded: boolean) => void] {
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(
    () => new Set(kept(keyOf(view, folder), isIds) ?? first),
  );
  const expand = useCallback(
    (id: string, open: boolean) => {
      setExpanded(before => {
        const next = new Set(before);
        if (open) next.add(id);
        else next.delete(id);
        localStorage.setItem(keyOf(view, folder), JSON.stringify([...next]));
        return next;
      });
    },
    [view, folder],
  );
  return [expanded, expand];
}
