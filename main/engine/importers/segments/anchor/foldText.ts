/** A text with spaces, quotation marks, dashes and accents folded, and where each of its units comes from. */
export interface Folded {
  readonly text: string;
  /** UTF-16 units of the original: where the character begins that a folded unit was made of, and where it ends. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Characters that are nothing to the eye: soft hyphen, zero-width space, word joiner, byte-order mark. */
const unseen = new Set(['\u00ad', '\u200b', '\u2060', '\ufeff']);

const alike = new Map([
  ...Array.from('‘’‚‛′ʼ`´').map(mark => [mark, "'"] as const),
  ...Array.from('“”„‟«»″').map(mark => [mark, '"'] as const),
  ...Array.from('‐‑‒–—―−').map(mark => [mark, '-'] as const),
  ['…', '...'] as const,
]);

const space = /\s/u;
const mark = /\p{M}/u;

/** Folds what programs change in passing: a run of spaces is one, typographic marks are plain, accents composed. */
export function foldText(text: string): Folded {
  const out: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const put = (written: string, start: number, end: number) => {
    out.push(written);
    for (let unit = 0; unit < written.length; unit += 1) {
      starts.push(start);
      ends.push(end);
    }
  };
  for (let at = 0; at < text.length;) {
    const end = clusterEnd(text, at);
    const cluster = text.slice(at, end);
    if (space.test(cluster)) {
      if (out.at(-1) === ' ') ends[ends.length - 1] = end;
      else put(' ', at, end);
    } else if (!unseen.has(cluster)) put(alike.get(cluster) ?? composed(cluster), at, end);
    at = end;
  }
  return { text: out.join(''), starts, ends };
}

/** End of the character that begins at `at`, with the accents that combine with it. */
function clusterEnd(text: string, at: number): number {
  let end = at + (isAstral(text, at) ? 2 : 1);
  // A run of marks without end is no writing.
  while (end < text.length && end - at < 16 && text.charCodeAt(end) >= 0x300 && mark.test(text.charAt(end)))
    end += 1;
  return end;
}

function isAstral(text: string, at: number): boolean {
  return (text.codePointAt(at) ?? 0) > 0xffff;
}

function composed(cluster: string): string {
  return cluster.length === 1 && cluster < '\u0080' ? cluster : cluster.normalize('NFC');
}
