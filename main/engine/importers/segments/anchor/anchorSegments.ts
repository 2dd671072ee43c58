import { grouped } from '../grouped';
import type { Segment } from '../table';
import { byName } from './documentNames';
import type { NamedText } from './documentNames';
import { Finder } from './Finder';
import type { Found, Span } from './Finder';
import { applyHints } from './hints';
import { applyNeighbours } from './neighbours';
import { Positions } from './Positions';
import { isSettled } from './trial';
import type { ChosenBy, Searched, Trial } from './trial';

/** A segment and its place in a document. */
export interface Anchored {
  readonly segment: Segment;
  readonly documentId: string;
  /** Unicode code points; the end is exclusive. */
  readonly start: number;
  readonly end: number;
  /** The words of the document, which may differ from the file's in spaces and marks. */
  readonly quote: string;
  readonly how: Found['how'];
  readonly chosenBy: ChosenBy;
}

/** A segment without a place. */
export interface Unanchored {
  readonly segment: Segment;
  readonly reason:
    | 'document not found'
    | 'several documents of this name'
    | 'no words'
    | 'not found'
    | 'found more than once';
  /** A sentence that says what to do. */
  readonly why: string;
}

/** Where segments stand in the transcripts. Every segment is in one of the two lists, in its order. */
export interface Anchoring {
  readonly codings: readonly Anchored[];
  readonly unanchored: readonly Unanchored[];
  readonly notes: readonly string[];
}

/** Finds the passages of segments in the transcripts; nothing is guessed, and what chose between finds is noted. */
export function anchorSegments(segments: readonly Segment[], documents: readonly NamedText[]): Anchoring {
  const named = byName(documents.map(document => ({ ...document, positions: new Positions(document.text) })));
  const outcome = new Map<Segment, Trial | Unanchored>();
  const waiting: { readonly segment: Segment; readonly document: Searched }[] = [];
  for (const segment of segments) {
    const found = named(segment.document);
    const [document] = found;
    if (!document || found.length > 1)
      outcome.set(segment, withoutDocument(segment, found.length, documents.length));
    else if (segment.quote.trim() === '') outcome.set(segment, withoutWords(segment));
    else waiting.push({ segment, document });
  }
  const trials = [...grouped(waiting, ({ document }) => document)].flatMap(([document, own]) =>
    tryAll(
      document,
      own.map(({ segment }) => segment),
    ),
  );
  for (const trial of trials) outcome.set(trial.segment, trial);
  const notes = applyHints(trials.filter(({ found }) => found > 0));
  applyNeighbours(trials.filter(({ found }) => found > 0));
  return gathered(segments, outcome, notes);
}

function tryAll(document: Searched, segments: readonly Segment[]): readonly Trial[] {
  const finder = new Finder(document.text);
  return segments.map(segment => {
    const { spans, how, more } = finder.find(segment.quote);
    return { segment, document, how, more, found: spans.length, spans, chosenBy: 'found once' };
  });
}

function withoutDocument(segment: Segment, found: number, all: number): Unanchored {
  if (found > 1) {
    const why = `${found} documents are called “${segment.document}”: give them different names.`;
    return { segment, reason: 'several documents of this name', why };
  }
  const why =
    all === 0
      ? 'There is no transcript to find the words in: import the transcripts first.'
      : `No document is called “${segment.document}”: import its transcript first.`;
  return { segment, reason: 'document not found', why };
}

function withoutWords(segment: Segment): Unanchored {
  const why = 'The file gives no words of the passage: it may be a picture, a sound or a whole document.';
  return { segment, reason: 'no words', why };
}

function gathered(
  segments: readonly Segment[],
  outcome: ReadonlyMap<Segment, Trial | Unanchored>,
  notes: readonly string[],
): Anchoring {
  const codings: Anchored[] = [];
  const unanchored: Unanchored[] = [];
  for (const segment of segments) {
    const known = outcome.get(segment);
    if (!known) continue;
    if ('reason' in known) unanchored.push(known);
    else if (isSettled(known)) codings.push(anchored(known));
    else unanchored.push(undecided(known));
  }
  return { codings, unanchored, notes: [...notes, ...notesOf(codings)] };
}

function anchored(trial: Trial): Anchored {
  const { segment, document, how, chosenBy } = trial;
  const [span = { start: 0, end: 0 }] = trial.spans;
  const { start, end } = how === 'cut' ? lengthened(span, segment, document.positions) : span;
  return {
    segment,
    documentId: document.id,
    start: document.positions.codePoint(start),
    end: document.positions.codePoint(end),
    quote: document.text.slice(start, end),
    how,
    chosenBy,
  };
}

/** A cut quote ends where the file's count of its characters says, if it counts any. */
function lengthened({ start, end }: Span, { length }: Segment, positions: Positions): Span {
  const last = positions.codePoint(start) + (length ?? 0);
  if (last <= positions.codePoint(end) || last > positions.length()) return { start, end };
  return { start, end: positions.unit(last) };
}

function undecided({ segment, document, found, spans, more }: Trial): Unanchored {
  if (found === 0) {
    const why = `These words are not in “${document.name}”: is it the text that was coded?`;
    return { segment, reason: 'not found', why };
  }
  const times = more ? `more than ${spans.length}` : String(spans.length);
  const why = `These words stand in ${times} places of “${document.name}”, and the file does not tell which is meant: code the passage by hand.`;
  return { segment, reason: 'found more than once', why };
}

/** What was found otherwise than in one place and as written. */
function notesOf(codings: readonly Anchored[]): readonly string[] {
  const count = (test: (coding: Anchored) => boolean) => codings.filter(test).length;
  const by = (chosenBy: ChosenBy) => count(coding => coding.chosenBy === chosenBy);
  const kinds: readonly (readonly [number, string])[] = [
    [by('paragraph'), 'stand in several places of their document and were told apart by their paragraph'],
    [by('position'), 'stand in several places of their document and were told apart by their position'],
    [
      by('number of rows'),
      'stand in several places of their document, with as many equal rows: each place has one, in the order of the rows',
    ],
    [
      by('order of rows'),
      'stand in several places of their document and were told apart by the order of the rows, which follows the documents elsewhere',
    ],
    [
      count(({ how }) => how === 'folded'),
      'differ from their document in spaces, quotation marks, dashes or accents',
    ],
    [count(({ how }) => how === 'cut'), 'are cut short in the file and were found by their beginning'],
  ];
  return kinds.flatMap(([number, what]) => (number > 0 ? [`Quotes that ${what}: ${number}.`] : []));
}
