import { useMemo } from 'react';
import { useClient } from '../../client/client';
import { useSessionStore } from '../../session/SessionProvider';
import type { Command } from '../../workbench/commands';
import { focusPart } from '../../workbench/parts';
import { useCommands } from '../../workbench/useCommands';
import { deskOf } from './SearchDesk';
import { searchTree } from './searchTree';
import { selectedPattern } from './selectedText';
import { useSearchActions } from './useSearchActions';

const category = 'Search';

/** Going from match to match, and replacing, from anywhere in the window. */
export function useSearchCommands(): void {
  const { ask } = useClient();
  const store = useSessionStore();
  const actions = useSearchActions();
  useCommands(
    useMemo((): readonly Command[] => {
      const desk = deskOf(ask, store);
      const treeNow = () => {
        const { result, dismissed, query } = desk.get();
        return searchTree(result, dismissed, query.replacing);
      };
      const noMatch = () =>
        treeNow().leaves.length === 0 ? 'Nothing was found to go to. Search first.' : null;
      const go = (step: 1 | -1) => async () => {
        const { leaves, targets } = treeNow();
        const cursor = desk.get().cursor ?? '';
        const inside = targets.get(cursor)?.hits[0];
        const now = leaves.indexOf(cursor);
        // From a row that holds matches, the first of them is next.
        const first = leaves.findIndex(id => targets.get(id)?.hits[0] === inside);
        const from = now >= 0 ? now : inside ? first - (step > 0 ? 1 : 0) : step > 0 ? -1 : 0;
        const next = leaves[(from + step + leaves.length) % leaves.length];
        const [hit] = targets.get(next ?? '')?.hits ?? [];
        if (next === undefined || !hit) return;
        desk.set({ cursor: next });
        await actions.open(hit, false);
      };
      const noReplacement = () => {
        const { query, result } = desk.get();
        return query.replacing && (result?.matches ?? 0) > 0 ? null : 'Search with a replacement first.';
      };
      const show = (replacing: boolean) => {
        const pattern = selectedPattern(store.get(), desk.get().query.pattern);
        if (pattern || replacing)
          desk.change({ ...(pattern && { pattern }), ...(replacing && { replacing }) });
        store.dispatch({ type: 'sideBar.set', view: 'search' });
        focusPart('.side-bar');
      };
      return [
        {
          id: 'view.search',
          title: 'Search',
          category: 'View',
          keys: 'Mod+Shift+F',
          run: () => {
            show(false);
          },
        },
        {
          id: 'search.next',
          title: 'Go to next match',
          category,
          keys: 'F4',
          hindrance: noMatch,
          run: go(1),
        },
        {
          id: 'search.previous',
          title: 'Go to previous match',
          category,
          keys: 'Shift+F4',
          hindrance: noMatch,
          run: go(-1),
        },
        {
          id: 'search.replace',
          title: 'Replace in files',
          category,
          keys: 'Mod+Shift+H',
          hindrance: () => (store.get().study ? null : 'Open a study first.'),
          run: () => {
            show(true);
          },
        },
        {
          id: 'search.replaceAll',
          title: 'Replace all matches',
          category,
          keys: 'Mod+Alt+Enter',
          yieldsTo: '.find-widget',
          hindrance: noReplacement,
          run: () => {
            const { nodes, targets } = treeNow();
            return actions.replaceAll({
              leaf: false,
              hits: nodes.flatMap(({ id }) => targets.get(id)?.hits ?? []),
            });
          },
        },
      ];
    }, [ask, store, actions]),
  );
}
