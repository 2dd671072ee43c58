import type { Reject } from '../reader';
import { isNumber } from './columnType';
import { bothWays, noFacts } from './network';
import type { Facts, Tie } from './network';
import type { PajekLine, PajekSection } from './pajekLines';
import type { PajekVertices } from './pajekVertices';

/** What a section of a Pajek network gave. */
export interface PajekTies {
  readonly ties: readonly Tie[];
  readonly rejects: readonly Reject[];
  /** Ties that have no direction, each of which was made two. */
  readonly undirected: number;
}

/** Names of relations by their numbers, as the sections of a network give them. */
export type Relations = Map<string, string>;

/** The ties of a line, or why it has none. */
type ReadLine = (line: PajekLine, index: number) => readonly Tie[] | string;

/** Reads a section of ties; null for one of another kind. */
export function pajekTies(
  section: PajekSection,
  vertices: PajekVertices,
  relations: Relations,
): PajekTies | null {
  const kind = relationOf(section.head, relations);
  const actor = (text: string | undefined) =>
    /^[+-]?\d+$/.test(text ?? '') ? (vertices.actors[Number(text) - 1]?.id ?? null) : null;
  const all = (read: ReadLine) => collected(section.lines, read);
  switch (section.keyword) {
    case 'arcs':
      return all(line => single(line, kind, relations, actor));
    case 'edges':
      return twice(all(line => single(line, kind, relations, actor)));
    case 'arcslist':
      return all(line => listed(line, kind, actor));
    case 'edgeslist':
      return twice(all(line => listed(line, kind, actor)));
    case 'matrix':
      return all(matrixRow(kind, vertices));
    default:
      return null;
  }
}

/** The relation of a section such as `*Arcs :2 "advice"`. */
function relationOf({ fields }: PajekLine, relations: Relations): string | null {
  const number = fields[0]?.startsWith(':') === true ? fields[0].slice(1) : null;
  const name = fields.slice(number === null ? 0 : 1).join(' ');
  if (number !== null && name !== '') relations.set(number, name);
  return name === '' ? (number === null ? null : (relations.get(number) ?? number)) : name;
}

function single(
  { line, fields }: PajekLine,
  kind: string | null,
  relations: Relations,
  actor: (text: string | undefined) => string | null,
): readonly Tie[] | string {
  // A tie may name its relation itself: `2: 4 7 1`.
  const own = /^(\d+):$/.exec(fields[0] ?? '')?.[1];
  const [one, other, value = '1', ...rest] = own === undefined ? fields : fields.slice(1);
  const [from, to] = [actor(one), actor(other)];
  if (from === null || to === null) return missing(from === null ? one : other);
  const weighted = isNumber(value);
  const facts = tieFacts(weighted ? rest : [value, ...rest]);
  const relation = own === undefined ? kind : (relations.get(own) ?? own);
  return [{ line, from, to, weight: weighted ? value : '1', kind: relation, facts }];
}

function listed(
  { line, fields }: PajekLine,
  kind: string | null,
  actor: (text: string | undefined) => string | null,
): readonly Tie[] | string {
  const [one, ...others] = fields;
  const from = actor(one);
  if (from === null) return missing(one);
  const ties: Tie[] = [];
  for (const other of others) {
    // Pajek writes a negative number for a tie with a value of -1.
    const to = actor(other.replace(/^-/, ''));
    if (to === null) return missing(other);
    ties.push({ line, from, to, weight: other.startsWith('-') ? '-1' : '1', kind, facts: noFacts });
  }
  return ties;
}

function matrixRow(kind: string | null, { actors, firstMode }: PajekVertices): ReadLine {
  const from = firstMode === null ? actors : actors.slice(0, firstMode);
  const to = firstMode === null ? actors : actors.slice(firstMode);
  return (row, index) => {
    const own = from[index];
    if (!own) return `The matrix has more rows than the network has actors (${from.length})`;
    if (row.fields.length !== to.length)
      return `The row has ${row.fields.length} numbers where the network has ${to.length} actors`;
    if (!row.fields.every(isNumber)) return 'The row has something that is no number';
    return row.fields.flatMap((weight, column): readonly Tie[] => {
      const other = to[column];
      if (!other || Number(weight) === 0) return [];
      return [{ line: row.line, from: own.id, to: other.id, weight, kind, facts: noFacts }];
    });
  };
}

/** When a tie is there, its label, and how it looks. */
function tieFacts(fields: readonly string[]): Facts {
  if (fields.length === 0) return noFacts;
  const facts = new Map<string, string>();
  const drawing: string[] = [];
  for (let index = 0; index < fields.length; index++) {
    const field = fields[index] ?? '';
    if (field.startsWith('[')) facts.set('time', field);
    else if (field === 'l' && fields[index + 1] !== undefined) facts.set('label', fields[++index] ?? '');
    else drawing.push(field);
  }
  if (drawing.length > 0) facts.set('drawing', drawing.join(' '));
  return facts;
}

function collected(lines: readonly PajekLine[], read: ReadLine): PajekTies {
  const ties: Tie[] = [];
  const rejects: Reject[] = [];
  for (const [index, line] of lines.entries()) {
    const found = read(line, index);
    if (typeof found === 'string')
      rejects.push({ line: line.line, column: null, value: line.text.slice(0, 200), reason: found });
    else for (const tie of found) ties.push(tie);
  }
  return { ties, rejects, undirected: 0 };
}

function twice({ ties, rejects }: PajekTies): PajekTies {
  return { ties: ties.flatMap(bothWays), rejects, undirected: ties.length };
}

function missing(text: string | undefined): string {
  return text === undefined ? 'A tie needs two vertices' : `There is no vertex ${text}`;
}
