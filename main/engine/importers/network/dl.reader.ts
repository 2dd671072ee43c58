import { Failure } from '../../../contract/failure';
import { placeIn } from '../reader';
import type { Source } from '../reader';
import { DlActors } from './DlActors';
import { readDlHeader } from './dlHeader';
import type { DlHeader } from './dlHeader';
import { readDlLists } from './dlLists';
import { readDlMatrix } from './dlMatrix';
import { Fields } from './Fields';
import { counted } from './network';
import type { Network, Tie } from './network';
import { networkReader } from './networkReader';
import { sourceText } from './sourceText';

/** UCINET's data language: matrices and lists of ties, with several relations between the same actors. */
export const dl = networkReader(
  { id: 'dl', title: 'UCINET DL network', extensions: ['dl'] },
  async source => {
    const { text, notes } = await sourceText(source);
    const comments = text.match(comment)?.length ?? 0;
    const fields = new Fields(text.replace(comment, ''));
    const header = readDlHeader(fields, source);
    const actors = new DlActors(header, source);
    const read = (header.format.includes('list') ? readLists : readMatrices)(fields, header, actors, source);
    const commentNote =
      comments === 0
        ? []
        : [`${counted(comments, 'line')} that begin with #, ; or // were taken for comments.`];
    return [
      {
        name: null,
        actors: actors.all(),
        texts: new Set<string>(),
        ...read,
        notes: [...notes, ...commentNote, ...read.notes, ...actors.notes()],
      },
    ];
  },
);

const comment = /^[ \t]*(?:[#;]|\/\/).*$/gm;

type Ties = Pick<Network, 'ties' | 'notes' | 'rejects'>;

function readMatrices(fields: Fields, header: DlHeader, actors: DlActors, source: Source): Ties {
  const ties: Tie[] = [];
  let missing = 0;
  for (const kind of kindsOf(header)) {
    const matrix = readDlMatrix(fields, header, actors, kind, source);
    for (const tie of matrix.ties) ties.push(tie);
    missing += matrix.missing;
  }
  const left = fields.datum();
  if (left)
    throw new Failure(
      'file',
      `${source.path} has more numbers than its header counts: "${left.text}" follows the last matrix. Correct n, nr, nc or nm.`,
      placeIn(source, left.line),
    );
  const gaps =
    missing === 0
      ? []
      : [`${counted(missing, 'cell')} of the matrix without a value: whether there is a tie is unknown.`];
  const half =
    header.format === 'fullmatrix' ? [] : ['The file has half of a matrix; each tie of it goes both ways.'];
  return { ties, notes: [...gaps, ...half], rejects: { ties: [], actors: [] } };
}

function readLists(fields: Fields, header: DlHeader, actors: DlActors, source: Source): Ties {
  const { ties, rejects } = readDlLists(fields, header, actors, kindsOf(header), source);
  return { ties, notes: [], rejects: { ties: rejects, actors: [] } };
}

/** The name of each relation; one alone has none unless the file gives it. */
function kindsOf({ relations, relationLabels }: DlHeader): readonly (string | null)[] {
  return Array.from(
    { length: relations },
    (_, index) => relationLabels[index] ?? (relations > 1 ? String(index + 1) : null),
  );
}
