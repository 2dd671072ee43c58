/** What went wrong, in the terms of a person who can act on it. */
export type FailureCode =
  'query' | 'file' | 'study' | 'chart' | 'refused' | 'cancelled' | 'conflict' | 'lost' | 'bug';

/** Where it went wrong: a file of the study, lines and columns from 1 (columns in UTF-16 units, as editors count). */
export interface Place {
  readonly path?: string;
  readonly line?: number;
  readonly column?: number;
  readonly endColumn?: number;
}

/** A failure as it travels between processes. */
export interface FailureData {
  readonly code: FailureCode;
  readonly message: string;
  readonly place?: Place;
}

/** An error that says what happened, where, and what to do. Any other error is a bug of ours. */
export class Failure extends Error {
  readonly code: FailureCode;
  readonly place: Place | undefined;

  constructor(code: FailureCode, message: string, place?: Place) {
    super(message);
    this.name = 'Failure';
    this.code = code;
    this.place = place;
  }

  static cancelled(): Failure {
    return new Failure('cancelled', 'Cancelled.');
  }

  static from(data: FailureData): Failure {
    return new Failure(data.code, data.message, data.place);
  }
}

/** The failure to send for any thrown value: a bug keeps its own words, marked as ours. */
export function failureData(error: unknown): FailureData {
  if (error instanceof Failure) {
    const { code, message, place } = error;
    return place ? { code, message, place } : { code, message };
  }
  return { code: 'bug', message: error instanceof Error ? error.message : String(error) };
}

/** Closes a switch: adding a case elsewhere without handling it here does not compile. */
export function assertNever(value: never): never {
  throw new Error(`This should not be reached: ${JSON.stringify(value)}`);
}
