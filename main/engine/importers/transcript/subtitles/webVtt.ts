import type { Saying } from './cue';

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: '\u00a0',
  lrm: '\u200e',
  rlm: '\u200f',
  quot: '"',
  apos: "'",
};

/** Tags that format; anything else in angle brackets is kept as words. */
const tag = /<\/?(?:[cibuv]|lang|ruby|rt)(?:\.[^\s>]*)?(?:[ \t\n][^>]*)?>|<(?:\d+:)?\d+:\d+\.\d+>/g;
const voice = /<v(?:\.[^\s>]*)?[ \t\n]+([^>]*)>/g;

/** Whether any of the texts names a voice. */
export function hasVoices(texts: readonly string[]): boolean {
  return texts.some(text => new RegExp(voice.source).test(text));
}

/** What each voice of a cue says, without tags, entities as the letters that they stand for. */
export function voicesOf(text: string): readonly Saying[] {
  const sayings: Saying[] = [];
  const add = (speaker: string | null, words: string) => {
    if (plainWords(words).trim() !== '') sayings.push({ speaker, words: plainWords(words) });
  };
  let speaker: string | null = null;
  let from = 0;
  for (const found of text.matchAll(voice)) {
    addUpTo(found.index);
    speaker =
      plainWords(found[1] ?? '')
        .replace(/\s+/g, ' ')
        .trim() || null;
    from = found.index + found[0].length;
  }
  addUpTo(text.length);
  return sayings;

  function addUpTo(end: number): void {
    const stretch = text.slice(from, end);
    const closed = stretch.indexOf('</v>');
    if (speaker === null || closed < 0) add(speaker, stretch);
    else {
      add(speaker, stretch.slice(0, closed));
      add(null, stretch.slice(closed));
    }
  }
}

/** The words of a cue without tags. */
export function plainWords(text: string): string {
  return text
    .replace(tag, '')
    .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi, (whole, decimal, hexadecimal, name) => {
      if (typeof name === 'string') return named[name.toLowerCase()] ?? whole;
      const code = typeof decimal === 'string' ? Number(decimal) : parseInt(String(hexadecimal), 16);
      const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
      return isCharacter ? String.fromCodePoint(code) : whole;
    });
}
