import type { PositionDoubt } from '../../coding/project';
import { nameOf } from './convention';
import type { Convention } from './convention';
import type { Reading } from './readings';

/** Under it a reading is doubtful. */
export const doubtful = 0.9;
/** Share of spans that two readings must give otherwise for the choice between them to matter. */
const matters = 0.01;
/** How much worse the whole project's convention may fit one text, which may be short and coded loosely. */
const patience = 0.1;
/** Scores nearer than this tell nothing apart; where the better one is doubtful itself, more is asked of it. */
const hair = 0.02;
const margin = 0.15;

/** The reading of one text that was chosen, and those that a person might prefer. */
export interface Decision {
  readonly reading: Reading;
  readonly rivals: readonly Reading[];
}

/** How well each convention fits all texts together, by its name. */
export type Totals = ReadonlyMap<string, number>;

/** One reading for each text: the one that fits the whole project best, unless a text says plainly otherwise. */
export function decide(
  texts: readonly (readonly Reading[])[],
  totals: Totals,
  habit: Convention,
): readonly Decision[] {
  const best = Math.max(...totals.values());
  const isBest = (name: string) => (totals.get(name) ?? 0) > best - 1e-9;
  const general = isBest(nameOf(habit)) ? nameOf(habit) : [...totals.keys()].find(isBest);
  return texts.map(readings => decideText(readings, general ?? nameOf(habit), totals));
}

/** How well conventions fit all texts together. */
export function totalsOf(texts: readonly (readonly Reading[])[], all: readonly Convention[]): Totals {
  const judged = texts.reduce((sum, [first]) => sum + (first?.judged ?? 0), 0);
  const total = (name: string) =>
    texts.reduce((sum, readings) => {
      const reading = readings.find(({ covers }) => covers.has(name));
      return sum + (reading ? reading.score * reading.judged : 0);
    }, 0);
  return new Map(all.map(nameOf).map(name => [name, judged === 0 ? 1 : total(name) / judged]));
}

function decideText(readings: readonly Reading[], general: string, totals: Totals): Decision {
  const own = readings.reduce((best, one) => (one.score > best.score + 1e-9 ? one : best));
  const usual = readings.find(({ covers }) => covers.has(general)) ?? own;
  const reading = usual.score >= Math.min(own.score, doubtful + patience) - patience ? usual : own;
  const standing = (one: Reading) => Math.max(...[...one.covers].map(name => totals.get(name) ?? 0));
  const rivals = readings.filter(other => {
    if (other === reading || share(reading, other) <= matters) return false;
    const enough = reading.score < doubtful ? margin : hair;
    return other.score > reading.score - enough && standing(other) > standing(reading) - enough;
  });
  return { reading, rivals };
}

/** Share of the spans that two readings place differently. */
function share(one: Reading, other: Reading): number {
  if (one.places.length === 0) return 0;
  return differing(one, other).length / one.places.length;
}

function differing(one: Reading, other: Reading): readonly number[] {
  return one.places.flatMap((place, index) => {
    const there = other.places[index];
    const same = place?.start.point === there?.start.point && place?.end.point === there?.end.point;
    return same ? [] : [index];
  });
}

/** What to ask a person of a text: its first five quotations that differ, in each of the ways. */
export function doubtOf(document: string, text: string, { reading, rivals }: Decision): PositionDoubt {
  const differ = new Set(rivals.flatMap(rival => differing(reading, rival)));
  const shown = [...differ].sort((a, b) => a - b).slice(0, 5);
  const choices = [reading, ...rivals].map(({ convention, places }) => ({
    positions: nameOf(convention),
    quotes: shown.map(index => {
      const place = places[index];
      return place ? text.slice(place.start.unit, Math.min(place.end.unit, place.start.unit + 120)) : '';
    }),
  }));
  return { document, choices };
}
