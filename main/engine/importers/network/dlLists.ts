import { Failure } from '../../../contract/failure';
import { placeIn } from '../reader';
import type { Reject, Source } from '../reader';
import { isNumber } from './columnType';
import type { DlActors } from './DlActors';
import type { DlHeader } from './dlHeader';
import type { Field, Fields } from './Fields';
import { noFacts } from './network';
import type { Tie } from './network';

/** What the lists of a DL file gave. */
export interface DlLists {
  readonly ties: readonly Tie[];
  readonly rejects: readonly Reject[];
}

/** Reads relations that are given as lists of ties or of neighbours, one line each; a line `!` begins the next relation. */
export function readDlLists(
  fields: Fields,
  header: DlHeader,
  actors: DlActors,
  kinds: readonly (string | null)[],
  source: Source,
): DlLists {
  const ties: Tie[] = [];
  const rejects: Reject[] = [];
  let relation = 0;
  const read = header.format.startsWith('edge') ? edge : neighbours;
  for (const line of fields.lines()) {
    if (line.length === 1 && line[0]?.text === '!') relation++;
    else {
      if (relation >= kinds.length) tooMany(line, kinds.length, source);
      const found = read(line, actors, kinds[relation] ?? null);
      if ('reason' in found) rejects.push(found);
      else for (const tie of found) ties.push(tie);
    }
  }
  return { ties, rejects };
}

function edge(line: readonly Field[], actors: DlActors, kind: string | null): readonly Tie[] | Reject {
  const [one, other, value, ...more] = line;
  if (!one || !other) return reject(line, 'A tie needs the one it comes from and the one it goes to');
  if (more.length > 0)
    return reject(line, 'More than two actors and a value: a label with spaces needs quotes');
  const weight = value?.text ?? '1';
  if (!isNumber(weight)) return reject(line, 'The value of the tie is no number');
  if (Number(weight) === 0) return reject(line, 'A value of 0 is no tie');
  const [from, to] = [actors.named('rows', one), actors.named('columns', other)];
  if (from === null || to === null) return unknown(line, from === null ? one : other);
  return [{ line: one.line, from, to, weight, kind, facts: noFacts }];
}

function neighbours(line: readonly Field[], actors: DlActors, kind: string | null): readonly Tie[] | Reject {
  const [one, ...others] = line;
  const from = one ? actors.named('rows', one) : null;
  if (!one || from === null) return unknown(line, one);
  const ties: Tie[] = [];
  for (const other of others) {
    const to = actors.named('columns', other);
    if (to === null) return unknown(line, other);
    ties.push({ line: one.line, from, to, weight: '1', kind, facts: noFacts });
  }
  return ties;
}

function unknown(line: readonly Field[], field: Field | undefined): Reject {
  return reject(line, `There is no actor ${field?.text ?? ''} in the header`);
}

function reject(line: readonly Field[], reason: string): Reject {
  return {
    line: line[0]?.line ?? null,
    column: null,
    value: line.map(({ text }) => text).join(' '),
    reason,
  };
}

function tooMany(line: readonly Field[], relations: number, source: Source): never {
  throw new Failure(
    'file',
    `${source.path} has more relations than its header counts (nm = ${relations}). Correct the count.`,
    placeIn(source, line[0]?.line),
  );
}
