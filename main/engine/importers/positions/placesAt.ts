import type { Convention } from './convention';
import type { RawText } from './RawText';

/** A place in the text as kept. */
export interface Place {
  /** Code points before it. */
  readonly point: number;
  /** UTF-16 units before it. */
  readonly unit: number;
}

/**
 * Where positions, sorted, stand in the text as kept: one walk through the text, however many there are. A position
 * within a character, before the text or beyond it has no place. One between the two halves of a line break stands
 * before the break.
 */
export function placesAt(
  raw: RawText,
  convention: Convention,
  positions: readonly number[],
): ReadonlyMap<number, Place> {
  const places = new Map<number, Place>();
  const step = stepOf(raw, convention);
  const { characters } = raw;
  let counted = convention.mark === 1 ? (convention.unit === 'utf8_byte' ? 3 : 1) : 0;
  let [at, point, unit] = [0, 0, 0];
  for (const position of positions) {
    if (position === 0) places.set(0, { point: 0, unit: 0 });
    while (counted < position && at < characters.length) {
      const { length, counts, units, isBreak } = step(at);
      if (counted + counts > position) {
        if (isBreak) places.set(position, { point, unit });
        break;
      }
      counted += counts;
      at += length;
      unit += units;
      point += 1;
    }
    if (counted === position) places.set(position, { point, unit });
  }
  return places;
}

interface Step {
  /** UTF-16 units of the file, of the text as kept, and what they count by the convention. */
  readonly length: number;
  readonly units: number;
  readonly counts: number;
  readonly isBreak: boolean;
}

const one: Step = { length: 1, units: 1, counts: 1, isBreak: false };
const two: Step = { ...one, counts: 2 };
const three: Step = { ...one, counts: 3 };

function stepOf({ characters }: RawText, { unit, lineBreak }: Convention): (at: number) => Step {
  // A program that counts two for a line break does so in its own text, even when the file has line feeds alone.
  const alone = lineBreak === 2 && !characters.includes('\r\n') ? 2 : 1;
  const feed: Step = { length: 1, units: 1, counts: alone, isBreak: true };
  const both: Step = { length: 2, units: 1, counts: lineBreak, isBreak: true };
  const pair: Step = {
    length: 2,
    units: 2,
    counts: { code_point: 1, utf16: 2, utf8_byte: 4 }[unit],
    isBreak: false,
  };
  const bytes = unit === 'utf8_byte';
  return at => {
    const code = characters.charCodeAt(at);
    if (code === 13 && characters.charCodeAt(at + 1) === 10) return both;
    if (code === 10) return feed;
    if (code >= 0xd800 && code < 0xdc00 && isLow(characters.charCodeAt(at + 1))) return pair;
    if (!bytes || code < 0x80) return one;
    return code < 0x800 ? two : three;
  };
}

function isLow(code: number): boolean {
  return code >= 0xdc00 && code < 0xe000;
}

/** The number of code points of a text. */
export function pointsOf(text: string): number {
  let pairs = 0;
  for (let at = 0; at < text.length - 1; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0xd800 && code < 0xdc00 && isLow(text.charCodeAt(at + 1))) {
      pairs += 1;
      at += 1;
    }
  }
  return text.length - pairs;
}
