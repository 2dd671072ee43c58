import { useEffect, useRef, useState } from 'react';
import type { Command, KnownCommand } from '../../workbench/commands';
import { useCommands } from '../../workbench/useCommands';

export const exportCommand: KnownCommand = {
  id: 'result.export',
  title: 'Export result…',
  category: 'Query',
};

/** Offers the export of the result in sight as a command. */
export function useExportCommand(exportable: boolean, begin: () => void): void {
  const latest = useRef({ exportable, begin });
  useEffect(() => {
    latest.current = { exportable, begin };
  });
  const [commands] = useState<readonly Command[]>(() => [
    {
      ...exportCommand,
      hindrance: () => (latest.current.exportable ? null : 'There are no rows to export yet.'),
      run: () => {
        latest.current.begin();
      },
    },
  ]);
  useCommands(commands);
}
