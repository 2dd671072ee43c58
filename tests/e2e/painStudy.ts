import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { utils, write } from '@e965/xlsx';

export const viewCount = 2000;

/** Rows whose numbers give way to a word only after more of them than are looked at to guess a type. */
const late = [
  'ward,beds',
  ...Array.from({ length: 30_000 }, (_, row) => `${String(row).padStart(6, '0')},${row % 30}`),
  '999999,closed',
];

const sheet = [
  ['id', 'code', null, 'seen'],
  [1, 7, null, 'n/a'],
  [2, 8, null, '2020-01-31'],
  [],
  [3, 'B9', null, '2020-02-01'],
];

const description = `title: Pains
load:
  late: { from: data/late.csv }
  headed: { from: data/headed.csv }
  headless: { from: data/headless.csv }
  sheet: { from: data/sheet.xlsx }
`;

/** A study of what other workbenches trip over. */
export async function painStudy(): Promise<string> {
  const study = mkdtempSync(join(tmpdir(), 'golden-thread-pains-'));
  for (const folder of ['data', 'analyses/views', '.golden-thread'])
    mkdirSync(join(study, folder), { recursive: true });
  const put = (path: string, text: string | Uint8Array) => {
    writeFileSync(join(study, path), text);
  };
  put('study.yaml', description);
  put('data/late.csv', `${late.join('\n')}\n`);
  put('data/headed.csv', 'Beds by ward\nMade on 3 May\n\nward,beds\nElm,12\nOak,18\n');
  put('data/headless.csv', '1,12\n2,18\n');
  const book = { SheetNames: ['A'], Sheets: { A: utils.aoa_to_sheet(sheet) } };
  put('data/sheet.xlsx', write(book, { type: 'buffer' }) as Buffer);
  for (let view = 0; view < viewCount; view++)
    put(`analyses/views/late_${String(view).padStart(4, '0')}.sql`, `SELECT ${view} AS view\n`);
  await putDatabase(join(study, 'data/other.duckdb'));
  const newer = writtenByNewer();
  put('data/newer.duckdb', newer);
  put('.golden-thread/study.duckdb', newer);
  return study;
}

/** A database as a person has one from another program. */
async function putDatabase(file: string): Promise<void> {
  const instance = await DuckDBInstance.create(file);
  const connection = await instance.connect();
  await connection.run('CREATE TABLE answers AS SELECT 42 AS answer');
  connection.closeSync();
  instance.closeSync();
}

/** The version of its format that the file of a database tells of. */
export function formatOf(bytes: Buffer): bigint {
  return bytes.readBigUInt64LE(12);
}

export const newerFormat = 99n;
const headerBytes = 4096;

/** The first block of a database as a newer DuckDB writes it, with the sum that DuckDB checks before all else. */
function writtenByNewer(): Buffer {
  const bytes = Buffer.alloc(3 * headerBytes);
  bytes.write('DUCK', 8, 'latin1');
  bytes.writeBigUInt64LE(newerFormat, 12);
  let sum = 5381n;
  for (let at = 8; at < headerBytes; at += 8)
    sum ^= BigInt.asUintN(64, bytes.readBigUInt64LE(at) * 0xbf58476d1ce4e5b9n);
  bytes.writeBigUInt64LE(sum, 0);
  return bytes;
}
