/** The text content of a document's HTML. */
export interface HtmlText {
  /** As Taguette counts in it. */
  readonly counted: string;
  /** As it is kept: paragraphs that the HTML does not set apart by a line break are. */
  readonly text: string;
  /** Where line breaks were put in, in UTF-16 units of `counted`, sorted. */
  readonly breaks: readonly number[];
  /** Named characters that are not known, which stand as they are written. */
  readonly unknown: readonly string[];
}

const pieces = /<!--[\s\S]*?(?:-->|$)|<\/?([a-zA-Z][\w-]*)(?:"[^"]*"|'[^']*'|[^'">])*>|([^<]+|<)/g;
const blocks = new Set(
  'address article aside blockquote br dd div dl dt figure footer h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table td th tr ul'.split(
    ' ',
  ),
);

/** The text of HTML that Taguette has cleaned: elements, comments and text, nothing else. */
export function htmlText(html: string): HtmlText {
  const unknown = new Set<string>();
  const breaks: number[] = [];
  let counted = '';
  let waiting = false;
  for (const [, tag, characters] of html.matchAll(pieces)) {
    if (tag !== undefined) {
      waiting ||= blocks.has(tag.toLowerCase());
    } else if (characters !== undefined) {
      const text = decoded(characters, unknown);
      if (waiting && counted !== '' && !counted.endsWith('\n') && !/^\r?\n/.test(text))
        breaks.push(counted.length);
      waiting = false;
      counted += text;
    }
  }
  return { counted, text: withBreaks(counted, breaks), breaks, unknown: [...unknown] };
}

function withBreaks(counted: string, breaks: readonly number[]): string {
  const ends = [...breaks, counted.length];
  return ends.map((end, index) => counted.slice(ends[index - 1] ?? 0, end)).join('\n');
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00A0',
  shy: '\u00AD',
  ensp: '\u2002',
  emsp: '\u2003',
  thinsp: '\u2009',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
  bull: '•',
  euro: '€',
  pound: '£',
  copy: '©',
  reg: '®',
  deg: '°',
};

function decoded(text: string, unknown: Set<string>): string {
  return text.replaceAll(
    /&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w+));/g,
    (whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
      if (name !== undefined) {
        const character = named[name];
        if (character === undefined) unknown.add(whole);
        return character ?? whole;
      }
      const code = hex === undefined ? Number(decimal) : parseInt(hex, 16);
      return code > 0 && code < 0x110000 ? String.fromCodePoint(code) : '\uFFFD';
    },
  );
}
