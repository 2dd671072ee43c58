import type { Segment } from '../table';
import type { Found, Span } from './Finder';
import type { NamedText } from './documentNames';
import type { Positions } from './Positions';

/** What told a passage from others with the same words. */
export type ChosenBy = 'found once' | 'paragraph' | 'position' | 'number of rows' | 'order of rows';

/** A transcript and its positions. */
export interface Searched extends NamedText {
  readonly positions: Positions;
}

/** A segment and the places that its quote may stand at, fewer with all that is learned. */
export interface Trial {
  readonly segment: Segment;
  readonly document: Searched;
  readonly how: Found['how'];
  readonly more: boolean;
  readonly found: number;
  spans: readonly Span[];
  chosenBy: ChosenBy;
}

/** Whether one place is left. */
export function isSettled(trial: Trial): boolean {
  return trial.spans.length === 1;
}
