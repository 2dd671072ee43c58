import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { YAMLMap } from 'yaml';

/** A row of a plain file of the coding folder, with the line that it begins on. */
export interface PlainRow {
  readonly line: number;
  readonly values: ReadonlyMap<string, string | null>;
}

/** What is wrong in a plain file, and where. */
export interface PlainReject {
  readonly line: number;
  readonly column: string | null;
  readonly value: string | null;
  readonly reason: string;
}

/** What a plain file of the coding folder says. */
export interface PlainRows {
  readonly rows: readonly PlainRow[];
  readonly rejects: readonly PlainReject[];
}

/**
 * The codes of `coding/codebook.yaml`, parents before children. A code has `code_id` and `name`, and beneath it
 * `codes`; its path is the names from the top down with ` / ` between them. A colour is handed down to children, the
 * codebook's own `source` to every code.
 */
export function readCodebook(text: string): PlainRows {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const rows: PlainRow[] = [];
  const rejects: PlainReject[] = document.errors.map(({ message, pos }) => ({
    line: lines.linePos(pos[0]).line,
    column: null,
    value: null,
    reason: `The codebook is not valid YAML: ${message}`,
  }));
  const lineOf = (node: unknown) =>
    node instanceof Object && 'range' in node && Array.isArray(node.range)
      ? lines.linePos(Number(node.range[0])).line
      : 1;
  const visit = (list: unknown, parent: ReadonlyMap<string, string | null> | null) => {
    if (!isSeq(list)) return;
    for (const item of list.items) {
      const line = lineOf(item);
      if (!isMap(item)) {
        rejects.push({
          line,
          column: null,
          value: null,
          reason: 'A code must have fields such as code_id: and name:',
        });
        continue;
      }
      const values = codeOf(item, parent ?? head);
      rows.push({ line, values });
      visit(item.get('codes', true), values);
    }
  };
  const root = document.contents;
  const source = isMap(root) ? scalarText(root.get('source', true)) : null;
  const head = source === null ? null : new Map([['source', source]]);
  const list = isMap(root) ? root.get('codes', true) : root;
  if (
    root !== null &&
    document.errors.length === 0 &&
    !isSeq(list) &&
    !(isScalar(list) && list.value === null)
  )
    rejects.push({
      line: 1,
      column: null,
      value: null,
      reason: 'The codebook must have a list under codes:',
    });
  visit(list, null);
  return { rows, rejects };
}

function codeOf(
  item: YAMLMap,
  parent: ReadonlyMap<string, string | null> | null,
): ReadonlyMap<string, string | null> {
  const given = new Map<string, string | null>();
  for (const { key, value } of item.items) {
    const name = isScalar(key) ? String(key.value) : '';
    if (name !== 'codes' && name !== '') given.set(name, scalarText(value));
  }
  const name = given.get('name') ?? given.get('code_id') ?? '';
  const above = parent?.get('path') ?? null;
  return new Map<string, string | null>([
    ['code_id', null],
    ...given,
    ['parent_id', parent?.get('code_id') ?? null],
    ['name', name],
    ['path', above === null ? name : `${above} / ${name}`],
    ['colour', given.get('colour') ?? parent?.get('colour') ?? null],
    ['source', given.get('source') ?? parent?.get('source') ?? null],
  ]);
}

/** A scalar in the letters it was written in; anything else as JSON. */
function scalarText(value: unknown): string | null {
  if (isScalar(value)) {
    if (value.value === null || value.value === undefined) return null;
    return typeof value.value === 'string' ? value.value : (value.source ?? JSON.stringify(value.value));
  }
  const plain =
    value instanceof Object && 'toJSON' in value && value.toJSON instanceof Function ? value : null;
  return plain === null ? null : JSON.stringify(plain);
}
