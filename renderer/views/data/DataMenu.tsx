import { failureData } from '../../../main/contract/failure';
import type { Column, TableSummary } from '../../../main/contract/study';
import type { MenuItem } from '../../components/Menu';
import { PopupMenu } from '../../components/PopupMenu';
import { useDispatch } from '../../session/SessionProvider';
import { writeClipboard } from '../../workbench/writeClipboard';
import { isMade } from './catalogue';
import type { Target } from './catalogue';
import { focusFiles, openLabel } from './TableDetail';

export interface MenuPlace {
  readonly target: Target;
  readonly x: number;
  readonly y: number;
}

interface DataMenuProps extends MenuPlace {
  readonly onOpen: (table: TableSummary) => void;
  readonly onInsert: (table: TableSummary, column: Column) => void;
  /** Asks for the profile of the column, or of all columns of the table. */
  readonly onProfile: () => void;
  readonly onClose: () => void;
}

/** What can be done with a table or a column. */
export function DataMenu({ target, x, y, onOpen, onInsert, onProfile, onClose }: DataMenuProps) {
  const { table, column } = target;
  const copy = useCopyName();
  const pick = (id: string) => {
    if (id === 'open') onOpen(table);
    else if (id === 'insert' && column) onInsert(table, column);
    else if (id === 'copy') void copy(column?.name ?? table.name);
    else if (id === 'files') focusFiles();
    else if (id === 'profile') onProfile();
  };
  return (
    <PopupMenu
      label={column ? `Column ${column.name}` : `Table ${table.name}`}
      items={column ? columnItems(table) : tableItems(table)}
      x={x}
      y={y}
      onPick={id => {
        // The menu first gives the focus back to the tree.
        requestAnimationFrame(() => {
          pick(id);
        });
      }}
      onClose={onClose}
    />
  );
}

function tableItems(table: TableSummary): readonly MenuItem[] {
  const { files, role } = table;
  return [
    { id: 'open', label: openLabel(table), keys: 'Enter' },
    ...(isMade(table) ? [] : [{ id: 'profile', label: 'Profile' }]),
    { id: 'copy', label: 'Copy name', separated: true },
    ...(files.length > 0
      ? [{ id: 'files', label: role === 'view' ? 'Show its file' : 'Show the files it was loaded from' }]
      : []),
  ];
}

function columnItems(table: TableSummary): readonly MenuItem[] {
  return [
    { id: 'insert', label: 'Insert name into the query', keys: 'Enter' },
    ...(isMade(table) ? [] : [{ id: 'profile', label: 'Profile' }]),
    { id: 'copy', label: 'Copy name', separated: true },
  ];
}

function useCopyName(): (name: string) => Promise<void> {
  const dispatch = useDispatch();
  return async name => {
    try {
      await writeClipboard(name);
      dispatch({ type: 'notice.set', notice: `Copied the name ${name}.`, passing: true });
    } catch (error) {
      dispatch({ type: 'notice.set', notice: failureData(error).message });
    }
  };
}
