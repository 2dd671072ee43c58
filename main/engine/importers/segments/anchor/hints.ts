import { grouped } from '../grouped';
import type { Segment } from '../table';
import type { Positions } from './Positions';
import type { ChosenBy, Trial } from './trial';
import { isSettled } from './trial';

/** A number that a file gives of a place, and the ways in which it may count. */
interface Hint {
  readonly by: ChosenBy;
  readonly name: string;
  readonly given: (segment: Segment) => number | undefined;
  readonly readings: readonly ((positions: Positions, unit: number) => number)[];
}

const paragraph: Hint = {
  by: 'paragraph',
  name: 'Paragraph numbers',
  given: segment => segment.paragraphs?.first,
  readings: [(positions, unit) => positions.line(unit), (positions, unit) => positions.filledLine(unit)],
};

const position: Hint = {
  by: 'position',
  name: 'Positions',
  given: segment => segment.offsets?.start,
  readings: [
    (positions, unit) => positions.codePoint(unit),
    (_, unit) => unit,
    (positions, unit) => positions.codePoint(unit) + positions.line(unit) - 1,
    (positions, unit) => unit + positions.line(unit) - 1,
  ],
};

/** Share of the quotes found once that a way of counting must fit to be believed. */
const enough = 0.8;

/** Chooses between finds by the paragraphs and positions that the file gives, where these proved right. */
export function applyHints(trials: readonly Trial[]): readonly string[] {
  return [position, paragraph].flatMap(hint => applyHint(hint, trials));
}

function applyHint(hint: Hint, trials: readonly Trial[]): readonly string[] {
  const given = trials.filter(({ segment }) => hint.given(segment) !== undefined);
  if (given.length === 0) return [];
  const single = given.filter(isSettled);
  const overall = readingOf(hint, single);
  const byDocument = grouped(given, ({ document }) => document);
  const wrong: string[] = [];
  for (const [document, own] of byDocument) {
    const proof = own.filter(isSettled);
    const reading = proof.length > 0 ? readingOf(hint, proof) : overall;
    if (reading === null) wrong.push(`“${document.name}”`);
    else for (const trial of own) narrow(trial, hint, reading);
  }
  if (wrong.length === 0) return [];
  const names =
    wrong.length > 5 ? `${wrong.slice(0, 5).join(', ')} and ${wrong.length - 5} more` : wrong.join(', ');
  return [`${hint.name} of the file do not fit the text of ${names} and are not used there.`];
}

type Reading = Hint['readings'][number];

/** The way of counting that fits most of the quotes found once; null where none fits enough. Without any, the first. */
function readingOf(hint: Hint, proof: readonly Trial[]): Reading | null {
  const scores = hint.readings.map(reading => proof.filter(trial => fits(trial, hint, reading)).length);
  const best = Math.max(...scores);
  return best >= proof.length * enough ? (hint.readings[scores.indexOf(best)] ?? null) : null;
}

function fits({ spans, document, segment }: Trial, hint: Hint, reading: Reading, index = 0): boolean {
  return reading(document.positions, spans[index]?.start ?? -1) === hint.given(segment);
}

function narrow(trial: Trial, hint: Hint, reading: Reading): void {
  if (isSettled(trial) || trial.more) return;
  const spans = trial.spans.filter((_, index) => fits(trial, hint, reading, index));
  if (spans.length === 0 || spans.length === trial.spans.length) return;
  trial.spans = spans;
  trial.chosenBy = hint.by;
}
