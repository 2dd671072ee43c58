import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { tableFromIPC } from 'apache-arrow';
import { describe, expect, test } from 'vitest';
import { columnCell } from '../../../main/contract/cell';
import { cellText } from '../../../main/contract/cellText';
import { textRows } from '../openStudy';
import { exportingStudy } from './exportOnce';
import { readSheet } from './workbook';

const everyType = `SELECT * FROM (VALUES
  (1, '007', true, DATE '2016-04-01', TIMESTAMP '2016-04-01 13:45:10', 0.1::DOUBLE, 1.10::DECIMAL(9,2), 9007199254740993::BIGINT,
   170141183460469231731687303715884105::HUGEINT, ['a', NULL], {'k': 1}, 'line 1' || chr(10) || 'line "2", end'),
  (2, '', false, DATE '0044-03-15', TIMESTAMP '2016-04-01 13:45:10.123456', 'NaN'::DOUBLE, -0.05, -1, -2, [], NULL, '=1+1'),
  (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL))
  AS t(id, code, yes, day, moment, part, money, big, huge, list, pair, words)`;

describe('csv', () => {
  test('follows RFC 4180, tells an empty text from no value and keeps the thread beside it', async () => {
    const { save } = await exportingStudy();
    const { file, files } = await save(
      `SELECT 1 AS "a,b", 'x' || chr(10) || '"y"' AS text, '' AS empty, NULL AS nothing, '=1+1' AS formula`,
      'exports/out.csv',
    );
    expect(readFileSync(file, 'utf8')).toBe('"a,b",text,empty,nothing,formula\r\n1,"x\n""y""","",,=1+1\r\n');
    expect(files).toEqual(['exports/out.csv', 'exports/out.thread.json']);
    const thread: unknown = JSON.parse(readFileSync(file.replace('.csv', '.thread.json'), 'utf8'));
    expect(thread).toMatchObject({ golden_thread: 1, table: { rows: 1 }, privacy: null });
  });

  test('keeps the order asked for', async () => {
    const { save } = await exportingStudy();
    const order = [{ column: 0, descending: true }];
    const { file } = await save('SELECT * FROM range(3) AS t(i)', 'exports/out.csv', { order });
    expect(readFileSync(file, 'utf8')).toBe('i\r\n2\r\n1\r\n0\r\n');
  });

  test('a million rows come whole, in order, in bounded memory', async () => {
    const { save, ask } = await exportingStudy();
    const before = process.memoryUsage().rss;
    const { file, rows } = await save(
      `SELECT i, 'participant ' || i AS name, i * 1.5 AS value FROM range(1000000) AS t(i)`,
      'exports/big.csv',
    );
    expect(process.memoryUsage().rss - before).toBeLessThan(600 * 2 ** 20);
    expect(rows).toBe(1_000_000);
    const text = readFileSync(file, 'latin1');
    expect(text.endsWith('999999,participant 999999,1499998.5\r\n')).toBe(true);
    const back = `SELECT count(*), count(*) FILTER (i <> number) FROM (SELECT i, row_number() OVER () - 1 AS number FROM read_csv('exports/big.csv'))`;
    expect(await textRows(ask, back)).toEqual([['1000000', '0']]);
  }, 60_000);
});

describe('parquet', () => {
  test('comes back with the same values, and with the thread among its metadata', async () => {
    const { save, ask } = await exportingStudy();
    await save(everyType, 'exports/out.parquet');
    const before = await textRows(ask, everyType);
    expect(await textRows(ask, `FROM 'exports/out.parquet'`)).toEqual(before);
    const types = await textRows(ask, `SELECT column_type FROM (DESCRIBE FROM 'exports/out.parquet')`);
    expect(types.flat()).toEqual([
      'INTEGER',
      'VARCHAR',
      'BOOLEAN',
      'DATE',
      'TIMESTAMP',
      'DOUBLE',
      'DECIMAL(9,2)',
      'BIGINT',
      'DECIMAL(38,0)',
      'VARCHAR[]',
      'STRUCT(k INTEGER)',
      'VARCHAR',
    ]);
    const [[thread] = []] = await textRows(
      ask,
      `SELECT decode(value) FROM parquet_kv_metadata('exports/out.parquet') WHERE decode(key) = 'golden_thread'`,
    );
    expect(JSON.parse(thread ?? '')).toMatchObject({ golden_thread: 1, query: { text: everyType } });
  });

  test('an interval keeps its microseconds', async () => {
    const { save, ask } = await exportingStudy();
    await save(`SELECT INTERVAL '1 day 1 microsecond' AS i, [sum(3)] AS h`, 'exports/out.parquet');
    expect(await textRows(ask, `FROM 'exports/out.parquet'`)).toEqual([['1 day 00:00:00.000001', '[3]']]);
  });
});

describe('arrow', () => {
  test('comes back with the same values, and with the thread among its metadata', async () => {
    const { save, ask } = await exportingStudy();
    const { file } = await save(everyType, 'exports/out.arrow');
    const table = tableFromIPC(readFileSync(file));
    const rows = Array.from({ length: table.numRows }, (_, row) =>
      table.schema.fields.map((_field, index) => {
        const column = table.getChildAt(index);
        return column ? cellText(columnCell(column, row)) : '';
      }),
    );
    expect(rows).toEqual(await textRows(ask, everyType));
    expect(JSON.parse(table.schema.metadata.get('golden_thread') ?? '')).toMatchObject({ golden_thread: 1 });
  });

  test('many pages, dictionaries and no rows at all are files that open', async () => {
    const { save } = await exportingStudy();
    const { file } = await save(
      `SELECT i, ('k' || i % 3)::ENUM('k0', 'k1', 'k2') AS kind, ['r' || i % 2] AS list, if(i < 20000, i::VARCHAR, 'same') AS text FROM range(50001) AS t(i)`,
      'exports/out.arrow',
    );
    const table = tableFromIPC(readFileSync(file));
    expect(table.numRows).toBe(50_001);
    expect(Number(table.getChild('i')?.get(50_000))).toBe(50_000);
    expect(table.getChild('kind')?.get(50_000)).toBe('k2');
    const { file: empty } = await save('SELECT 1 AS a WHERE false', 'exports/empty.arrow');
    expect(tableFromIPC(readFileSync(empty)).schema.fields.map(({ name }) => name)).toEqual(['a']);
  });
});

describe('xlsx', () => {
  test('values come as what they are, and nothing is a formula', async () => {
    const { save } = await exportingStudy();
    const { file } = await save(everyType, 'exports/out.xlsx');
    const { cell, addresses, rows } = readSheet(file);
    expect(rows()[0]).toEqual([
      'id',
      'code',
      'yes',
      'day',
      'moment',
      'part',
      'money',
      'big',
      'huge',
      'list',
      'pair',
      'words',
    ]);
    const shown = (at: string) => [cell(at)?.t, cell(at)?.v];
    expect(shown('A2')).toEqual(['n', 1]);
    expect(shown('B2')).toEqual(['s', '007']);
    expect(shown('C2')).toEqual(['b', true]);
    expect(shown('D2')).toEqual(['n', 42_461]);
    expect(cell('D2')?.w).toBe('2016-04-01');
    expect(cell('E2')?.w).toBe('2016-04-01 13:45:10');
    expect(shown('F2')).toEqual(['n', 0.1]);
    expect(shown('G2')).toEqual(['n', 1.1]);
    expect(shown('H2')).toEqual(['s', '9007199254740993']);
    expect(shown('I2')).toEqual(['s', '170141183460469231731687303715884105']);
    expect(shown('L2')).toEqual(['s', 'line 1\nline "2", end']);
    expect(shown('D3')).toEqual(['s', '0044-03-15']);
    expect(shown('E3')).toEqual(['s', '2016-04-01 13:45:10.123456']);
    expect(shown('F3')).toEqual(['s', 'NaN']);
    expect(shown('L3')).toEqual(['s', '=1+1']);
    expect(addresses.filter(at => /^[A-Z]+4$/.test(at))).toEqual([]);
    expect(addresses.filter(at => cell(at)?.f !== undefined)).toEqual([]);
  });

  test('texts that begin like formulas, and characters that XML lacks, stay as they are', async () => {
    const { save } = await exportingStudy();
    const { file } = await save(
      `SELECT unnest(['=cmd|x', '+1', '-1', '@SUM(A1)', chr(11) || 'tab' || chr(9), 'a' || chr(13) || 'b', '_x0041_', ' < & > " ', '😀']) AS "=head"`,
      'exports/out.xlsx',
    );
    const { cell } = readSheet(file);
    const column = Array.from({ length: 10 }, (_, row) => cell(`A${row + 1}`)?.v);
    expect(column).toEqual([
      '=head',
      '=cmd|x',
      '+1',
      '-1',
      '@SUM(A1)',
      '\vtab\t',
      'a\rb',
      '_x0041_',
      ' < & > " ',
      '😀',
    ]);
  });

  test('the sheet About tells the query and the files with their SHA-256', async () => {
    const { save } = await exportingStudy({ 'trusts.csv': 'case_id,source\nA,synthetic\n' });
    const { file } = await save('FROM trusts', 'exports/out.xlsx');
    const rows = readSheet(file, 'About').rows();
    const about = new Map(rows.map(([name, text]) => [name, text]));
    expect(about.get('SQL')).toBe('FROM trusts');
    expect(about.get('File trusts.csv')).toMatch(/^\d+ bytes, SHA-256 [0-9a-f]{64}$/);
    expect(about.get('Note')).toBe('Synthetic data: not findings about real organisations.');
    expect(about.get('Privacy')).toBe('No settings');
  });

  test('what a sheet cannot hold is refused, and nothing is written', async () => {
    const { save, folder } = await exportingStudy();
    await expect(save('SELECT * FROM range(1048576)', 'exports/out.xlsx')).rejects.toThrow(
      'An Excel sheet holds 1,048,575 rows below its header, and there are 1,048,576.',
    );
    await expect(save(`SELECT repeat('x', 32768) AS words`, 'exports/out.xlsx')).rejects.toThrow(
      'Row 2 has a text of 32,768 characters in words',
    );
    await expect(
      save(
        `SELECT if(i = 30000, repeat('x', 32768), 'y') AS words FROM range(40000) AS t(i)`,
        'exports/out.xlsx',
      ),
    ).rejects.toThrow('Row 30,002 has a text');
    expect(existsSync(join(folder, 'exports'))).toBe(false);
    expect(readdirSync(join(folder, '.golden-thread')).filter(name => name.startsWith('export-'))).toEqual(
      [],
    );
  });

  test('two hundred thousand rows come whole in bounded memory', async () => {
    const { save } = await exportingStudy();
    const before = process.memoryUsage().rss;
    const { file } = await save(
      `SELECT i, 'participant ' || i AS name, DATE '2016-04-01' + (i % 1000)::INTEGER AS day FROM range(200000) AS t(i)`,
      'exports/big.xlsx',
    );
    expect(process.memoryUsage().rss - before).toBeLessThan(600 * 2 ** 20);
    expect(statSync(file).size).toBeLessThan(20 * 2 ** 20);
    const { cell, range } = readSheet(file);
    expect(range).toBe('A1:C200001');
    expect(cell('B200001')?.v).toBe('participant 199999');
  }, 60_000);
});

describe('the place of an export', () => {
  test('is within the study, and never that of what the study is made of', async () => {
    const { save, folder } = await exportingStudy({ 'trusts.csv': 'a\n1\n', 'notes.txt': 'mine' });
    await expect(save('SELECT 1', '../out.csv')).rejects.toThrow('is not in the study’s folder');
    await expect(save('SELECT 1', 'trusts.csv')).rejects.toThrow('The study is made from this file');
    await expect(save('SELECT 1', 'notes.txt', { format: 'csv' })).rejects.toThrow(
      'There is a file of this name',
    );
    expect(readFileSync(join(folder, 'trusts.csv'), 'utf8')).toBe('a\n1\n');
    expect(readFileSync(join(folder, 'notes.txt'), 'utf8')).toBe('mine');
  });

  test('takes a new export in place of the last one', async () => {
    const { save } = await exportingStudy();
    await save('SELECT 1 AS a', 'exports/out.csv');
    const { file } = await save('SELECT 2 AS a', 'exports/out.csv');
    expect(readFileSync(file, 'utf8')).toBe('a\r\n2\r\n');
  });

  test('a working copy without privacy is not for the window', async () => {
    const { save } = await exportingStudy();
    await expect(save('SELECT 1', 'exports/out.csv', { purpose: 'working copy' })).rejects.toThrow(
      'Working copies are for the command line alone.',
    );
  });

  test.each(['csv', 'parquet', 'arrow', 'xlsx'] as const)(
    'a cancelled export to %s leaves nothing behind',
    async format => {
      const { ask, folder } = await exportingStudy();
      const sql = `SELECT i, 'text ' || i AS text FROM range(400000) AS t(i)`;
      const { result } = await ask('query.run', { session: 'test', sql, path: null, parameters: {} });
      const controller = new AbortController();
      const path = `exports/out.${format}`;
      const saved = ask(
        'result.save',
        { result, order: [], filters: [], format, path, purpose: 'export' },
        controller.signal,
      );
      setTimeout(() => {
        controller.abort();
      }, 20);
      await expect(saved).rejects.toMatchObject({ code: 'cancelled' });
      expect(existsSync(join(folder, 'exports'))).toBe(false);
      expect(readdirSync(join(folder, '.golden-thread')).filter(name => name.startsWith('export-'))).toEqual(
        [],
      );
    },
  );
});
