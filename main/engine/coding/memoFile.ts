import type { PlainRow, PlainRows } from './codebook';

/** A memo as `coding/<coder>/memos.md` has it. */
export interface Memo {
  readonly id: string;
  readonly targetKind: string;
  readonly targetId: string | null;
  readonly createdAt: string | null;
  readonly text: string;
}

const head = /^<!-- memo (.*) -->$/;
const field = /(\w+)="([^"]*)"/g;
/** A line of a memo's own text that looks like the head of the next one is written with a backslash before it. */
const escapable = /^\\*<!-- memo /;

/**
 * The memos of a Markdown file. Each begins with a line such as
 * `<!-- memo id="m1" target="code:1.1" created="2021-03-07T09:00:00Z" -->`, which Markdown does not show, and goes on
 * to the next such line. Text above the first is a memo of the project with the id `coder:notes`.
 */
export function readMemos(text: string, coder: string): PlainRows {
  const rows: PlainRow[] = [];
  let open: { line: number; fields: ReadonlyMap<string, string>; text: string[] } = {
    line: 1,
    fields: new Map([['id', `${coder}:notes`]]),
    text: [],
  };
  const close = () => {
    const words = open.text.join('\n').replace(/^\n+|\n+$/g, '');
    if (words !== '' || open.fields.has('target'))
      rows.push({ line: open.line, values: valuesOf(open.fields, words, coder) });
  };
  for (const [index, line] of text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\n|\r/)
    .entries()) {
    const found = head.exec(line)?.[1];
    if (found === undefined) {
      open.text.push(escapable.test(line) && line.startsWith('\\') ? line.slice(1) : line);
      continue;
    }
    close();
    const fields = new Map(
      [...found.matchAll(field)].map(([, name = '', value = '']) => [name, unescaped(value)]),
    );
    open = { line: index + 1, fields, text: [] };
  }
  close();
  return { rows, rejects: [] };
}

/** Memos as the text of a file. */
export function writeMemos(memos: readonly Memo[]): string {
  return memos
    .map(({ id, targetKind, targetId, createdAt, text }) => {
      const target = targetId === null ? targetKind : `${targetKind}:${targetId}`;
      const created = createdAt === null ? '' : ` created="${escaped(createdAt)}"`;
      const lines = text.split('\n').map(line => (escapable.test(line) ? `\\${line}` : line));
      return `<!-- memo id="${escaped(id)}" target="${escaped(target)}"${created} -->\n\n${lines.join('\n')}\n`;
    })
    .join('\n');
}

function valuesOf(
  fields: ReadonlyMap<string, string>,
  text: string,
  coder: string,
): ReadonlyMap<string, string | null> {
  const target = fields.get('target') ?? 'project';
  const colon = target.indexOf(':');
  return new Map<string, string | null>([
    ['memo_id', fields.get('id') ?? null],
    ['target_kind', colon === -1 ? target : target.slice(0, colon)],
    ['target_id', colon === -1 ? null : target.slice(colon + 1)],
    ['coder', coder],
    ['text', text],
    ['created_at', fields.get('created') ?? null],
  ]);
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('>', '&gt;').replaceAll('\n', '&#10;');
const unescaped = (text: string) =>
  text.replaceAll('&#10;', '\n').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
