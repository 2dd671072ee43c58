import { useMemo } from 'react';
import { settings } from '../../main/contract/declaredSettings';
import { failureData } from '../../main/contract/failure';
import { valueOf } from '../../main/contract/settings';
import type { Dispatch, SetStateAction } from 'react';
import { useSessionStore } from '../session/SessionProvider';
import type { SessionStore } from '../session/SessionStore';
import type { Command } from './commands';
import type { Documents } from './documents';
import { focusNextPart, focusPart } from './parts';
import { useCommands } from './useCommands';
import type { Views } from './view';
import { useViews } from './ViewsProvider';

/** A pop-up list over the window, and what had the focus before it. */
export interface Overlay {
  readonly kind: 'palette' | 'quickOpen' | 'editors';
  readonly focused: HTMLElement | null;
  /** How often the key was pressed that goes through the editors; less than nothing where backwards. */
  readonly turns: number;
  /** What stands in its field from the start. */
  readonly typed: string;
}

type SetOverlay = Dispatch<SetStateAction<Overlay | null>>;

/** Offers the commands on the frame itself: lists, bars, parts, files. */
export function useFrameCommands(documents: Documents, setOverlay: SetOverlay): void {
  const store = useSessionStore();
  const views = useViews();
  useCommands(
    useMemo(
      () => [
        ...listCommands(setOverlay),
        ...fileCommands(store, documents, views),
        ...partCommands(store, views),
        ...views.side
          .filter(({ showsItself }) => !showsItself)
          .map(view => ({
            id: `view.${view.id}`,
            title: view.title,
            category: 'View',
            ...(view.keys === undefined ? {} : { keys: view.keys }),
            run: () => {
              store.dispatch({ type: 'sideBar.set', view: view.id });
              focusPart('.side-bar');
            },
          })),
      ],
      [store, views, documents, setOverlay],
    ),
  );
}

/** Lists that the letter they begin with would show too. */
const lists = [
  { prefix: ':', id: 'quickOpen.line', title: 'Go to line…', keys: 'Ctrl+G' },
  { prefix: '@', id: 'quickOpen.place', title: 'Go to place in the open file…', keys: 'Mod+Shift+O' },
  { prefix: '#', id: 'quickOpen.table', title: 'Go to table or column…', keys: 'Mod+T' },
];

function listCommands(setOverlay: SetOverlay): readonly Command[] {
  const show =
    (kind: Overlay['kind'], turn = 0, typed = '') =>
    () => {
      const focused = document.activeElement instanceof HTMLElement ? document.activeElement : null;
      setOverlay(before => ({
        kind,
        typed,
        focused: before?.focused ?? focused,
        turns: (before?.kind === kind ? before.turns : 0) + turn,
      }));
    };
  return [
    {
      id: 'palette.show',
      title: 'Show all commands',
      category: 'View',
      keys: 'Mod+Shift+P, F1',
      run: show('palette'),
    },
    { id: 'quickOpen.show', title: 'Go to file', category: 'Go', keys: 'Mod+P', run: show('quickOpen') },
    ...lists.map(({ prefix, ...list }) => ({ ...list, category: 'Go', run: show('quickOpen', 0, prefix) })),
    {
      id: 'editor.switch',
      title: 'Switch to an editor used before…',
      category: 'Editor',
      keys: 'Ctrl+Tab',
      run: show('editors', 1),
    },
    {
      id: 'editor.switchBack',
      title: 'Switch to the editor used longest ago…',
      category: 'Editor',
      keys: 'Ctrl+Shift+Tab',
      run: show('editors', -1),
    },
  ];
}

function fileCommands(store: SessionStore, documents: Documents, views: Views): readonly Command[] {
  const category = 'File';
  const noEditor = () => (store.get().active === null ? 'No editor is open.' : null);
  const onActive = (act: (path: string) => Promise<boolean>) => async () => {
    const { active } = store.get();
    if (active !== null) await act(active);
  };
  return [
    {
      id: 'file.save',
      title: 'Save',
      category,
      keys: 'Mod+S',
      hindrance: noEditor,
      run: onActive(async path => {
        await tidyFirst(store, views, path);
        return documents.save(path);
      }),
    },
    {
      id: 'file.saveAs',
      title: 'Save as',
      category,
      keys: 'Mod+Shift+S',
      hindrance: noEditor,
      run: onActive(documents.saveAs),
    },
    {
      id: 'query.new',
      title: 'New query',
      category,
      keys: 'Mod+N',
      hindrance: () => (store.get().study ? null : 'Open a study first.'),
      run: () => {
        documents.begin('query.sql', '');
      },
    },
  ];
}

/** Puts a text in order where the person wants that at each save. One that cannot be is saved as it is. */
async function tidyFirst(store: SessionStore, { editors }: Views, path: string): Promise<void> {
  const { documents, settings: own } = store.get();
  const document = documents[path];
  const tidy = editors.find(view => view.opens(path))?.tidy;
  if (!document || !tidy || document.readOnly || !valueOf(settings.formatOnSave, own.values)) return;
  try {
    const text = await tidy(path, document.text);
    if (store.get().documents[path]?.text === document.text)
      store.dispatch({ type: 'document.edited', path, text });
  } catch (error) {
    store.dispatch({ type: 'notice.set', notice: failureData(error).message, passing: true });
  }
}

function partCommands(store: SessionStore, views: Views): readonly Command[] {
  const category = 'View';
  const firstSide = views.side[0]?.id ?? null;
  const { dispatch } = store;
  const showPanel = (panel: string | null) => {
    dispatch({ type: 'panel.set', panel });
  };
  return [
    {
      id: 'sideBar.toggle',
      title: 'Show or hide side bar',
      category,
      keys: 'Mod+B',
      run: () => {
        dispatch({ type: 'sideBar.set', view: store.get().sideBar === null ? firstSide : null });
      },
    },
    {
      id: 'panel.toggle',
      title: 'Show or hide panel',
      category,
      keys: 'Mod+J',
      run: () => {
        showPanel(store.get().panel === null ? 'results' : null);
      },
    },
    ...views.panels.map(({ id, title, keys }): Command => ({
      id: `panel.show.${id}`,
      title: `Show ${title.toLowerCase()}`,
      category,
      ...(keys === undefined ? {} : { keys }),
      run: () => {
        showPanel(id);
        focusPart('.panel-body:not([hidden])');
      },
    })),
    {
      id: 'part.next',
      title: 'Focus next part of the window',
      category,
      keys: 'F6',
      run: () => {
        focusNextPart(1);
      },
    },
    {
      id: 'part.previous',
      title: 'Focus previous part of the window',
      category,
      keys: 'Shift+F6',
      run: () => {
        focusNextPart(-1);
      },
    },
  ];
}
