import { Failure } from '../../../../contract/failure';
import { placeIn } from '../../reader';
import type { DocumentReader, ReadDocument, Source } from '../../reader';
import { Archive } from '../package/archive';
import { Flow } from '../package/flow';
import { Losses } from '../package/losses';
import { hearPart } from '../package/markup';
import { bytesOf } from '../plain/decode';
import { refuseOther } from '../signature';
import { turnsOf } from '../turns/turns';
import { OpenDocumentText } from './openDocumentText';

/** Reads OpenDocument texts, as LibreOffice writes them. */
export const odt: DocumentReader = {
  kind: 'document',
  id: 'transcript-odt',
  title: 'OpenDocument text',
  extensions: ['odt'],
  async read(source: Source): Promise<ReadDocument> {
    refuseOther(source, await bytesOf(source), 'zip');
    const archive = await Archive.open(source);
    try {
      await refuseLocked(archive, source);
      const flow = new Flow();
      const losses = new Losses();
      await hearPart(archive, source, 'content.xml', new OpenDocumentText(flow, losses));
      const text = flow.finish();
      const { turns, notes } = turnsOf(text);
      return { text, turns, facts: new Map(), notes: [...losses.notes, ...notes] };
    } finally {
      archive.close();
    }
  },
};

async function refuseLocked(archive: Archive, source: Source): Promise<void> {
  let locked = archive.has('encrypted-package');
  if (archive.has('META-INF/manifest.xml')) {
    await hearPart(archive, source, 'META-INF/manifest.xml', {
      open(name) {
        if (name.endsWith(':encryption-data')) locked = true;
      },
      text() {},
      close() {},
    });
  }
  if (locked) {
    const message = `${source.path} is protected by a password. Open it in LibreOffice, save it without the password, and bring that in.`;
    throw new Failure('file', message, placeIn(source));
  }
  if (archive.has('content.xml')) return;
  const message = `${source.path} is no OpenDocument text: it has no content.xml. If it is a .docx or another packed file, give it its own ending.`;
  throw new Failure('file', message, placeIn(source));
}
