import { ZipFile } from 'yazl';
import type { QdaProject } from '../../coding/project';
import { guidOf } from './guid';
import { Memos } from './Memos';
import { projectXml } from './projectXml';
import type { Made } from './projectXml';

/** The earliest time that a zip file knows, in local time as it is written: the same bytes on every day. */
const always = new Date(1980, 0, 1);

/** A project as a REFI-QDA file (`.qdpx`). `lossesOf` says what it does not carry. */
export async function writeProject(project: QdaProject, made: Made): Promise<Uint8Array> {
  const zip = new ZipFile();
  const add = (name: string, text: string) => {
    const options = { mtime: always, mode: 0o100644, forceDosTimestamp: true };
    zip.addBuffer(Buffer.from(text, 'utf8'), name, options);
  };
  const memos = new Memos(project);
  add('project.qde', projectXml(project, memos, made));
  for (const { id, text } of project.documents)
    // A text that begins with a mark of its own needs another before it, or readers would take the mark off.
    add(`sources/${guidOf('document', id)}.txt`, text.startsWith('\uFEFF') ? `\uFEFF${text}` : text);
  for (const [name, text] of memos.files()) add(name, text);
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk));
  return new Uint8Array(Buffer.concat(chunks));
}
