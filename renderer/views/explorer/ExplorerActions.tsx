import { IconButton } from '../../components/IconButton';
import { useRunCommand } from '../../workbench/useCommands';
import { useKeysOf } from '../../workbench/useKeys';

/** What can be done with the study's files as a whole. */
export function ExplorerActions() {
  const run = useRunCommand();
  return (
    <IconButton
      icon="arrow-circle-down"
      label="Import files"
      keys={useKeysOf('import.files')}
      onClick={() => {
        run('import.files');
      }}
    />
  );
}
