import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { textRows } from '../openStudy';
import { exportingStudy } from '../exporters/exportOnce';
import { readSheet } from '../exporters/workbook';

const files = {
  'study.yaml':
    'title: T\nload:\n  cases: { from: trusts.csv }\n  staff: { from: staff.csv }\nprivacy: { smallest_count: 5, round_to: 5, anonymise_cases: true }\n',
  'trusts.csv':
    'case_id,name,short_name,org_code,sort_order\nleeds,Leeds Teaching,LTHT,RR8,1\nsurrey,Surrey and Sussex,SASH,RTP,2\n',
  'staff.csv': 'case_id,n\nleeds,3\nsurrey,12\nleeds,0\n',
};

test('csv is written protected, and its thread tells what was done', async () => {
  const { save } = await exportingStudy(files);
  const { file, privacy } = await save(`SELECT *, 'of LTHT' AS words FROM staff`, 'exports/out.csv');
  expect(readFileSync(file, 'utf8')).toBe(
    'case_id,n,words\r\nTrust A,,of LTHT\r\nTrust B,10,of LTHT\r\nTrust A,0,of LTHT\r\n',
  );
  expect(privacy).toMatchObject({
    suppressed_values: 1,
    rounded_values: 1,
    anonymised_values: 3,
    texts_naming_cases: 3,
  });
  const thread = readFileSync(file.replace('.csv', '.thread.json'), 'utf8');
  expect(JSON.parse(thread)).toMatchObject({
    privacy,
    table: { notes: [expect.stringContaining('Counts below 5'), expect.stringContaining('under letters')] },
  });
  expect(thread).not.toMatch(/LTHT|leeds\b/);
});

test('parquet, arrow and xlsx hold no count below the smallest', async () => {
  const { save, ask } = await exportingStudy(files);
  await save('FROM staff', 'exports/out.parquet');
  expect(await textRows(ask, `SELECT case_id, n::VARCHAR FROM 'exports/out.parquet'`)).toEqual([
    ['Trust A', 'NULL'],
    ['Trust B', '10'],
    ['Trust A', '0'],
  ]);
  const { file } = await save('FROM staff', 'exports/out.xlsx');
  const { cell } = readSheet(file);
  expect([cell('A2')?.v, cell('B2')?.v, cell('B3')?.v]).toEqual(['Trust A', undefined, 10]);
  const arrow = await save('FROM staff', 'exports/out.arrow');
  expect(readFileSync(arrow.file, 'latin1')).not.toContain('surrey');
});

test('the table of cases itself tells no name, nor code', async () => {
  const { save } = await exportingStudy(files);
  const { file } = await save('SELECT case_id, name, short_name, org_code FROM cases', 'exports/out.csv');
  expect(readFileSync(file, 'utf8')).toBe(
    'case_id,name,short_name,org_code\r\nTrust A,Trust A,Trust A,Trust A\r\nTrust B,Trust B,Trust B,Trust B\r\n',
  );
});

test('the order asked for is that of the true values, whatever is shown', async () => {
  const { save } = await exportingStudy(files);
  const { file } = await save('SELECT n FROM staff', 'exports/out.csv', {
    order: [{ column: 0, descending: true }],
  });
  expect(readFileSync(file, 'utf8')).toBe('n\r\n10\r\n""\r\n0\r\n');
});

test('the rows on the screen stay as they are', async () => {
  const { save, ask, folder } = await exportingStudy(files);
  await save('FROM staff', 'exports/out.csv');
  expect(await textRows(ask, 'SELECT case_id, n::VARCHAR FROM staff')).toEqual([
    ['leeds', '3'],
    ['surrey', '12'],
    ['leeds', '0'],
  ]);
  expect(readFileSync(join(folder, 'staff.csv'), 'utf8')).toBe(files['staff.csv']);
});
