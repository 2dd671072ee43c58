import { LineCounter, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { Node, Scalar, YAMLMap } from 'yaml';
import { isOneOf } from '../../contract/check';
import type { PrivacySettings } from '../../contract/privacy';
import type { Problem } from '../../contract/study';
import { isLayout, layoutNames } from '../importers/layouts';
import { asFound } from '../importers/reader';
import type { ReadOptions } from '../importers/reader';
import { readPrivacy } from '../privacy/readPrivacy';
import { ownTables } from './ownTables';

/** What study.yaml says to load into one table. */
export interface LoadEntry {
  readonly table: string;
  /** Patterns of paths within the study. */
  readonly from: readonly string[];
  /** Name in the file by name in the table. */
  readonly columns: ReadonlyMap<string, string>;
  /** Value to put in place of another, by column. A null stands for no value. */
  readonly values: ReadonlyMap<string, ReadonlyMap<string, string | null>>;
  /** DuckDB types by column. */
  readonly types: ReadonlyMap<string, string>;
  readonly where: string | null;
  /** How the file is to be read. */
  readonly options: ReadOptions;
  /** How its rows become those of a study table, where they are of another shape: the id of a layout. */
  readonly layout: string | null;
  /** Line of study.yaml. */
  readonly line: number;
}

/** An entry that leaves all as it is read. */
export function asIs(table: string, from: readonly string[] = []): LoadEntry {
  const empty = new Map<string, never>();
  return {
    table,
    from,
    columns: empty,
    values: empty,
    types: empty,
    where: null,
    options: asFound,
    layout: null,
    line: 1,
  };
}

export interface Description {
  readonly title: string | null;
  readonly load: readonly LoadEntry[];
  readonly privacy: PrivacySettings | null;
  readonly problems: readonly Problem[];
}

export const descriptionFile = 'study.yaml';

/** Reads study.yaml. What cannot be understood becomes a problem with its line; the rest still counts. */
export function readDescription(text: string): Description {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const problems: Problem[] = [];
  const report = (message: string, offset: number) => {
    const { line, col } = lines.linePos(offset);
    problems.push({ severity: 'error', message, place: { path: descriptionFile, line, column: col } });
  };
  for (const error of document.errors) report(`study.yaml is not valid YAML: ${error.message}`, error.pos[0]);
  const root = document.contents;
  const privacy = readPrivacy(document, report);
  if (!isMap(root)) {
    if (root !== null) report('study.yaml must have fields such as title: and load:.', 0);
    return { title: null, load: [], privacy, problems };
  }
  const reader = new Reader(report, lines);
  const title = reader.field(root, 'title');
  for (const key of unknownKeys(root, ['title', 'load', 'privacy', 'description'])) {
    report(
      `study.yaml does not know “${key.name}”. It knows title, description, load and privacy.`,
      key.offset,
    );
  }
  return { title: title ? reader.text(title, 'title') : null, load: reader.entries(root), privacy, problems };
}

/** A scalar in the letters it was written in: `007` stays `007`. Null for an empty one. */
function written({ source, value }: Scalar): string | null {
  if (value === null) return null;
  if (typeof value === 'string') return value;
  return source ?? JSON.stringify(value);
}

/** What an entry of study.yaml may say. */
const entryFields = [
  'from',
  'sheet',
  'header',
  'range',
  'missing',
  'dates',
  'positions',
  'layout',
  'columns',
  'values',
  'types',
  'where',
];

const isDateOrder = isOneOf('day_first', 'month_first');

type Report = (message: string, offset: number) => void;

function offsetOf(node: unknown): number {
  return node instanceof Object && 'range' in node && Array.isArray(node.range) ? Number(node.range[0]) : 0;
}

function unknownKeys(map: YAMLMap, known: readonly string[]): readonly { name: string; offset: number }[] {
  return map.items
    .map(({ key }) => ({ name: isScalar(key) ? String(key.value) : '?', offset: offsetOf(key) }))
    .filter(({ name }) => !known.includes(name));
}

class Reader {
  readonly #report: Report;
  readonly #lines: LineCounter;

  constructor(report: Report, lines: LineCounter) {
    this.#report = report;
    this.#lines = lines;
  }

  field(map: YAMLMap, name: string): Node | null {
    const value: unknown = map.get(name, true);
    return value instanceof Object && 'range' in value && (isScalar(value) || isMap(value) || isSeq(value))
      ? value
      : null;
  }

  text(node: Node, what: string): string | null {
    if (isScalar(node)) return written(node);
    this.#report(`${what} must be a text.`, offsetOf(node));
    return null;
  }

  entries(root: YAMLMap): readonly LoadEntry[] {
    const load = this.field(root, 'load');
    if (load === null || (isScalar(load) && load.value === null)) return [];
    if (!isMap(load)) {
      this.#report('load: must name tables, each with from: and a path.', offsetOf(load));
      return [];
    }
    return load.items.flatMap(({ key, value }) => {
      const table = isScalar(key) ? String(key.value) : '';
      // A table that files of several kinds fill has a list of entries, one a kind.
      const entries: readonly unknown[] = isSeq(value) ? value.items : [value];
      return entries.flatMap(entry =>
        this.#entry(table, entry, isSeq(value) ? offsetOf(entry) : offsetOf(key)),
      );
    });
  }

  #entry(table: string, value: unknown, offset: number): readonly LoadEntry[] {
    if (!isMap(value)) {
      this.#report(
        `${table} must say where it comes from, as in: ${table}: { from: data/${table}.csv }`,
        offset,
      );
      return [];
    }
    if (ownTables.includes(table.toLowerCase())) {
      this.#report(`The workbench keeps a table ${table} of its own. Give this one another name.`, offset);
      return [];
    }
    const from = this.#paths(table, value, offset);
    if (from.length === 0) return [];
    for (const key of unknownKeys(value, entryFields)) {
      const known = `It knows ${entryFields.join(', ')}.`;
      this.#report(`The entry ${table} does not know “${key.name}”. ${known}`, key.offset);
    }
    const where = this.field(value, 'where');
    const values = this.field(value, 'values');
    return [
      {
        table,
        from,
        columns: this.#texts(value, 'columns'),
        types: this.#texts(value, 'types'),
        values: values && isMap(values) ? this.#recodes(values) : new Map(),
        where: where ? this.text(where, `${table}: where`) : null,
        options: this.#options(table, value),
        layout: this.#layout(table, value),
        line: this.#lines.linePos(offset).line,
      },
    ];
  }

  #options(table: string, entry: YAMLMap): ReadOptions {
    const textOf = (name: string) => {
      const node = this.field(entry, name);
      return node === null ? null : this.text(node, `${table}: ${name}`);
    };
    const header = textOf('header');
    if (header !== null && !/^\d+$/.test(header))
      this.#report(
        `${table}: header must be the number of a row; 0 where there is none.`,
        offsetOf(this.field(entry, 'header')),
      );
    const dates = textOf('dates');
    if (dates !== null && !isDateOrder(dates))
      this.#report(`${table}: dates must be day_first or month_first.`, offsetOf(this.field(entry, 'dates')));
    const missing = this.field(entry, 'missing');
    const texts = missing && isSeq(missing) ? missing.items : [missing];
    return {
      part: textOf('sheet'),
      header: header !== null && /^\d+$/.test(header) ? Number(header) : null,
      range: textOf('range'),
      missing: texts.flatMap(node => (isScalar(node) ? [written(node) ?? ''] : [])),
      dates: isDateOrder(dates) ? dates : null,
      positions: textOf('positions'),
    };
  }

  #layout(table: string, entry: YAMLMap): string | null {
    const node = this.field(entry, 'layout');
    const layout = node === null ? null : this.text(node, `${table}: layout`);
    if (layout === null || isLayout(layout)) return layout;
    this.#report(`${table}: there is no layout “${layout}”. There are: ${layoutNames()}.`, offsetOf(node));
    return null;
  }

  #paths(table: string, entry: YAMLMap, offset: number): readonly string[] {
    const from = this.field(entry, 'from');
    if (from === null) this.#report(`${table} has no from:, so there is no file to load it from.`, offset);
    const nodes = from && isSeq(from) ? from.items : [from];
    return nodes.flatMap(node => {
      if (from !== null && !isScalar(node))
        this.#report(`${table}: from must be a path, or a list of paths.`, offsetOf(node));
      const path = isScalar(node) ? this.text(node, `${table}: from`) : null;
      if (path === null) return [];
      if (/^(\/|[A-Za-z]:|~)|(^|\/)\.\.(\/|$)/.test(path.replaceAll('\\', '/'))) {
        this.#report(
          `${table} may load only files in the study’s folder, and “${path}” is not.`,
          offsetOf(node),
        );
        return [];
      }
      return [path.replace(/^\.\//, '')];
    });
  }

  #texts(entry: YAMLMap, name: string): ReadonlyMap<string, string> {
    const map = this.field(entry, name);
    if (map === null) return new Map();
    if (!isMap(map)) {
      this.#report(`${name}: must be pairs, as in: { name: other_name }`, offsetOf(map));
      return new Map();
    }
    return new Map([...this.#recode(map)].map(([key, value]) => [key, value ?? '']));
  }

  #recodes(values: YAMLMap): ReadonlyMap<string, ReadonlyMap<string, string | null>> {
    return new Map(
      values.items.flatMap(({ key, value }) => {
        if (isMap(value)) return [[isScalar(key) ? String(key.value) : '', this.#recode(value)] as const];
        this.#report(
          'values: must name a column and then pairs, as in: { case_id: { RR8: LTHT } }',
          offsetOf(key),
        );
        return [];
      }),
    );
  }

  #recode(map: YAMLMap): ReadonlyMap<string, string | null> {
    return new Map(
      map.items.map(({ key, value }) => [
        isScalar(key) ? (written(key) ?? '') : '',
        isScalar(value) ? written(value) : null,
      ]),
    );
  }
}
