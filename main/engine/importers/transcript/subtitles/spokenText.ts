import type { Turn } from '../../reader';
import { CodePoints } from '../turns/codePoints';
import { couldName, isRole, isUpper, keyOf } from '../turns/labels';
import { lineStartOf } from '../turns/lineStart';
import type { Cue, Saying } from './cue';

/** The text of subtitles with its turns. */
export interface SpokenText {
  readonly text: string;
  readonly turns: readonly Turn[];
  readonly notes: readonly string[];
}

interface Said extends Saying {
  readonly cue: Cue;
}

/**
 * Puts cues together as a text that can be quoted across their borders: one line a cue, its own line ends being spaces,
 * the speaker's name before a colon only where the speaker changes, an empty line where nobody is named any more.
 */
export function spokenText(cues: readonly Cue[], sayings: (line: string) => readonly Saying[]): SpokenText {
  const said = cues.flatMap(cue => sayingsOf(cue, sayings));
  const empty = cues.length - new Set(said.map(({ cue }) => cue)).size;
  const units: { readonly said: Said; readonly start: number; readonly end: number }[] = [];
  const pieces: string[] = [];
  let length = 0;
  let speaker: string | null = null;
  const write = (piece: string) => {
    pieces.push(piece);
    length += piece.length;
  };
  for (const one of said) {
    if (length > 0) write('\n');
    if (one.speaker === null && speaker !== null) write('\n');
    if (one.speaker !== null && one.speaker !== speaker) write(`${one.speaker}: `);
    speaker = one.speaker;
    const start = length;
    write(one.words);
    units.push({ said: one, start, end: length });
  }
  const text = pieces.join('');
  const points = new CodePoints(text);
  const turns = units.map(({ said: { speaker: name, cue }, start, end }) => {
    return { speaker: name, start: points.at(start), end: points.at(end), from: cue.from, to: cue.to };
  });
  return { text, turns, notes: empty > 0 ? [`Cues without words, which are no turns: ${empty}.`] : [] };
}

/** What is said in a cue: lines of one speaker run together, since a cue breaks them to fit a screen. */
function sayingsOf(cue: Cue, sayings: (line: string) => readonly Saying[]): readonly Said[] {
  const said: Said[] = [];
  for (const { speaker, words } of sayings(cue.lines.join('\n'))) {
    const line = words.replace(/\s*\n\s*/g, ' ').trim();
    if (line !== '') said.push({ cue, speaker, words: line });
  }
  return said;
}

/** Finds speakers that are named before a colon; a cue that names nobody goes on with who spoke before. */
export function namedByColon(texts: readonly string[]): (text: string) => readonly Saying[] {
  const often = new Map<string, number>();
  for (const line of texts.flatMap(text => text.split('\n'))) {
    const label = labelOf(line)?.label;
    if (label !== undefined) often.set(keyOf(label), (often.get(keyOf(label)) ?? 0) + 1);
  }
  let speaker: string | null = null;
  return text => {
    const sayings: { speaker: string | null; words: string }[] = [];
    for (const line of text.split('\n')) {
      const found = labelOf(line);
      const counts =
        found && (isRole(found.label) || isUpper(found.label) || (often.get(keyOf(found.label)) ?? 0) >= 2);
      if (counts) speaker = found.label;
      const last = sayings.at(-1);
      const words = counts ? line.slice(found.length) : line;
      if (last && !counts) last.words += `\n${words}`;
      else sayings.push({ speaker, words });
    }
    return sayings;
  };
}

function labelOf(line: string): { readonly label: string; readonly length: number } | null {
  const begins = lineStartOf(line);
  if (begins?.form !== 'colon' || begins.label === null || !couldName(begins.label)) return null;
  return { label: begins.label, length: begins.length };
}
