import { assertNever, Failure } from '../../../contract/failure';
import type { Batch, Reader } from '../reader';
import type { Task } from './messages';

/** Does a task with one of the readers; batches go to `onBatch`, which may hold the reading back. */
export async function perform(
  readers: readonly Reader[],
  { reader: id, action, source }: Task,
  onBatch: (batch: Batch) => Promise<void>,
): Promise<unknown> {
  const reader = readers.find(one => one.id === id);
  if (!reader) throw new Failure('bug', `There is no reader ${id}.`);
  switch (action) {
    case 'tables':
      if (reader.kind === 'table') return reader.tables(source);
      break;
    case 'rows':
      if (reader.kind === 'table') return everyRow(reader.rows(source), onBatch);
      break;
    case 'recognises':
      if (reader.kind === 'project') return reader.recognises(source);
      break;
    case 'read':
      if (reader.kind !== 'table') return reader.read(source);
      break;
    default:
      assertNever(action);
  }
  throw new Failure('bug', `The reader ${id} does not know ${action}.`);
}

async function everyRow<Report>(
  rows: AsyncGenerator<Batch, Report, undefined>,
  onBatch: (batch: Batch) => Promise<void>,
): Promise<Report> {
  for (;;) {
    const next = await rows.next();
    if (next.done === true) return next.value;
    await onBatch(next.value);
  }
}
