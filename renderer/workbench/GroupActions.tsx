import type { IDockviewHeaderActionsProps } from 'dockview-react';
import { IconButton } from '../components/IconButton';
import { useRunCommand } from './useCommands';
import { useKeysOf } from './useKeys';

/** Actions at the right of a group's tabs. */
export function GroupActions({ panels, group }: IDockviewHeaderActionsProps) {
  const run = useRunCommand();
  const keys = useKeysOf('editor.split.right');
  if (panels.length === 0) return null;
  return (
    <div className="group-actions">
      <IconButton
        icon="split-horizontal"
        label="Split editor right"
        keys={keys}
        onClick={() => {
          group.activePanel?.api.setActive();
          run('editor.split.right');
        }}
      />
    </div>
  );
}
