import { Failure } from '../../../contract/failure';
import { placeIn } from '../reader';
import type { Reject, Source } from '../reader';
import { counted, undirectedNote } from './network';
import type { Actor, Network, Tie } from './network';
import { networkReader } from './networkReader';
import { pajekSections } from './pajekLines';
import type { PajekSection } from './pajekLines';
import { pajekTies } from './pajekTies';
import type { Relations } from './pajekTies';
import { pajekVertices } from './pajekVertices';
import type { PajekVertices } from './pajekVertices';
import { sourceText } from './sourceText';

/** Pajek's networks, and its projects: several networks with partitions and vectors of their vertices. */
export const pajek = networkReader(
  { id: 'pajek', title: 'Pajek network', extensions: ['net', 'paj'] },
  async source => {
    const { text, notes } = await sourceText(source);
    const { sections, above, comments } = pajekSections(text);
    const said =
      comments === 0 ? [] : [`${counted(comments, 'line')} that begin with % were taken for comments.`];
    const drafts = draftsOf(sections, source);
    if (drafts.length === 0)
      throw new Failure(
        'file',
        `${source.path} is no Pajek network: it has no line "*Vertices".`,
        placeIn(source),
      );
    const [first] = drafts;
    for (const { line, text: value } of above)
      first?.rejects.push({ line, column: null, value, reason: 'A line above the first section' });
    return drafts.map(draft => finished(draft, [...notes, ...said]));
  },
);

/** A network while its sections are read. */
interface Draft {
  readonly name: string | null;
  readonly vertices: PajekVertices;
  readonly relations: Relations;
  readonly ties: Tie[];
  readonly rejects: Reject[];
  readonly columns: { readonly name: string; readonly values: readonly string[] }[];
  readonly notes: string[];
  undirected: number;
}

/** What a section describes: a network, the vertices of the networks read before, or something that is not kept. */
type Subject = 'network' | 'partition' | 'vector' | null;

function draftsOf(sections: readonly PajekSection[], source: Source): readonly Draft[] {
  const drafts: Draft[] = [];
  let subject: Subject = 'network';
  let name: string | null = null;
  for (const section of sections) {
    const { keyword, head } = section;
    const title = head.fields.join(' ') || null;
    if (keyword === 'network' || keyword === 'partition' || keyword === 'vector')
      [subject, name] = [keyword, title];
    else if (keyword === 'vertices' && subject === 'network') {
      drafts.push(draftOf(name, pajekVertices(section, source)));
      name = null;
    } else if (keyword === 'vertices' && subject !== null) describe(drafts, subject, name, section);
    else if (!addTies(drafts.at(-1), section)) {
      if (keyword !== 'vertices') subject = null;
      drafts.at(-1)?.notes.push(`*${keyword} of line ${head.line} is not read.`);
    }
  }
  return drafts;
}

function draftOf(name: string | null, vertices: PajekVertices): Draft {
  const notes = [...vertices.notes];
  return { name, vertices, relations: new Map(), ties: [], rejects: [], columns: [], notes, undirected: 0 };
}

function addTies(draft: Draft | undefined, section: PajekSection): boolean {
  const found = draft ? pajekTies(section, draft.vertices, draft.relations) : null;
  if (!draft || !found) return false;
  for (const tie of found.ties) draft.ties.push(tie);
  for (const reject of found.rejects) draft.rejects.push(reject);
  draft.undirected += found.undirected;
  return true;
}

/** A partition or vector is a column of the actors of each network that has as many. */
function describe(
  drafts: readonly Draft[],
  subject: string,
  name: string | null,
  { lines, head }: PajekSection,
): void {
  const values = lines.flatMap(({ fields }) => fields);
  const fitting = drafts.filter(({ vertices }) => vertices.actors.length === values.length);
  for (const { columns } of fitting) {
    const same = columns.filter(column => column.name.startsWith(name ?? subject)).length;
    columns.push({ name: same === 0 ? (name ?? subject) : `${name ?? subject} (${same + 1})`, values });
  }
  if (fitting.length === 0)
    drafts
      .at(-1)
      ?.notes.push(
        `The ${subject} ${name ?? ''} of line ${head.line} has ${values.length} values, which fit no network above it; it is not kept.`,
      );
}

function finished(draft: Draft, notes: readonly string[]): Network {
  const { name, vertices, ties, columns, rejects } = draft;
  const actors = vertices.actors.map((actor, index): Actor => {
    const more = columns.map(column => [column.name, column.values[index] ?? ''] as const);
    return more.length === 0 ? actor : { ...actor, facts: new Map([...actor.facts, ...more]) };
  });
  return {
    name,
    actors,
    ties,
    texts: new Set(),
    notes: [...notes, ...draft.notes, ...undirectedNote(draft.undirected)],
    rejects: { ties: rejects, actors: vertices.rejects },
  };
}
