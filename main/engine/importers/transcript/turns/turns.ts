import type { Turn } from '../../reader';
import { CodePoints } from './codePoints';
import { isRole, isUpper, keyOf } from './labels';
import { isHeading, lineStartOf } from './lineStart';
import type { LineStart } from './lineStart';

/** The turns of a text, and what there is to say of them. */
export interface Turns {
  readonly turns: readonly Turn[];
  readonly notes: readonly string[];
}

interface Line {
  readonly number: number;
  /** UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly begins: LineStart | null;
  readonly heading: boolean;
}

interface Opening {
  /** Line of the label; null where there is none. */
  readonly labelLine: number | null;
  readonly start: number;
  /** Where what is said can begin: after label and time. */
  readonly said: number;
  readonly speaker: string | null;
  readonly from: number | null;
  readonly to: number | null;
}

/**
 * The turns of a text from a position on (in UTF-16 units), front matter being no turn. A label counts when it names a
 * part in an interview or is all capitals, or when it stands at the beginning of two lines or more; a time alone
 * goes on with who spoke before; a heading ends what was said.
 */
export function turnsOf(text: string, from = 0): Turns {
  const lines = linesOf(text, from);
  const openings = openingsOf(text, lines, from);
  const points = new CodePoints(text);
  const turns: Turn[] = [];
  const silent: number[] = [];
  openings.forEach((opening, index) => {
    const start = skipSpace(text, opening.said);
    const end = trimEnd(text, start, openings[index + 1]?.start ?? text.length);
    if (end > start) {
      const { speaker, from: begins, to } = opening;
      turns.push({ speaker, start: points.at(start), end: points.at(end), from: begins, to });
    } else if (opening.labelLine !== null) silent.push(opening.labelLine);
  });
  return { turns, notes: silent.length > 0 ? [silenceNote(silent)] : [] };
}

function silenceNote(lines: readonly number[]): string {
  const shown = lines.slice(0, 10).join(', ') + (lines.length > 10 ? ', …' : '');
  const one = lines.length === 1;
  return one
    ? `Nothing follows the speaker on line ${shown}, so that is no turn.`
    : `Nothing follows the speakers on ${lines.length} lines, so those are no turns: ${shown}.`;
}

function linesOf(text: string, from: number): readonly Line[] {
  const lines: Line[] = [];
  let number = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < from; at = text.indexOf('\n', at + 1)) number++;
  for (let start = from; start <= text.length; number++) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    // No label, time or heading is longer; a line of a megabyte is not searched for one.
    const head = text.slice(start, Math.min(end, start + 240));
    lines.push({ number, start, end, begins: lineStartOf(head), heading: isHeading(head) });
    start = end + 1;
  }
  return lines;
}

function openingsOf(text: string, lines: readonly Line[], from: number): readonly Opening[] {
  const counts = labelsThatCount(text, lines);
  const headings = headingsThatCount(text, lines);
  const openings: Opening[] = [
    { labelLine: null, start: from, said: from, speaker: null, from: null, to: null },
  ];
  let speaker: string | null = null;
  lines.forEach((line, index) => {
    const { begins, start } = line;
    if (headings.has(index)) {
      speaker = null;
      openings.push({ labelLine: null, start, said: start, speaker, from: null, to: null });
      return;
    }
    if (!begins || (begins.label !== null && !counts(begins))) return;
    const waiting = begins.label === null ? null : waitingTime(text, openings, start);
    if (begins.label !== null) speaker = begins.label;
    openings.push({
      labelLine: begins.label === null ? null : line.number,
      start: waiting?.start ?? (begins.to === null ? start : beforeCounter(text, lines, index)),
      said: start + begins.length,
      speaker,
      from: begins.from ?? waiting?.from ?? null,
      to: begins.to ?? waiting?.to ?? null,
    });
  });
  return openings;
}

/** Takes away the opening just before that is a time with nothing said yet: it belongs to the label that follows. */
function waitingTime(text: string, openings: Opening[], start: number): Opening | null {
  const last = openings.at(-1);
  if (!last || last.from === null || skipSpace(text, last.said) < start) return null;
  openings.pop();
  return last;
}

/** The line above a cue's times that is its number alone is no speech of whoever spoke before. */
function beforeCounter(text: string, lines: readonly Line[], index: number): number {
  const above = lines[index - 1];
  const own = lines[index]?.start ?? 0;
  return above && /^\d{1,6}\s*$/.test(text.slice(above.start, Math.min(above.end, above.start + 20)))
    ? above.start
    : own;
}

function labelsThatCount(text: string, lines: readonly Line[]): (begins: LineStart) => boolean {
  const labelled = lines.flatMap(({ begins }) => (begins && begins.label !== null ? [begins] : []));
  const often = new Map<string, number>();
  for (const { label } of labelled) often.set(keyOf(label ?? ''), (often.get(keyOf(label ?? '')) ?? 0) + 1);
  const surely = ({ label, form }: LineStart) => {
    if (label === null || isRole(label)) return true;
    // A name begins with a capital, or is one word.
    if ((often.get(keyOf(label)) ?? 0) >= 2) return /^\p{L}\S*$|^[^\p{Ll}]/u.test(label);
    return form === 'colon' && isUpper(label);
  };
  const sure = labelled.filter(surely);
  // Where speakers have colons, brackets hold what a transcriber remarks.
  const inBrackets = sure.every(({ form }) => form === 'bracket');
  const each = sure.length > 0 && everyLineBegins(text, lines);
  return begins => (each || surely(begins)) && (begins.form !== 'bracket' || inBrackets);
}

/** Whether each line that has words begins with a label or a time: then even one that stands once is a speaker. */
function everyLineBegins(text: string, lines: readonly Line[]): boolean {
  return lines.every(({ begins, start, end }) => begins !== null || text.slice(start, end).trim() === '');
}

/** Headings stand once each, below an empty line, and there are two at least: else capitals may be a shout. */
function headingsThatCount(text: string, lines: readonly Line[]): ReadonlySet<number> {
  const places = new Map<string, number[]>();
  lines.forEach((line, index) => {
    if (!line.heading) return;
    const above = lines[index - 1];
    if (above && text.slice(above.start, above.end).trim() !== '') return;
    const words = text.slice(line.start, line.end).trim();
    places.set(words, [...(places.get(words) ?? []), index]);
  });
  const single = [...places].flatMap(([words, [first = 0, ...more]]) =>
    more.length === 0 || words.startsWith('#') ? [first, ...more] : [],
  );
  return new Set(single.length >= 2 ? single : []);
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text.charAt(at))) at++;
  return at;
}

function trimEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && /\s/.test(text.charAt(at - 1))) at--;
  return at;
}
