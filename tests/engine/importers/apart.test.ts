import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { tableToIPC, tableFromArrays } from 'apache-arrow';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { Failure } from '../../../main/contract/failure';
import { Apart } from '../../../main/engine/importers/apart/Apart';
import { arrow } from '../../../main/engine/importers/arrow/arrow.reader';
import { asFound } from '../../../main/engine/importers/reader';
import type { Batch, Source } from '../../../main/engine/importers/reader';
import { spreadsheet } from '../../../main/engine/importers/spreadsheet/spreadsheet.reader';
import { buildOnce } from '../../e2e/buildOnce';
import { temporaryFolder } from '../openDatabase';
import { bookOf, sheetOf } from './spreadsheet/loadWorkbook';
import { excelOf } from './spreadsheet/workbookXml';

const script = resolve(import.meta.dirname, '../../../out/main/readerThread.cjs');
const never = new AbortController().signal;

beforeAll(async () => {
  await buildOnce();
  expect(existsSync(script)).toBe(true);
});

function threadFor(contents: Uint8Array, name: string): { readonly apart: Apart; readonly source: Source } {
  const file = join(temporaryFolder(), name);
  writeFileSync(file, contents);
  const apart = new Apart(script);
  onTestFinished(() => {
    apart.close();
  });
  return { apart, source: { file, path: name, encoding: 'utf-8', options: asFound, types: new Map() } };
}

/** A worksheet of many rows, one number each. */
function rowsOf(count: number): Promise<Buffer> {
  const rows = Array.from({ length: count }, (_, index) => `<row><c><v>${index}</v></c></row>`);
  return excelOf(`<row><c t="inlineStr"><is><t>n</t></is></c></row>${rows.join('')}`);
}

test('the built thread reads a workbook: its sheets, its rows in order, its types', async () => {
  const book = bookOf({
    A: sheetOf([['n', 'd'], ...Array.from({ length: 9000 }, (_, index) => [index, 'x'])]),
    B: sheetOf([['z']]),
  });
  const { apart, source } = threadFor(book, 'a.xlsx');
  const tables = await apart.tables(spreadsheet, source, never);
  expect(tables.map(({ name, rows, columns }) => [name, rows, columns])).toEqual([
    ['A', 9000, ['n', 'd']],
    ['B', 0, ['z']],
  ]);
  const batches: Batch[] = [];
  const report = await apart.rows(
    spreadsheet,
    source,
    batch => (batches.push(batch), Promise.resolve()),
    never,
  );
  expect(report.columns).toEqual([
    { name: 'n', type: 'BIGINT' },
    { name: 'd', type: 'VARCHAR' },
  ]);
  expect(batches.length).toBeGreaterThan(1);
  expect(batches.flatMap(({ columns }) => columns[0]).map(Number)).toEqual(
    Array.from({ length: 9000 }, (_, index) => index),
  );
  expect(batches.flatMap(({ lines }) => lines).at(-1)).toBe(9001);
});

test('the built thread reads Arrow, and goes on after a file that is none', async () => {
  const { apart, source } = threadFor(Buffer.from('nothing of the kind'), 'a.arrow');
  await expect(apart.tables(arrow, source, never)).rejects.toMatchObject({ code: 'file' });
  writeFileSync(source.file, tableToIPC(tableFromArrays({ n: Int32Array.from([1, 2]) }), 'file'));
  const [table] = await apart.tables(arrow, source, never);
  expect(table?.columns).toEqual(['n']);
});

test('a read that is cancelled half-way ends at once, and the next one works', async () => {
  const { apart, source } = threadFor(await rowsOf(150_000), 'a.xlsx');
  const cancel = new AbortController();
  const reading = apart.rows(spreadsheet, source, () => Promise.resolve(), cancel.signal);
  setTimeout(() => {
    cancel.abort();
  }, 150);
  await expect(reading).rejects.toMatchObject({ code: 'cancelled' });
  writeFileSync(source.file, await rowsOf(3));
  expect((await apart.tables(spreadsheet, source, never))[0]?.rows).toBe(3);
});

test('a batch that cannot be taken in stops the reading', async () => {
  const { apart, source } = threadFor(await rowsOf(20_000), 'a.xlsx');
  const full = new Failure('file', 'The disk is full.');
  let batches = 0;
  const reading = apart.rows(spreadsheet, source, () => (batches++, Promise.reject(full)), never);
  await expect(reading).rejects.toBe(full);
  expect(batches).toBe(1);
});

test('a file that takes all memory ends alone, with words that say what to do', async () => {
  // One long formula that thousands of cells share: a few bytes each, which unfold to gigabytes.
  const first = `<c><f t="shared" ref="A1:A20000" si="0">"${'x'.repeat(300_000)}"&amp;B1</f><v>1</v></c>`;
  const others = '<row><c><f t="shared" si="0"/><v>1</v></c></row>'.repeat(20_000);
  const { apart, source } = threadFor(await excelOf(`<row>${first}</row>${others}`), 'a.xlsx');
  const reading = apart.rows(spreadsheet, source, () => Promise.resolve(), never);
  await expect(reading).rejects.toMatchObject({
    code: 'lost',
    message: expect.stringContaining('needs more than') as unknown,
  });
  writeFileSync(source.file, await rowsOf(3));
  expect((await apart.tables(spreadsheet, source, never))[0]?.rows).toBe(3);
}, 120_000);
