import { Archive } from '../package/archive';
import { Flow } from '../package/flow';
import { Losses } from '../package/losses';
import { hearPart } from '../package/markup';
import { refuseOther } from '../signature';
import { bytesOf } from '../plain/decode';
import { Failure } from '../../../../contract/failure';
import { placeIn } from '../../reader';
import type { DocumentReader, ReadDocument, Source } from '../../reader';
import { turnsOf } from '../turns/turns';
import { WordText } from './wordText';

/** Reads Word documents: the words as Word shows them, a paragraph a line, notes at the end. */
export const docx: DocumentReader = {
  kind: 'document',
  id: 'transcript-docx',
  title: 'Word document',
  extensions: ['docx', 'docm'],
  async read(source: Source): Promise<ReadDocument> {
    refuseOther(source, await bytesOf(source), 'zip');
    const archive = await Archive.open(source);
    try {
      return await readParts(archive, source);
    } finally {
      archive.close();
    }
  },
};

async function readParts(archive: Archive, source: Source): Promise<ReadDocument> {
  const main = await mainPart(archive, source);
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const flow = new Flow();
  const losses = new Losses();
  await hearPart(archive, source, main, new WordText(flow, losses));
  for (const name of ['footnotes.xml', 'endnotes.xml']) {
    const part = folder + name;
    if (archive.has(part)) await hearPart(archive, source, part, new WordText(flow, losses));
  }
  const text = flow.finish();
  const { turns, notes } = turnsOf(text);
  const heads = await runningHeads(archive, source, folder);
  return { text, turns, facts: new Map(), notes: [...losses.notes, ...heads, ...notes] };
}

/** The part that holds the document, as the package says; nearly always the same. */
async function mainPart(archive: Archive, source: Source): Promise<string> {
  let main = 'word/document.xml';
  if (archive.has('_rels/.rels')) {
    await hearPart(archive, source, '_rels/.rels', {
      open(_name, attributes) {
        const target = attributes['Target'];
        if (target !== undefined && attributes['Type']?.endsWith('/officeDocument') === true)
          main = target.replace(/^\.?\//, '');
      },
      text() {},
      close() {},
    });
  }
  if (archive.has(main)) return main;
  const message = `${source.path} is no Word document: it has no ${main}. If it is a .odt or another packed file, give it its own ending.`;
  throw new Failure('file', message, placeIn(source));
}

/** What stands at the head and foot of pages is no text, but it is said, for it may name the interview. */
async function runningHeads(archive: Archive, source: Source, folder: string): Promise<readonly string[]> {
  const parts = archive.names.filter(
    name => name.startsWith(folder) && /^(header|footer)\d*\.xml$/.test(name.slice(folder.length)),
  );
  const found = new Set<string>();
  for (const part of parts) {
    const flow = new Flow();
    await hearPart(archive, source, part, new WordText(flow, new Losses()));
    const words = flow.finish().replace(/\s+/g, ' ').trim();
    if (words !== '') found.add(words.length > 200 ? `${words.slice(0, 200)}…` : words);
  }
  const shown = [...found].map(words => `“${words}”`).join(', ');
  return found.size === 0 ? [] : [`Left out, standing at the head or foot of pages: ${shown}.`];
}
