import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Writable } from 'node:stream';
import { tableFromIPC, tableToIPC } from 'apache-arrow';
import { columnCell, columnNames } from '../contract/cell';
import type { CellTable } from '../contract/cell';
import { cellJson, uniqueNames } from '../contract/cellText';
import { delimitedText } from '../contract/delimitedText';
import { assertNever, Failure } from '../contract/failure';
import type { ResultSummary } from '../contract/result';
import { UsageError } from './arguments';
import { resultPages } from './resultPages';
import type { CommandStudy } from './study';
import { textTable } from './textTable';

export type Format = 'table' | 'csv' | 'json' | 'ndjson' | 'arrow' | 'parquet';

/** Writes a result to a file, which appears only when it is whole, or to standard output. */
export async function writeResult(
  study: CommandStudy,
  result: ResultSummary,
  format: Format,
  file: string | null,
): Promise<void> {
  if (format === 'parquet') {
    if (file === null) throw new UsageError('Parquet needs a file to go to: add -o result.parquet');
    const copy = {
      result: result.result,
      order: [],
      filters: [],
      format,
      path: file,
      purpose: 'working copy',
    } as const;
    await study.ask('result.save', copy, study.signal);
    return;
  }
  if (file === null) return write(process.stdout, texts(study, result, format));
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeInPlace(file, texts(study, result, format));
  } catch (error) {
    if (!(error instanceof Error) || !('syscall' in error)) throw error;
    throw new Failure(
      'file',
      `The result cannot be written to ${file}: ${error.message}. Name another place with -o.`,
    );
  }
}

async function writeInPlace(file: string, pieces: AsyncIterable<string | Uint8Array>): Promise<void> {
  const found = await stat(file).catch(() => null);
  // A device or a pipe takes what is written; it is never put aside for a file.
  const direct = found !== null && !found.isFile() && !found.isDirectory();
  const target = direct ? file : `${file}.${process.pid}.tmp`;
  try {
    const stream = createWriteStream(target);
    await Promise.all([write(stream, pieces).then(() => stream.end()), once(stream, 'close')]);
    if (!direct) await rename(target, file);
  } finally {
    if (!direct) await rm(target, { force: true });
  }
}

async function write(stream: Writable, pieces: AsyncIterable<string | Uint8Array>): Promise<void> {
  for await (const piece of pieces) if (!stream.write(piece)) await once(stream, 'drain');
}

async function* texts(
  study: CommandStudy,
  result: ResultSummary,
  format: Exclude<Format, 'parquet'>,
): AsyncGenerator<string | Uint8Array, void, undefined> {
  switch (format) {
    case 'csv':
      yield* csv(study, result);
      break;
    case 'json':
    case 'ndjson':
      yield* json(study, result, format === 'json');
      break;
    case 'table':
      yield* textTable(result, resultPages(study, result));
      break;
    case 'arrow':
      yield arrow(await study.ask('result.page', wholeOf(result), study.signal));
      break;
    default:
      assertNever(format);
  }
}

const wholeOf = ({ result, rows }: ResultSummary) => ({
  result,
  order: [],
  filters: [],
  offset: 0,
  limit: rows,
});

/** The file format of Arrow, which readers of files expect, rather than that of streams. */
function arrow(stream: Uint8Array): Uint8Array {
  return tableToIPC(tableFromIPC(stream), 'file');
}

async function* csv(study: CommandStudy, result: ResultSummary): AsyncGenerator<string> {
  let header = true;
  for await (const page of resultPages(study, result)) {
    yield delimitedText(page, 'csv', header);
    header = false;
  }
}

async function* json(study: CommandStudy, result: ResultSummary, isArray: boolean): AsyncGenerator<string> {
  let before = isArray ? '[\n' : '';
  for await (const page of resultPages(study, result)) {
    const names = uniqueNames(columnNames(page));
    for (let row = 0; row < page.numRows; row++) {
      yield before + JSON.stringify(jsonRow(page, names, row));
      before = isArray ? ',\n' : '\n';
    }
  }
  if (!isArray) yield before;
  else yield before === '[\n' ? '[]\n' : '\n]\n';
}

function jsonRow(page: CellTable, names: readonly string[], row: number): Record<string, unknown> {
  return Object.fromEntries(
    names.map((name, index) => {
      const column = page.getChildAt(index);
      return [name, column ? cellJson(columnCell(column, row)) : null];
    }),
  );
}
