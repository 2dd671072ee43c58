import { useMemo, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { IconButton } from '../../components/IconButton';
import type { MenuItem } from '../../components/Menu';
import { PopupMenu } from '../../components/PopupMenu';
import { Tree } from '../../components/Tree';
import { treeRows } from '../../components/treeRows';
import type { TreeNode } from '../../components/treeRows';
import type { SearchTree } from './searchTree';
import { useSearch } from './useSearch';
import { useSearchActions } from './useSearchActions';

interface Menu {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

/** What was found, as a tree: Enter opens, Delete takes off the list, the menu has the rest. */
export function SearchResults({ tree }: { readonly tree: SearchTree }) {
  const { desk, state } = useSearch();
  const actions = useSearchActions();
  const [menu, setMenu] = useState<Menu | null>(null);
  const { closed, cursor, query } = state;
  const expanded = useMemo(() => new Set(tree.parents.filter(id => !closed.has(id))), [tree, closed]);
  const act = (id: string, what: string) => {
    const target = tree.targets.get(id);
    const [first] = target?.hits ?? [];
    if (!target || !first) return;
    if (what === 'open') void actions.open(first, false);
    else if (what === 'dismiss') {
      desk.set({ cursor: afterDismissal(tree.nodes, expanded, id) });
      actions.dismiss(target.hits);
    } else if (what === 'replace')
      void (target.leaf ? actions.replace(target.hits) : actions.replaceAll(target));
    else if (first.found.path !== null) desk.set({ previewed: first.found.id });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const control = (event.ctrlKey || event.metaKey) && event.shiftKey && event.code === 'Digit1';
    if (cursor === null || menu !== null) return;
    if (event.key === 'Delete' || (event.key === 'Backspace' && event.metaKey)) act(cursor, 'dismiss');
    else if (control && query.replacing) act(cursor, 'replace');
    else return;
    event.preventDefault();
  };
  return (
    <div className="search-results" onKeyDown={onKeyDown}>
      <Tree
        label="Search results"
        nodes={tree.nodes}
        expanded={expanded}
        onExpand={(id, open) => {
          const next = new Set(closed);
          if (open) next.delete(id);
          else next.add(id);
          desk.set({ closed: next });
        }}
        cursor={cursor}
        onCursor={id => {
          desk.set({ cursor: id });
        }}
        selected={cursor}
        onOpen={(id, how) => {
          const [first] = tree.targets.get(id)?.hits ?? [];
          if (first) void actions.open(first, how === 'clicked');
        }}
        onMenu={(id, x, y) => {
          setMenu({ id, x, y });
        }}
        actionsOf={id => (
          <RowActions
            replacing={query.replacing}
            preview={id.startsWith('thing:')}
            act={what => {
              act(id, what);
            }}
          />
        )}
      />
      {menu && (
        <PopupMenu
          label="What can be done with it"
          items={menuItems(query.replacing, tree.targets.get(menu.id)?.leaf === true, menu.id)}
          x={menu.x}
          y={menu.y}
          onPick={what => {
            // The menu first gives the focus back to the tree.
            requestAnimationFrame(() => {
              act(menu.id, what);
            });
          }}
          onClose={() => {
            setMenu(null);
          }}
        />
      )}
    </div>
  );
}

function menuItems(replacing: boolean, leaf: boolean, id: string): readonly MenuItem[] {
  return [
    { id: 'open', label: leaf ? 'Open' : 'Open first match', ...(leaf ? { keys: 'Enter' } : {}) },
    ...(replacing
      ? [
          {
            id: 'replace',
            label: leaf ? 'Replace' : 'Replace all in it',
            keys: 'Ctrl+Shift+1',
            separated: true,
          },
          ...(id.startsWith('section:') ? [] : [{ id: 'preview', label: 'Preview replacements' }]),
        ]
      : []),
    { id: 'dismiss', label: 'Dismiss', keys: 'Delete', separated: true },
  ];
}

interface RowActionsProps {
  readonly replacing: boolean;
  readonly preview: boolean;
  readonly act: (what: string) => void;
}

/** Buttons for the pointer, of one row. */
function RowActions({ replacing, preview, act }: RowActionsProps) {
  const button = (what: string, icon: string, label: string) => (
    <IconButton
      icon={icon}
      label={label}
      unreached
      onClick={event => {
        event.stopPropagation();
        act(what);
      }}
    />
  );
  return (
    <span className="search-actions">
      {replacing && preview && button('preview', 'eye', 'Preview replacements')}
      {replacing && button('replace', preview ? 'replace-all' : 'replace', 'Replace')}
      {button('dismiss', 'close', 'Dismiss')}
    </span>
  );
}

/** The row to go to when one goes: the next that does not go with it, else the one before. */
function afterDismissal(
  nodes: readonly TreeNode[],
  expanded: ReadonlySet<string>,
  id: string,
): string | null {
  const rows = treeRows(nodes, expanded);
  const here = rows.findIndex(({ node }) => node.id === id);
  const level = rows[here]?.level ?? 0;
  const next = rows.slice(here + 1).find(row => row.level <= level);
  return next?.node.id ?? rows[here - 1]?.node.id ?? null;
}
