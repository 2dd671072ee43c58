import { useEffect, useRef, useState } from 'react';
import type { Command } from '../../workbench/commands';
import { useCommands } from '../../workbench/useCommands';

/** Offers the export of the result in sight as a command. */
export function useExportCommand(exportable: boolean, begin: () => void): void {
  const latest = useRef({ exportable, begin });
  useEffect(() => {
    latest.current = { exportable, begin };
  });
  const [commands] = useState<readonly Command[]>(() => [
    {
      id: 'result.export',
      title: 'Export result…',
      category: 'Query',
      hindrance: () => (latest.current.exportable ? null : 'There are no rows to export yet.'),
      run: () => {
        latest.current.begin();
      },
    },
  ]);
  useCommands(commands);
}
