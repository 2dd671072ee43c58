import { readFile } from 'node:fs/promises';
import { isListOf, isRecord } from '../../contract/check';
import { Failure } from '../../contract/failure';
import type { Thread } from '../../contract/figure';
import { chunkText, readChunks } from './pngChunks';
import { threadKeyword } from './pngFigure';
import { textOfXml } from './xmlText';

/** The thread within an exported figure (SVG, PNG, PDF), or in the file beside it. */
export async function readThread(file: string): Promise<Thread> {
  const bytes = await readFile(file).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Failure('file', `The figure cannot be read: ${reason}`, { path: file });
  });
  const json = threadText(bytes, file);
  if (json === null) {
    throw new Failure(
      'file',
      'There is no thread in this file. Threads are in figures that Golden Thread exported (SVG, PNG, PDF) and in the .thread.json beside them.',
      { path: file },
    );
  }
  const thread = parsed(json);
  if (isThread(thread)) return thread;
  if (isRecord(thread) && isRecord(thread['table']))
    throw new Failure('file', 'This is the thread of a table, not of a figure. Open it as a text.', {
      path: file,
    });
  throw new Failure('file', 'The thread in this file is damaged, or of a later version.', { path: file });
}

function threadText(bytes: Buffer, file: string): string | null {
  if (bytes.subarray(1, 4).toString('latin1') === 'PNG') {
    return readChunks(bytes).flatMap(chunk => chunkText(chunk, threadKeyword) ?? [])[0] ?? null;
  }
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') return pdfText(bytes.toString('latin1'));
  const text = bytes.toString('utf8');
  const metadata = /<metadata id="golden-thread">([^<]*)<\/metadata>/.exec(text)?.[1];
  if (metadata !== undefined) return textOfXml(metadata);
  return file.toLowerCase().endsWith('.json') ? text : null;
}

/** The literal string of a PDF that its information names; our writer keeps to ASCII and escapes every bracket. */
function pdfText(pdf: string): string | null {
  const object = /\/GoldenThread (\d+) 0 R/.exec(pdf)?.[1];
  const opening = `\n${object ?? ''} 0 obj\n(`;
  const start = object === undefined ? -1 : pdf.indexOf(opening);
  if (start === -1) return null;
  let end = start + opening.length;
  while (end < pdf.length && pdf[end] !== ')') end += pdf[end] === '\\' ? 2 : 1;
  return pdf.slice(start + opening.length, end).replace(/\\([^])/g, '$1');
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    // No thread is null: the file is told to be damaged.
    return null;
  }
}

const isRecordList = isListOf(isRecord);

function isThread(value: unknown): value is Thread {
  return (
    isRecord(value) &&
    value['golden_thread'] === 1 &&
    isRecord(value['figure']) &&
    isRecord(value['chart']) &&
    ['queries', 'tables', 'files'].every(key => isRecordList(value[key])) &&
    isRecord(value['versions']) &&
    typeof value['created_at'] === 'string'
  );
}
