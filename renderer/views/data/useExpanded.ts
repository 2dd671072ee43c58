import { useCallback, useState } from 'react';
import { isListOf, isText } from '../../../main/contract/check';
import { kept } from '../../session/kept';
import { firstOpen } from './catalogue';

const isIds = isListOf(isText);
const keyOf = (folder: string): string => `golden-thread:data:${folder}`;

/** The groups and tables that stand open, remembered for each study. */
export function useExpanded(
  folder: string,
): readonly [ReadonlySet<string>, (id: string, expanded: boolean) => void] {
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(
    () => new Set(kept(keyOf(folder), isIds) ?? firstOpen),
  );
  const expand = useCallback(
    (id: string, open: boolean) => {
      setExpanded(before => {
        const next = new Set(before);
        if (open) next.add(id);
        else next.delete(id);
        localStorage.setItem(keyOf(folder), JSON.stringify([...next]));
        return next;
      });
    },
    [folder],
  );
  return [expanded, expand];
}
