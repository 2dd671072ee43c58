import { clock, secondsOf } from './clock';
import { couldName, isAside, isRole, isUpper } from './labels';

/** What a line may begin with that is no speech. */
export interface LineStart {
  /** `colon`: `Name: …`; `bracket`: `[Name] …`; `timed`: `Name 00:12:03`; `time`: a time alone. */
  readonly form: 'colon' | 'bracket' | 'timed' | 'time';
  readonly label: string | null;
  readonly from: number | null;
  readonly to: number | null;
  /** How many UTF-16 units of the line are label and time. */
  readonly length: number;
}

const space = String.raw`[^\S\n]*`;
const stamp = String.raw`(?:\[(?:${clock})\]|\((?:${clock})\)|\{(?:${clock})\}|#(?:${clock}-\d)#|#(?:${clock})#|<(?:${clock})>)`;
const cue = new RegExp(`^${space}(${clock})${space}-->${space}(${clock})${space}$`);
const leading = new RegExp(`^${space}(?:(${stamp})|(${clock})(?=\\s+\\S))${space}(?:[-–—]\\s+)?`);
const bold = String.raw`(?:\*\*|__)?`;
const colon = new RegExp(
  `^${space}(${bold})([^\\n:*[\\]{}<>"“”?!;,]{1,80}?)${space}(${stamp})?${space}(?:\\*\\*|__)?(?::|：)(?:\\*\\*|__)?(?=$|\\s|[\\p{L}"'“‘(\\[…*-])`,
  'u',
);
const bracket = new RegExp(`^${space}\\[([^\\n\\]:]{1,80})\\]${space}:?`);
const timed = new RegExp(`^${space}(${bold})([^\\n:*[\\](){}<>#]{1,80}?)\\s+(${stamp}|${clock})\\1${space}$`);

/** What a line begins with; null for a line of nothing but speech. Whether a label counts is for the whole text to say. */
export function lineStartOf(line: string): LineStart | null {
  // Most lines have none of what labels and times need.
  if (!/[:：[]/.test(line)) return null;
  const span = cue.exec(line);
  if (span) return timeAlone(line.length, secondsOf(span[1] ?? ''), secondsOf(span[2] ?? ''));
  const time = leading.exec(line);
  const from = time ? secondsOf(bare(time[1] ?? time[2] ?? '')) : null;
  const offset = time && from !== null ? time[0].length : 0;
  const named = labelOf(offset === 0 ? line : line.slice(offset), offset > 0);
  if (named) return { ...named, from: named.from ?? from, length: named.length + offset };
  // A time without brackets begins many a sentence: alone it says nothing.
  return time?.[1] !== undefined && from !== null ? timeAlone(offset, from, null) : null;
}

function timeAlone(length: number, from: number | null, to: number | null): LineStart | null {
  return from === null ? null : { form: 'time', label: null, from, to, length };
}

function labelOf(line: string, afterTime: boolean): LineStart | null {
  const byColon = colon.exec(line);
  if (byColon) {
    const found = named('colon', byColon[2] ?? '', byColon[3], byColon[0].length);
    if (found) return found;
  }
  const byBracket = bracket.exec(line);
  if (byBracket && !isAside(byBracket[1] ?? '')) {
    const form = byBracket[0].endsWith(':') ? 'colon' : 'bracket';
    const found = named(form, byBracket[1] ?? '', undefined, byBracket[0].length);
    if (found) return found;
  }
  const byTime = timed.exec(line);
  if (byTime) return named('timed', byTime[2] ?? '', byTime[3], line.length);
  const whole = line.trim();
  return afterTime && isRole(whole) && !/^[a-z]$/i.test(whole)
    ? named('timed', whole, undefined, line.length)
    : null;
}

function named(
  form: 'colon' | 'bracket' | 'timed',
  written: string,
  time: string | undefined,
  length: number,
): LineStart | null {
  const label = written.trim();
  const from = time === undefined ? null : secondsOf(bare(time));
  if (!couldName(label) || (time !== undefined && from === null)) return null;
  return { form, label, from, to: null, length };
}

/** The time without its brackets; f4's tenths after a hyphen become decimals. */
function bare(written: string): string {
  return written.replace(/[[\](){}<>#]/g, '').replace('-', '.');
}

/** Whether a line is a heading: capitals alone, or Markdown's. */
export function isHeading(line: string): boolean {
  if (line.length < 3) return false;
  const text = line.trim();
  if (/^#{1,6} \S/.test(text)) return true;
  if (text.length < 4 || text.length > 60 || !/^\p{Lu}[\p{Lu}\p{N} &/'’-]+$/u.test(text)) return false;
  return isUpper(text) && text.split(/\s+/).length <= 8;
}
