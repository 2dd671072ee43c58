import type { IDockviewHeaderActionsProps } from 'dockview-react';
import { IconButton } from '../components/IconButton';
import { useRunCommand } from './useCommands';
import { useKeysOf } from './useKeys';

/** Actions at the right of a group's tabs. */
export function GroupActions({ panels, group }: IDockviewHeaderActionsProps) {
  const run = useRunCommand();
  const keys = useKeysOf('editor.move.right');
  if (panels.length < 2) return null;
  return (
    <div className="group-actions">
      <IconButton
        icon="split-horizontal"
        label="Move editor to a group on the right"
        keys={keys}
        onClick={() => {
          group.activePanel?.api.setActive();
          run('editor.move.right');
        }}
      />
    </div>
  );
}
