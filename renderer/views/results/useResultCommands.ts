import { useEffect, useRef, useState } from 'react';
import type { Command, KnownCommand } from '../../workbench/commands';
import { useCommands } from '../../workbench/useCommands';

interface ResultActs {
  readonly filter: () => void;
  readonly find: () => void;
  readonly showSql: () => void;
  readonly makeChart: () => void;
}

const category = 'Query';
const words: Readonly<Record<keyof ResultActs, KnownCommand>> = {
  filter: { id: 'result.filter', title: 'Show or hide the filters of the result', category },
  find: { id: 'result.find', title: 'Find in the result', category },
  showSql: { id: 'result.sql', title: 'Show the result as SQL, as it is filtered and sorted', category },
  makeChart: { id: 'result.chart', title: 'Make a chart of the result', category },
};

/** What the rows in sight offer. */
export const resultCommands: readonly KnownCommand[] = Object.values(words);

/** Offers what can be done with the rows in sight as commands. */
export function useResultCommands(acts: ResultActs): void {
  const latest = useRef(acts);
  useEffect(() => {
    latest.current = acts;
  });
  const [commands] = useState<readonly Command[]>(() => {
    const command = (act: keyof ResultActs): Command => ({
      ...words[act],
      run: () => {
        latest.current[act]();
      },
    });
    return [command('filter'), command('find'), command('showSql'), command('makeChart')];
  });
  useCommands(commands);
}
