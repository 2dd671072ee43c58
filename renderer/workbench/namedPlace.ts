/** A place in a text that can be gone to by name. */
export interface NamedPlace {
  readonly name: string;
  /** What it is: a statement, a query with a name within one, a heading, a key. */
  readonly kind: 'statement' | 'query' | 'heading' | 'key';
  /** How far it stands below others, from 0. */
  readonly level: number;
  /** From 1. */
  readonly line: number;
  readonly column: number;
  /** In UTF-16 units. */
  readonly start: number;
  /** Null where it goes on to the next that stands no further below. */
  readonly end: number | null;
}

/** Names of the codicons that places are shown with. */
export const placeIcons: Readonly<Record<NamedPlace['kind'], string>> = {
  statement: 'symbol-event',
  query: 'symbol-namespace',
  heading: 'symbol-string',
  key: 'symbol-key',
};
