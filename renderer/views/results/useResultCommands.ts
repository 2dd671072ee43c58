import { useEffect, useRef, useState } from 'react';
import type { Command } from '../../workbench/commands';
import { useCommands } from '../../workbench/useCommands';

interface ResultActs {
  readonly filter: () => void;
  readonly find: () => void;
  readonly showSql: () => void;
  readonly makeChart: () => void;
}

/** Offers what can be done with the rows in sight as commands. */
export function useResultCommands(acts: ResultActs): void {
  const latest = useRef(acts);
  useEffect(() => {
    latest.current = acts;
  });
  const [commands] = useState<readonly Command[]>(() => {
    const command = (id: string, title: string, act: keyof ResultActs) => ({
      id,
      title,
      category: 'Query',
      run: () => {
        latest.current[act]();
      },
    });
    return [
      command('result.filter', 'Show or hide the filters of the result', 'filter'),
      command('result.find', 'Find in the result', 'find'),
      command('result.sql', 'Show the result as SQL, as it is filtered and sorted', 'showSql'),
      command('result.chart', 'Make a chart of the result', 'makeChart'),
    ];
  });
  useCommands(commands);
}
