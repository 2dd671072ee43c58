import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Place } from '../../contract/failure';
import type { ThingPlace, ThingRequest } from '../../contract/search';
import { literal } from '../../contract/sql';
import { readCodebook } from '../coding/codebook';
import { decodeText } from './decodeText';
import { LineCursor } from './lineEnds';
import { documentsOf } from './searchedDocuments';
import type { SearchedStudy } from './searchStudy';
import { StudyTables } from './StudyTables';

/** Bytes of the largest file that a row is looked for in. */
const largest = 16 * 1_048_576;

/** Where something that stands in a table is: its place in a file where that can be told, and a query for its row. */
export async function placeOf(
  study: SearchedStudy,
  { kind, id, start }: ThingRequest,
  signal: AbortSignal,
): Promise<ThingPlace> {
  const session = await study.database.session();
  try {
    const tables = new StudyTables(session, study.summary, signal);
    const finder = new Finder(study.folder, tables);
    switch (kind) {
      case 'quotations':
        return await finder.quotation(id, start);
      case 'codes':
        return { place: await finder.code(id), sql: rowsWhere('codes', 'code_id', id) };
      case 'events':
        return { place: await finder.lineWith('events', id), sql: rowsWhere('events', 'event_id', id) };
      case 'memos': {
        const own = id.replace(/^\w+ /, '');
        const [table, column] = id.startsWith('coding ') ? ['codings', 'coding_id'] : ['memos', 'memo_id'];
        return { place: await finder.lineWith(table, own), sql: rowsWhere(table, column, own) };
      }
      case 'transcripts':
      case 'files':
        return { place: null, sql: rowsWhere('documents', 'document_id', id) };
    }
  } finally {
    session.close();
  }
}

function rowsWhere(table: string, column: string, id: string): string {
  return `SELECT * FROM ${table} WHERE ${column} = ${literal(id)};\n`;
}

class Finder {
  readonly #folder: string;
  readonly #tables: StudyTables;

  constructor(folder: string, tables: StudyTables) {
    this.#folder = folder;
    this.#tables = tables;
  }

  /** A passage in its transcript, where that is a text that positions hold in. */
  async quotation(id: string, start: number): Promise<ThingPlace> {
    const [document, point] = partsOf(id);
    const sql = `${rowsWhere('codings', 'document_id', document).replace(/;\n$/, '')} AND start_char = ${point};\n`;
    const documents = await documentsOf(this.#tables);
    const path = documents.get(document)?.path ?? null;
    if (path === null || !/\.(md|markdown|txt)$/i.test(path)) return { place: null, sql };
    const text = (await this.#text(path))?.replace(/\r\n?/g, '\n') ?? null;
    return { place: text === null ? null : placeIn(path, text, unitAt(text, point) + start), sql };
  }

  async code(id: string): Promise<Place | null> {
    for (const path of this.#tables.files('codes').filter(file => /\.ya?ml$/i.test(file))) {
      const text = await this.#text(path);
      const row =
        text === null
          ? undefined
          : readCodebook(text).rows.find(({ values }) => values.get('code_id') === id);
      if (row) return { path, line: row.line, column: 1 };
    }
    return this.lineWith('codes', id);
  }

  /** The first line with the id by itself, in the files of a table. */
  async lineWith(table: string, id: string): Promise<Place | null> {
    const escaped = id.replace(/[$()*+./?[\\\]^{|}-]/g, '\\$&');
    const alone = new RegExp(`(?<![\\p{L}\\p{N}_-])${escaped}(?![\\p{L}\\p{N}_-])`, 'u');
    for (const path of this.#tables.files(table)) {
      const text = (await this.#text(path))?.replace(/\r\n?/g, '\n') ?? '';
      const found = alone.exec(text);
      if (found) return placeIn(path, text, found.index);
    }
    return null;
  }

  async #text(path: string): Promise<string | null> {
    const file = join(this.#folder, path);
    if ((await stat(file)).size > largest) return null;
    return decodeText(await readFile(file))?.text ?? null;
  }
}

function placeIn(path: string, text: string, offset: number): Place {
  const { line, column } = new LineCursor(text).at(offset);
  return { path, line, column };
}

/** From code points of a text to its UTF-16 units. */
function unitAt(text: string, point: number): number {
  let unit = 0;
  for (let passed = 0; passed < point && unit < text.length; passed++)
    unit += (text.codePointAt(unit) ?? 0) > 0xffff ? 2 : 1;
  return unit;
}

function partsOf(id: string): readonly [document: string, point: number] {
  const parts: unknown = JSON.parse(id);
  return Array.isArray(parts) ? [String(parts[0]), Number(parts[1])] : ['', 0];
}
