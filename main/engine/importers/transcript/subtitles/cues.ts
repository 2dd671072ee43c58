import { clock, secondsOf } from '../turns/clock';
import type { Cue, Cues } from './cue';

const arrow = new RegExp(`^\\s*(${clock})\\s*-->\\s*(${clock})(?:\\s+.*)?$`);

interface Block {
  line: number;
  from: number | null;
  to: number | null;
  lines: string[];
}

/**
 * The cues of subtitles. A cue begins with a line of times and ends with an empty line or the next times; the line just
 * above the times that stands alone is its name. Lines that belong to no cue are kept as one without times, and said.
 */
export function cuesOf(text: string, isRemark: (firstLine: string) => boolean): Cues {
  const lines = text.split('\n');
  const cues: Cue[] = [];
  const notes: string[] = [];
  let remarks = 0;
  let open: Block | null = null;
  const close = () => {
    if (open !== null && (open.from !== null || open.lines.length > 0)) cues.push(open);
    open = null;
  };
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    const times = arrow.exec(line);
    const unreadable = !times && /^\s*[\d:.,]+\S*\s*-->/.test(line);
    if (times) {
      if (open !== null && /^\d+\s*$/.test(open.lines.at(-1) ?? '')) open.lines.pop();
      close();
      open = begin(times, index, notes);
    } else if (line.trim() === '') close();
    else if (unreadable) {
      close();
      notes.push(withoutTimes(line, index));
      open = { line: index + 2, from: null, to: null, lines: [] };
    } else if (open !== null) open.lines.push(line);
    else if (isRemark(line)) {
      remarks++;
      while (index + 1 < lines.length && lines[index + 1]?.trim() !== '') index++;
    } else if (lines[index + 1]?.includes('-->') !== true) {
      notes.push(withoutTimes(line, index));
      open = { line: index + 1, from: null, to: null, lines: [line] };
    }
  }
  close();
  if (remarks > 0) notes.push(`Left out, being notes and styles that nobody speaks: ${remarks}.`);
  return { cues, notes };
}

function begin([, first = '', second = '']: RegExpExecArray, index: number, notes: string[]): Block {
  const from = secondsOf(first);
  const to = secondsOf(second);
  if (from === null || to === null)
    notes.push(`The times on line ${index + 1} cannot be: ${first} --> ${second}.`);
  else if (to < from)
    notes.push(`The cue on line ${index + 1} ends before it begins: ${first} --> ${second}.`);
  return { line: index + 2, from, to, lines: [] };
}

function withoutTimes(line: string, index: number): string {
  const shown = line.length > 60 ? `${line.slice(0, 60)}…` : line;
  return line.includes('-->')
    ? `The times on line ${index + 1} cannot be read (${shown.trim()}), so what follows has none.`
    : `Line ${index + 1} belongs to no cue, so it is kept without times: ${shown}`;
}
