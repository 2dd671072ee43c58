import { isMap, isScalar, parseDocument } from 'yaml';
import type { ParsedNode } from 'yaml';

/** What stands at the head of a text between two lines of `---`. */
export interface FrontMatter {
  readonly facts: ReadonlyMap<string, string | null>;
  /** Where the text proper begins, in UTF-16 units; 0 without front matter. */
  readonly end: number;
  readonly notes: readonly string[];
}

/** UTF-16 units within which front matter must end. */
const longest = 65_536;

/** Reads the front matter of a text. Broken, it is a note, for the words below it are whole. */
export function frontMatterOf(text: string): FrontMatter {
  const none = { facts: new Map<string, string | null>(), end: 0, notes: [] };
  const opening = /^---[ \t]*\n/.exec(text);
  if (!opening) return none;
  const head = text.slice(0, longest);
  const start = opening[0].length;
  const closing = /^(?:---|\.\.\.)[ \t]*(?:\n|$)/m.exec(head.slice(start));
  if (!closing) {
    const meant = /^[\w-]+[ \t]*:/.test(head.slice(start));
    const note = 'The front matter that begins on line 1 has no closing line `---`, so it was read as text.';
    return { ...none, notes: meant ? [note] : [] };
  }
  const end = start + closing.index + closing[0].length;
  return { ...factsOf(head.slice(start, start + closing.index)), end };
}

function factsOf(yaml: string): Pick<FrontMatter, 'facts' | 'notes'> {
  const facts = new Map<string, string | null>();
  const document = parseDocument(yaml, { schema: 'failsafe', prettyErrors: false, logLevel: 'silent' });
  const [error] = document.errors;
  if (error) {
    const line = yaml.slice(0, error.pos[0]).split('\n').length + 1;
    return {
      facts,
      notes: [`The front matter could not be read (line ${line}: ${error.message}), so it gives no facts.`],
    };
  }
  const { contents } = document;
  if (contents === null) return { facts, notes: [] };
  if (!isMap<ParsedNode, ParsedNode | null>(contents)) {
    return { facts, notes: ['The front matter is no list of names with values, so it gives no facts.'] };
  }
  for (const { key, value } of contents.items) {
    const name = isScalar(key) ? String(key.value) : written(yaml, key);
    facts.set(name, value === null ? null : valueOf(yaml, value));
  }
  return { facts, notes: [] };
}

/** The value as it is written: `007` is no number, `2018-06-07` no date. Only a bare `null`, `~` or nothing is null. */
function valueOf(yaml: string, node: ParsedNode): string | null {
  if (!isScalar(node)) return written(yaml, node);
  const text = String(node.value);
  return node.type === 'PLAIN' && /^(null|Null|NULL|~|)$/.test(text) ? null : text;
}

function written(yaml: string, node: ParsedNode): string {
  return yaml.slice(node.range[0], node.range[1]).trim();
}
