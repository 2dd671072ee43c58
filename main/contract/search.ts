import { isBoolean, isCount, isListOf, isNullable, isOneOf, isShape, isText } from './check';
import type { Place } from './failure';

/** What is looked through. `files` are all texts of the folder that are not looked through as one of the others. */
export type SearchKind = 'transcripts' | 'quotations' | 'codes' | 'events' | 'memos' | 'files';

/** What is looked for. */
export interface SearchPattern {
  readonly text: string;
  /** Whether the text is a regular expression, as JavaScript has them, with Unicode. */
  readonly regular: boolean;
  readonly matchCase: boolean;
  readonly wholeWord: boolean;
}

/** The text of an editor, searched in place of its file. */
export interface UnsavedText {
  readonly path: string;
  readonly text: string;
}

export interface SearchRequest {
  readonly pattern: SearchPattern;
  /** What matches would become; null where nothing is to be replaced. */
  readonly replacement: string | null;
  readonly kinds: readonly SearchKind[];
  /** Patterns of paths with commas between them, as VS Code has them; empty for all. */
  readonly include: string;
  readonly exclude: string;
  /** Only what is of this case; null for all. */
  readonly case: string | null;
  /** Only what has this code, or one beneath it; null for all. */
  readonly code: string | null;
  readonly unsaved: readonly UnsavedText[];
}

/** A place where the pattern matches. Lines and columns from 1, columns in UTF-16 units, ends exclusive. */
export interface FoundMatch {
  /** Where it begins in the text with LF line ends, in UTF-16 units from 0. */
  readonly start: number;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** Its line: what stands before, the match, and after; cut where it is long. */
  readonly before: string;
  readonly matched: string;
  readonly after: string;
  /** More of its line than fits a row. */
  readonly context: string;
  /** What the match would become; null where nothing is replaced. */
  readonly becomes: string | null;
  /** Who speaks, in a transcript; of a thing with several texts, which of them it is. */
  readonly label: string | null;
}

/** A text or a thing of the study with matches in it. */
export interface Found {
  readonly kind: SearchKind;
  /** Unlike any other of its kind: the path of a text; the id of what stands in a table. */
  readonly id: string;
  /** The file, for a text. */
  readonly path: string | null;
  readonly title: string;
  /** Whose it is, when, with which codes. */
  readonly detail: string;
  /** All its matches; `matches` may be fewer. */
  readonly count: number;
  readonly matches: readonly FoundMatch[];
  /** Whether it is the text of an editor rather than the file. */
  readonly unsaved: boolean;
  /** Version of the file, when something is to be replaced; null for what is no file, and for an editor's text. */
  readonly version: string | null;
  /** Why nothing in it can be replaced; null where it can. */
  readonly locked: string | null;
}

/** A file that was not searched, or not as it stands, and why. */
export interface SearchNote {
  readonly path: string;
  readonly reason: string;
}

export interface SearchResult {
  readonly found: readonly Found[];
  /** All matches; those in `found` may be fewer. */
  readonly matches: number;
  /** All texts and things with matches. */
  readonly places: number;
  /** Texts, and rows of tables, that were looked through. */
  readonly texts: number;
  readonly rows: number;
  /** Files whose text is not searched since it is looked through as another kind. */
  readonly covered: number;
  readonly notes: readonly SearchNote[];
  /** Files that are not text, by their endings. */
  readonly notTexts: readonly { readonly ending: string; readonly files: number }[];
  /** Whether the expression also matches where there is nothing, which is left out. */
  readonly emptyMatches: boolean;
  readonly milliseconds: number;
}

/** Something that stands in a table, and the place in its text. */
export interface ThingRequest {
  readonly kind: SearchKind;
  readonly id: string;
  readonly start: number;
}

/** Where a thing stands: a place in a file where one is known, and a query that shows its row. */
export interface ThingPlace {
  readonly place: Place | null;
  readonly sql: string;
}

/** A code to search by. */
export interface SearchableCode {
  readonly id: string;
  /** The names from the top down. */
  readonly path: string;
}

/** Matches to replace in one text. */
export interface RewriteRequest {
  readonly pattern: SearchPattern;
  readonly replacement: string;
  readonly path: string;
  /** The editor's text; null to take the file's. */
  readonly text: string | null;
  /** The version that was searched; null for an editor's text. */
  readonly version: string | null;
  /** Where the matches begin that are to be replaced, as they were found. */
  readonly starts: readonly number[];
}

/** A text before and after matches in it are replaced. Nothing was written. */
export interface Rewritten {
  readonly before: string;
  readonly after: string;
  /** Version of the file that `before` is; null for an editor's text. */
  readonly version: string | null;
}

const isKind = isOneOf('transcripts', 'quotations', 'codes', 'events', 'memos', 'files');

/** Whether a value is a pattern, for what is kept of the last search. */
export const isPattern = isShape<SearchPattern>({
  text: isText,
  regular: isBoolean,
  matchCase: isBoolean,
  wholeWord: isBoolean,
});

export const isSearchRequest = isShape<SearchRequest>({
  pattern: isPattern,
  replacement: isNullable(isText),
  kinds: isListOf(isKind),
  include: isText,
  exclude: isText,
  case: isNullable(isText),
  code: isNullable(isText),
  unsaved: isListOf(isShape<UnsavedText>({ path: isText, text: isText })),
});

export const isThingRequest = isShape<ThingRequest>({ kind: isKind, id: isText, start: isCount });

export const isRewriteRequest = isShape<RewriteRequest>({
  pattern: isPattern,
  replacement: isText,
  path: isText,
  text: isNullable(isText),
  version: isNullable(isText),
  starts: isListOf(isCount),
});
