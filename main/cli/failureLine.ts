import type { FailureData } from '../contract/failure';

/** A failure as one line: where, what, and what to do. */
export function failureLine({ message, place, code }: FailureData): string {
  const where = place
    ? `${place.path ?? 'sql'}${place.line === undefined ? '' : `:${place.line}:${place.column ?? 1}`}`
    : '';
  const what = code === 'bug' ? `This is a fault of Golden Thread: ${message}` : message;
  return `${where === '' ? '' : `${where}: `}${what}`.replace(/\s*\n\s*/g, ' ');
}
