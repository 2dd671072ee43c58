import { readFile, stat } from 'node:fs/promises';
import type { QdaProject } from '../../coding/project';
import { Failure } from '../../../contract/failure';
import { ProjectDraft } from '../ProjectDraft';
import { placeIn } from '../reader';
import type { ProjectReader, Source } from '../reader';
import { Archive } from './Archive';
import { attribute, childOf, childrenOf, parsedXml } from './Element';
import type { Element } from './Element';
import { readCodes } from './readCodes';
import { readProject } from './readProject';
import { projectFile, SourceFiles } from './SourceFiles';

const largestBook = 64 * 1_048_576;

/** Projects and codebooks of the REFI-QDA standard, as NVivo, ATLAS.ti, MAXQDA, QualCoder and others export them. */
export const refi: ProjectReader = {
  kind: 'project',
  id: 'refi',
  title: 'REFI-QDA project or codebook',
  extensions: ['qdpx', 'qdc'],
  // Nothing else has these endings; a file that is no project is told what it lacks when it is read.
  recognises: () => Promise.resolve(true),
  async read(source) {
    return /\.qdc$/i.test(source.path) ? readCodebook(source) : readArchive(source);
  },
};

async function readArchive(source: Source): Promise<QdaProject> {
  const archive = await Archive.open(source);
  try {
    const { root, replaced } = parsedXml(source, await archive.read(projectFile(source, archive.names)));
    if (root.name === 'CodeBook') return bookAlone(root, replaced);
    if (root.name !== 'Project') throw foreign(source, root);
    const project = await readProject(source, root, new SourceFiles(archive));
    return { ...project, notes: [...headNotes(root, replaced), ...project.notes] };
  } finally {
    archive.close();
  }
}

async function readCodebook(source: Source): Promise<QdaProject> {
  const { size } = await stat(source.file);
  if (size > largestBook)
    throw new Failure('file', `${source.path} is too large for a codebook (${size} bytes).`, placeIn(source));
  const { root, replaced } = parsedXml(source, await readFile(source.file));
  if (root.name === 'CodeBook') return bookAlone(root, replaced);
  const book = childOf(root, 'CodeBook');
  if (!book) throw foreign(source, root);
  return bookAlone(book, replaced);
}

function bookAlone(book: Element, replaced: number): QdaProject {
  const draft = new ProjectDraft();
  draft.notes.push(...headNotes(book, replaced), 'It is a codebook: codes alone, no documents.');
  readCodes(draft, book);
  const sets = childrenOf(childOf(book, 'Sets'), 'Set').length;
  draft.lose('Sets of codes', 'A code has one parent here, and belongs to no sets.', sets);
  return draft.finished(attribute(book, 'origin'), null);
}

function headNotes(root: Element, replaced: number): readonly string[] {
  const namespaces = [...root.attributes].filter(([name]) => name.startsWith('xmlns')).map(([, uri]) => uri);
  const known = namespaces.some(uri => /^urn:QDA-XML:(project|codebook):(1[.:]0|0:10)$/i.test(uri));
  const notes = known
    ? []
    : ['The file does not say that it is REFI-QDA 1.0; it was read as if it were. Compare the counts.'];
  if (replaced > 0)
    notes.push(
      `${replaced} ${replaced === 1 ? 'character' : 'characters'} that XML forbids stood in the file, and became “\uFFFD”.`,
    );
  return notes;
}

function foreign(source: Source, root: Element): Failure {
  const message = `${source.path} is no REFI-QDA file: its XML is a “${root.name}”, not a Project or CodeBook. Export it anew as REFI-QDA.`;
  return new Failure('file', message, placeIn(source));
}
