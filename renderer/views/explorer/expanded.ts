import { useCallback, useState } from 'react';
import { isListOf, isText } from '../../../main/contract/check';
import { kept } from '../../session/kept';
import { librarySection, studySection } from './fileTree';

const first = [studySection, librarySection, 'data/', 'analyses/'];
const isPaths = isListOf(isText);
const keyOf = (folder: string): string => `golden-thread:explorer:${folder}`;

/** The folders that stand open, remembered for each study. */
export function useExpanded(
  folder: string,
): readonly [ReadonlySet<string>, (id: string, expanded: boolean) => void] {
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(() => new Set(recalled(folder)));
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

/** The ids of the folders that a file stands in. */
export function foldersOf(path: string): readonly string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => `${parts.slice(0, index + 1).join('/')}/`);
}

function recalled(folder: string): readonly string[] {
  return kept(keyOf(folder), isPaths) ?? first;
}
