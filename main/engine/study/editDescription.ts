import { Document, isMap, isSeq, parseDocument, Scalar, YAMLSeq } from 'yaml';
import type { YAMLMap } from 'yaml';
import { Failure } from '../../contract/failure';
import { asIs, descriptionFile, readDescription } from './description';
import type { LoadEntry } from './description';

/** The text of study.yaml with one more entry; comments, order and everything else stay as they are. */
export function withEntry(text: string, entry: LoadEntry): string {
  const document = parseDocument(text);
  if (document.errors.length > 0)
    throw new Failure(
      'study',
      'study.yaml is not valid YAML. Mend it first: the Problems panel says where.',
      {
        path: descriptionFile,
      },
    );
  const { load } = readDescription(text);
  const there = load.filter(one => one.table === entry.table);
  const same = there.find(one => alike(one, entry));
  if (same) addPaths(loadMap(document), entry, same, there.indexOf(same));
  else if (there.length > 0) addBeside(document, loadMap(document), entry);
  else {
    const inserted = insertedBelow(text, document, entry);
    if (inserted !== null) return inserted;
    loadMap(document).set(entry.table, document.createNode(fieldsOf(entry)));
  }
  return document.toString(written);
}

/** study.yaml for a folder that had none: it loads each file as it was loaded before. */
export function firstDescription(title: string, entries: readonly LoadEntry[]): string {
  const start = `# Which file fills which table. A file that is not named here can still be queried by its path.
title: ${JSON.stringify(title)}
load:
`;
  return entries.reduce((text, entry) => withEntry(text, entry), start);
}

/** The text with the entry written below the last one, every other letter as it was; null where that cannot be done. */
function insertedBelow(text: string, document: Document, entry: LoadEntry): string | null {
  const load = document.get('load');
  if (!isMap(load) || load.flow === true) return null;
  const last = load.items.at(-1);
  const first = offsetOf(load.items[0]?.key);
  const end = endOf(last?.value) ?? endOf(last?.key);
  if (first === null || end === null) return null;
  const indent = first - (text.lastIndexOf('\n', first - 1) + 1);
  const lineEnd = text[end - 1] === '\n' ? end - 1 : text.indexOf('\n', end);
  const at = lineEnd === -1 ? text.length : lineEnd;
  const made = new Document({ [entry.table]: fieldsOf(entry) }).toString(written).trimEnd();
  const block = made.replaceAll(/^(?=.)/gm, ' '.repeat(indent));
  return `${text.slice(0, at)}\n${block}${text.slice(at) || '\n'}`;
}

const written = { lineWidth: 0, flowCollectionPadding: true };

function offsetOf(node: unknown): number | null {
  return node instanceof Object && 'range' in node && Array.isArray(node.range)
    ? Number(node.range[0])
    : null;
}

function endOf(node: unknown): number | null {
  return node instanceof Object && 'range' in node && Array.isArray(node.range)
    ? Number(node.range[1])
    : null;
}

function loadMap(document: Document): YAMLMap {
  if (!isMap(document.contents)) document.contents = document.createNode({});
  const load = document.get('load');
  if (isMap(load)) return load;
  document.set('load', document.createNode({}));
  const made = document.get('load');
  if (isMap(made)) return made;
  throw new Failure('bug', 'study.yaml could not be given a list of what to load.');
}

/** Whether two entries load files in the same way, so that one list of paths does for both. */
function alike(one: LoadEntry, other: LoadEntry): boolean {
  const fields = (entry: LoadEntry) => JSON.stringify({ ...fieldsOf(entry), from: null });
  return fields(one) === fields(other);
}

function addPaths(map: YAMLMap, entry: LoadEntry, there: LoadEntry, index: number): void {
  const more = entry.from.filter(path => !there.from.includes(path));
  const value = map.get(entry.table);
  const own = isSeq(value) ? value.items[index] : value;
  if (more.length === 0 || !isMap(own)) return;
  const from = own.get('from', true);
  if (isSeq(from)) for (const path of more) from.add(new Scalar(path));
  else {
    const list = new YAMLSeq();
    list.flow = true;
    for (const path of [...there.from, ...more]) list.add(new Scalar(path));
    own.set('from', list);
  }
}

/** A file that is loaded in another way than those before it: the table's entry becomes a list of entries. */
function addBeside(document: Document, map: YAMLMap, entry: LoadEntry): void {
  const value = map.get(entry.table);
  const node = document.createNode(fieldsOf(entry));
  if (isSeq(value)) value.add(node);
  else {
    const list = new YAMLSeq();
    list.add(value);
    list.add(node);
    map.set(entry.table, list);
  }
}

/** The fields of an entry as study.yaml has them: only those that say something. */
function fieldsOf(entry: LoadEntry): Readonly<Record<string, unknown>> {
  const { from, columns, values, types, where, options, layout } = entry;
  const plain = asIs(entry.table);
  const recodes = [...values].map(([name, recode]) => [name, quotedPairs(recode)] as const);
  const fields: Readonly<Record<string, unknown>> = {
    from: from.length === 1 ? from[0] : from,
    sheet: options.part,
    header: options.header,
    range: options.range,
    missing: options.missing.length > 0 ? options.missing.map(quotedText) : null,
    dates: options.dates,
    positions: options.positions,
    layout,
    columns: columns.size > 0 ? quotedPairs(columns) : null,
    values: values.size > 0 ? Object.fromEntries(recodes) : null,
    types: types.size > 0 ? Object.fromEntries(types) : null,
    where: where ?? plain.where,
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}

function quotedPairs(pairs: ReadonlyMap<string, string | null>): Map<Scalar, Scalar | null> {
  return new Map(
    [...pairs].map(([key, value]) => [quotedText(key), value === null ? null : quotedText(value)]),
  );
}

/** A text that stays one: `007`, `no` and `-` mean something else to YAML. */
function quotedText(text: string): Scalar {
  const scalar = new Scalar(text);
  if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(text) || /^(y|n|yes|no|on|off|true|false|null)$/i.test(text))
    scalar.type = 'QUOTE_DOUBLE';
  return scalar;
}
