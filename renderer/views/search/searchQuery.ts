import { isBoolean, isListOf, isNullable, isOneOf, isShape, isText } from '../../../main/contract/check';
import { isPattern } from '../../../main/contract/search';
import type { SearchKind, SearchPattern, SearchRequest, UnsavedText } from '../../../main/contract/search';
import { isShipped } from '../../session/document';
import { kept } from '../../session/kept';
import { isDirty } from '../../session/state';
import type { OpenDocument } from '../../session/state';

/** What a person looks for, and where. */
export interface SearchQuery {
  readonly pattern: SearchPattern;
  /** Whether the field for a replacement is open: then the texts of files are looked through, and nothing else. */
  readonly replacing: boolean;
  readonly replacement: string;
  readonly kinds: readonly SearchKind[];
  /** Whether the fields for files, case and code are open. */
  readonly narrowing: boolean;
  readonly include: string;
  readonly exclude: string;
  readonly case: string | null;
  readonly code: string | null;
}

/** Every kind with its name, in the order in which they are shown. */
export const kindNames: readonly (readonly [kind: SearchKind, name: string])[] = [
  ['transcripts', 'Transcripts'],
  ['quotations', 'Quotations'],
  ['codes', 'Codes'],
  ['events', 'Events'],
  ['memos', 'Memos'],
  ['files', 'Files'],
];

export const firstQuery: SearchQuery = {
  pattern: { text: '', regular: false, matchCase: false, wholeWord: false },
  replacing: false,
  replacement: '',
  kinds: kindNames.map(([kind]) => kind),
  narrowing: false,
  include: '',
  exclude: '',
  case: null,
  code: null,
};

const isQuery = isShape<SearchQuery>({
  pattern: isPattern,
  replacing: isBoolean,
  replacement: isText,
  kinds: isListOf(isOneOf('transcripts', 'quotations', 'codes', 'events', 'memos', 'files')),
  narrowing: isBoolean,
  include: isText,
  exclude: isText,
  case: isNullable(isText),
  code: isNullable(isText),
});

const keyOf = (folder: string): string => `golden-thread:search:${folder}`;

/** The last search in a study. */
export function recallQuery(folder: string): SearchQuery {
  return kept(keyOf(folder), isQuery) ?? firstQuery;
}

export function rememberQuery(folder: string, query: SearchQuery): void {
  localStorage.setItem(keyOf(folder), JSON.stringify(query));
}

/** What is asked of the engine. */
export function requestOf(
  query: SearchQuery,
  documents: Readonly<Record<string, OpenDocument>>,
): SearchRequest {
  const { pattern, replacing, replacement, include, exclude } = query;
  return {
    pattern,
    replacement: replacing ? replacement : null,
    kinds: replacing ? ['files'] : query.kinds,
    include,
    exclude,
    case: replacing ? null : query.case,
    code: replacing ? null : query.code,
    unsaved: unsavedTexts(documents),
  };
}

/** The texts of editors that are not what their files hold. */
export function unsavedTexts(documents: Readonly<Record<string, OpenDocument>>): readonly UnsavedText[] {
  return Object.values(documents)
    .filter(document => !isShipped(document.path) && (isDirty(document) || document.version === null))
    .map(({ path, text }) => ({ path, text }));
}
