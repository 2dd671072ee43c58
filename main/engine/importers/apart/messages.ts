import type { FailureData } from '../../../contract/failure';
import type { Source } from '../reader';

/** What is asked of the reading thread, one thing at a time. */
export interface Task {
  readonly reader: string;
  readonly action: 'tables' | 'rows' | 'recognises' | 'read';
  readonly source: Source;
}

/** What the reading thread answers: batches while it reads, then an end. */
export type Told =
  | { readonly kind: 'batch'; readonly value: unknown }
  | { readonly kind: 'done'; readonly value: unknown }
  | { readonly kind: 'failed'; readonly failure: FailureData };

/** Sent to the thread when a batch has been taken in, so that it never runs far ahead. */
export const taken = 'taken';
