import type { Span } from '../positions/readings';
import { attribute, childrenOf, guid } from './Element';
import type { Element } from './Element';
import type { GatheredText } from './gatherTexts';

/** A stretch of a text that the project tells of, coded or not. */
export interface Selection {
  readonly id: string | null;
  readonly element: Element;
  readonly span: Span;
  /** Positions as written, for a person to read. */
  readonly written: string;
}

/** The selections of a text, in the order of the file. */
export function selectionsOf({ element }: GatheredText): readonly Selection[] {
  const points = new Map(
    childrenOf(element, 'SyncPoint').map(point => [guid(point), attribute(point, 'position')]),
  );
  return childrenOf(element, 'PlainTextSelection', 'TranscriptSelection').map(selection => {
    const [start, end] =
      selection.name === 'PlainTextSelection'
        ? [attribute(selection, 'startPosition'), attribute(selection, 'endPosition')]
        : ['fromSyncPoint', 'toSyncPoint'].map(name => points.get(guid(selection, name)) ?? null);
    return {
      id: guid(selection),
      element: selection,
      span: { start: whole(start), end: whole(end), quote: attribute(selection, 'name') },
      written: `${start ?? '?'}–${end ?? '?'}`,
    };
  });
}

function whole(text: string | null | undefined): number {
  return /^\s*[+-]?\d+\s*$/.test(text ?? '') ? Number(text) : NaN;
}
