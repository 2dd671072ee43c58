import { Failure } from '../../../contract/failure';
import { placeIn } from '../reader';
import type { Source } from '../reader';
import type { DlHeader } from './dlHeader';
import type { Field } from './Fields';
import { counted } from './network';
import type { Actor } from './network';

/** A side of a matrix: in a network of one mode both are the same actors. */
interface Side {
  readonly mode: string | null;
  readonly size: number | null;
  /** Spelling by the label in capitals: UCINET makes no difference between small and capital letters. */
  readonly labels: Map<string, string>;
  /** Ids in their order, for positions. */
  readonly ids: string[];
  readonly lines: Map<string, number>;
}

/** The actors of a DL file: listed in its header, standing among its data, or only numbered. */
export class DlActors {
  readonly rows: Side;
  readonly columns: Side;
  readonly #source: Source;
  readonly #embedded: DlHeader['embedded'];
  readonly #merged = new Set<string>();

  constructor({ rows, columns, twoMode, rowLabels, columnLabels, embedded }: DlHeader, source: Source) {
    this.#source = source;
    const either = embedded.rows || embedded.columns;
    this.#embedded = twoMode ? embedded : { rows: either, columns: either };
    this.rows = side(twoMode ? 'rows' : null, rows);
    this.columns = twoMode ? side('columns', columns) : this.rows;
    const [down, across] = twoMode
      ? [rowLabels, columnLabels]
      : [oneList(rowLabels, columnLabels, source), []];
    for (const label of down) this.#add(this.rows, label.text, label.line);
    for (const label of across) this.#add(this.columns, label.text, label.line);
    if (this.rows.ids.length < down.length || (twoMode && this.columns.ids.length < across.length))
      throw new Failure('file', `${source.path} lists a label twice. Give each actor a label of its own.`, {
        path: source.path,
      });
    if (!this.#embedded.rows) number(this.rows, twoMode ? 'r' : '');
    if (twoMode && !this.#embedded.columns) number(this.columns, 'c');
  }

  /** The actor of a label that stands among the data. */
  labelled(which: 'rows' | 'columns', { text, line }: Field): string {
    return this.#add(this[which], text, line);
  }

  /** The actor that a field of a list stands for; null where there is none. */
  named(which: 'rows' | 'columns', field: Field): string | null {
    const own = this[which];
    if (this.#embedded[which]) return this.#add(own, field.text, field.line);
    const position = /^\d+$/.test(field.text) ? own.ids[Number(field.text) - 1] : undefined;
    return position ?? own.labels.get(field.text.toUpperCase()) ?? null;
  }

  all(): readonly Actor[] {
    const sides = this.rows === this.columns ? [this.rows] : [this.rows, this.columns];
    const actors = new Map<string, Actor>();
    for (const { ids, mode, lines } of sides)
      for (const id of ids) {
        const both = actors.get(id);
        const facts: ReadonlyMap<string, string> =
          mode === null ? new Map() : new Map([['mode', both ? 'both' : mode]]);
        actors.set(id, { id, name: id, line: both?.line ?? lines.get(id) ?? 1, facts });
      }
    return [...actors.values()];
  }

  notes(): readonly string[] {
    const both = this.rows === this.columns ? [] : this.rows.ids.filter(id => this.columns.lines.has(id));
    return [
      ...this.#sizeNotes(),
      ...(both.length === 0
        ? []
        : [
            `${counted(both.length, 'label')} of a row and a column at once, taken for the same actor: ${first(both)}.`,
          ]),
      ...(this.#merged.size === 0
        ? []
        : [
            `Labels that differ in small and capital letters alone were taken for the same actor, as UCINET does: ${first([...this.#merged])}.`,
          ]),
    ];
  }

  #sizeNotes(): readonly string[] {
    const sides = this.rows === this.columns ? [this.rows] : [this.rows, this.columns];
    return sides.flatMap(({ size, ids, mode }) => {
      if (size === null || size === ids.length) return [];
      const what = mode === null ? 'actors' : mode;
      const rest =
        size > ids.length ? `; the other ${size - ids.length} have no tie and no name, and are missing` : '';
      return [`The header counts ${size} ${what}, and ${ids.length} are named${rest}.`];
    });
  }

  #add({ labels, ids, lines }: Side, label: string, line: number): string {
    const key = label.toUpperCase();
    const known = labels.get(key);
    if (known !== undefined) {
      if (known !== label) this.#merged.add(label);
      return known;
    }
    if (label === '')
      throw new Failure('file', `${this.#source.path} has an empty label.`, placeIn(this.#source, line));
    labels.set(key, label);
    ids.push(label);
    lines.set(label, line);
    return label;
  }
}

function side(mode: string | null, size: number | null): Side {
  return { mode, size, labels: new Map(), ids: [], lines: new Map() };
}

/** Gives the actors that have no label their numbers for ids. */
function number({ size, ids, labels, lines }: Side, prefix: string): void {
  for (let position = ids.length + 1; position <= (size ?? 0); position++) {
    const id = `${prefix}${position}`;
    ids.push(id);
    labels.set(id.toUpperCase(), id);
    lines.set(id, 1);
  }
}

/** The labels of actors that are rows and columns at once. */
function oneList(rows: readonly Field[], columns: readonly Field[], { path }: Source): readonly Field[] {
  if (rows.length === 0 || columns.length === 0) return rows.length === 0 ? columns : rows;
  const differs = columns.findIndex(
    ({ text }, index) => text.toUpperCase() !== rows[index]?.text.toUpperCase(),
  );
  if (differs === -1) return rows;
  throw new Failure(
    'file',
    `${path} says n = ${rows.length}, so that rows and columns are the same actors, but its labels differ: row ${differs + 1} is ${rows[differs]?.text ?? ''}, column ${differs + 1} is ${columns[differs]?.text ?? ''}. Say nr = … and nc = … where they are different.`,
    { path },
  );
}

function first(labels: readonly string[]): string {
  const shown = labels.slice(0, 5).join(', ');
  return labels.length > 5 ? `${shown}, …` : shown;
}
