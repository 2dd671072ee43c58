import { readdirSync, readFileSync } from 'node:fs';
import { constants, setPriority } from 'node:os';

const { PRIORITY_BELOW_NORMAL } = constants.priority;

/** On Linux: a tenth of what another program gets of the same processor, so that beside one a query still comes on. */
const tenth = 10;

/**
 * Lets what this process computes give way to windows, in which a person types, when all processors are busy. To be
 * called before there is a database: on Linux, threads take the priority of those that begin them.
 */
export function giveWay(): void {
  if (process.platform !== 'linux') {
    setPriority(PRIORITY_BELOW_NORMAL);
    return;
  }
  // Linux has a priority for each thread: the one that answers, and the one that carries messages, keep theirs.
  for (const thread of readdirSync('/proc/self/task').map(Number)) {
    if (thread === process.pid || nameOf(thread).startsWith('Chrome_')) continue;
    try {
      setPriority(thread, tenth);
    } catch {
      // The thread has ended since the list was read.
    }
  }
}

function nameOf(thread: number): string {
  try {
    return readFileSync(`/proc/self/task/${thread}/comm`, 'utf8');
  } catch {
    // As above.
    return '';
  }
}
