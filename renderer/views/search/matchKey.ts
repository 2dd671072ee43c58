import type { Found, FoundMatch } from '../../../main/contract/search';

/** Names a match across searches, as long as nothing before it in its text changes. */
export function matchKey({ kind, id }: Found, { label, start }: FoundMatch): string {
  return JSON.stringify([kind, id, label, start]);
}
