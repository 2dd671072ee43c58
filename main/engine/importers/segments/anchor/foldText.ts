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
    const plain = plainEnd(text, at);
    for (let unit = at; unit < plain; unit += 1) {
      starts.push(unit);
      ends.push(unit + 1);
    }
    if (plain > at) out.push(text.slice(at, plain));
    const end = plain < text.length ? clusterEnd(text, plain) : plain;
    const cluster = text.slice(plain, end);
    at = end;
    if (space.test(cluster)) {
      if (out.at(-1) === ' ') ends[ends.length - 1] = end;
      else put(' ', plain, end);
    } else if (!unseen.has(cluster)) put(alike.get(cluster) ?? composed(cluster), plain, end);
  }
  return { text: out.join(''), starts, ends };
}

/** End of the run of characters from `at` on that stay as they are: most of a text, so they are passed quickly. */
function plainEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && isPlain(text.charCodeAt(end))) end += 1;
  return end > at && text.charCodeAt(end) >= 0x300 ? end - 1 : end;
}

function isPlain(unit: number): boolean {
  return unit > 0x20 && unit < 0x7f && unit !== 0x60;
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
