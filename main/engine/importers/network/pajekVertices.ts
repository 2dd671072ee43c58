import { Failure } from '../../../contract/failure';
import { placeIn } from '../reader';
import type { Reject, Source } from '../reader';
import { isNumber } from './columnType';
import { counted, mostActors } from './network';
import type { Actor } from './network';
import type { PajekSection } from './pajekLines';

/** The vertices of a Pajek network, by their numbers from 1. */
export interface PajekVertices {
  readonly actors: readonly Actor[];
  /** How many are of the first mode; null in a network of one mode. */
  readonly firstMode: number | null;
  readonly rejects: readonly Reject[];
  readonly notes: readonly string[];
}

interface Vertex {
  readonly label: string | null;
  readonly line: number;
  readonly facts: ReadonlyMap<string, string>;
}

/** Reads `*Vertices n` and the lines below it; a vertex without a line is one all the same. */
export function pajekVertices({ head, lines }: PajekSection, source: Source): PajekVertices {
  const [count, firstMode] = countsOf(head.fields, head.line, source);
  const described = new Map<number, Vertex>();
  const rejects: Reject[] = [];
  for (const { line, text, fields } of lines) {
    const number = Number(fields[0]);
    const reason = !(Number.isInteger(number) && number >= 1 && number <= count)
      ? `There is no vertex ${fields[0] ?? ''}: the network has ${count}`
      : described.has(number)
        ? `Vertex ${number} has a line already`
        : (text.split('"').length - 1) % 2 === 1
          ? 'A quotation mark is not closed'
          : null;
    if (reason !== null) rejects.push({ line, column: null, value: text, reason });
    else described.set(number, { label: fields[1] ?? null, line, facts: factsOf(fields.slice(2)) });
  }
  const labels = new Set([...described.values()].flatMap(({ label }) => (label ? [label] : [])));
  const byLabel = labels.size === count;
  const actors = Array.from({ length: count }, (_, index): Actor => {
    const { label = null, line = head.line, facts } = described.get(index + 1) ?? {};
    const mode = firstMode === null ? [] : [['mode', index < firstMode ? 'rows' : 'columns'] as const];
    const all = new Map([['vertex', String(index + 1)], ...mode, ...(facts ?? [])]);
    return { id: byLabel && label ? label : String(index + 1), name: label, line, facts: all };
  });
  return { actors, firstMode, rejects, notes: notesOf(count, labels.size, described.size) };
}

function countsOf(fields: readonly string[], line: number, source: Source): readonly [number, number | null] {
  const [count, first] = fields.map(Number);
  if (count === undefined || !Number.isInteger(count) || count < 0)
    throw new Failure(
      'file',
      `${source.path} does not say how many vertices there are: "*Vertices ${fields.join(' ')}". Put the number after *Vertices.`,
      placeIn(source, line),
    );
  if (count > mostActors)
    throw new Failure(
      'file',
      `${source.path} says it has ${count} vertices, more than the ${mostActors} that can be read.`,
      placeIn(source, line),
    );
  return [count, first !== undefined && Number.isInteger(first) && first < count ? first : null];
}

/** Where a vertex is drawn, when it is there, and how it looks. */
function factsOf(fields: readonly string[]): ReadonlyMap<string, string> {
  const facts = new Map<string, string>();
  const rest = [...fields];
  for (const axis of ['x', 'y', 'z']) {
    const [value] = rest;
    if (value === undefined || !isNumber(value)) break;
    facts.set(axis, value);
    rest.shift();
  }
  const times = rest.filter(field => field.startsWith('['));
  if (times.length > 0) facts.set('time', times.join(' '));
  const drawing = rest.filter(field => !field.startsWith('['));
  if (drawing.length > 0) facts.set('drawing', drawing.join(' '));
  return facts;
}

function notesOf(count: number, labels: number, described: number): readonly string[] {
  if (count === 0 || described === 0 || labels === 0) return [];
  return labels === count
    ? []
    : [
        `Actors go by their numbers in the file, because ${counted(count, 'vertex', 'vertices')} have only ${counted(labels, 'different label')}.`,
      ];
}
