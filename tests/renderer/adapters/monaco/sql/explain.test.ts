import { expect, test } from 'vitest';
import { definitionAt } from '../../../../../renderer/adapters/monaco/sql/definition';
import { describeFacts } from '../../../../../renderer/adapters/monaco/sql/describeFacts';
import { explain } from '../../../../../renderer/adapters/monaco/sql/explain';
import { filesRead } from '../../../../../renderer/adapters/monaco/sql/filesRead';
import { meantInstead } from '../../../../../renderer/adapters/monaco/sql/remedy';
import { placeIn } from '../../../../../renderer/adapters/monaco/sql/script';
import { signaturesAt } from '../../../../../renderer/adapters/monaco/sql/signature';
import { catalogue, marked } from './catalogue';

function explained(text: string) {
  const { sql, offset } = marked(text);
  return explain(sql, offset, catalogue);
}
const said = (text: string) => explained(text)?.contents.join('\n') ?? null;

test('a table is explained by its kind, rows and columns, and by its alias too', () => {
  for (const text of ['FROM out|comes', 'FROM |outcomes', 'FROM outcomes o|', 'FROM study.main.outcomes|']) {
    expect(said(text)).toContain('**outcomes** · table loaded from 1 file · 12 rows');
    expect(said(text)).toContain('- `month` DATE');
  }
  expect(said('FROM outcom|s')).toBeNull();
  expect(said('FROM dra|fts')).toContain('**drafts** · view made by SQL');
});

test('a column is explained by its type and table, as far as it is passed on', () => {
  expect(explained('SELECT va|lue FROM outcomes')).toMatchObject({
    ...{ start: 7, end: 12, contents: ['**value** · DOUBLE · column of `outcomes`'] },
    column: { table: 'outcomes', column: 'value' },
  });
  expect(said('SELECT o.val|ue FROM outcomes o')).toContain('column of `outcomes`');
  expect(explained('WITH a AS (SELECT value AS v FROM outcomes) SELECT v| FROM a')).toMatchObject({
    contents: ['**v** · DOUBLE · column of `a`'],
    column: null,
  });
  expect(said('SELECT c.val|ue FROM outcomes o, cases c')).toBeNull();
  expect(said("SELECT 'val|ue' FROM outcomes")).toBeNull();
});

test('a column of a file is explained by its type, and the file by its columns', () => {
  const from = "FROM 'data/more/late-comers.v2.csv'";
  expect(explained(`SELECT wa|rd ${from}`)).toMatchObject({
    contents: ['**ward** · VARCHAR · column of `data/more/late-comers.v2.csv`'],
    column: null,
  });
  expect(said("FROM 'data/more/late-com|ers.v2.csv'")).toContain('file, 2 columns\n- `ward` VARCHAR');
  expect(said("FROM read_c|sv('data/x.csv', header = true)")).toContain('- `x` BIGINT');
  expect(said("FROM 'data/oth|er.csv'")).toBeNull();
});

test('the files that a statement reads are told by the SQL that reads them, each once, and none that a parameter names', () => {
  const read = (text: string) => {
    const { sql, offset } = marked(text);
    const place = placeIn(sql, offset);
    return place && filesRead(place);
  };
  const script = `CREATE TABLE t AS FROM read_json(['a.json', 'b.json']);
    FROM 'elsewhere.csv'; WITH c AS (FROM 'c.csv') SELECT (SELECT max(x) FROM 'd.csv'), | FROM c, 'c.csv'`;
  expect(read(script)?.toSorted()).toEqual(["'c.csv'", "'d.csv'", "read_json ( [ 'a.json' , 'b.json' ] )"]);
  expect(read('SELECT | FROM read_csv($file)')).toEqual([]);
  expect(read("SELECT | FROM 'data/ev")).toEqual([]);
  expect(read("SELECT | FROM ''")).toEqual([]);
});

test('queries of the script, methods, functions and parameters are explained', () => {
  expect(said('WITH a AS (SELECT 1 AS one) FROM a|')).toContain('**a** · query of this script, 1 column');
  expect(said("FROM spc_|xmr('outcomes')")).toContain('names a table with the columns `value`');
  expect(said('SELECT su|m(value) FROM outcomes')).toContain('What sum does.');
  expect(said('-- param since: date = 2020-01-01\nFROM outcomes WHERE month > $si|nce')).toContain(
    'parameter of type date',
  );
});

test('what a column holds is told without rounding to none or all', () => {
  const facts = { rows: 100_000, nulls: 3, distinct: 2, least: null, greatest: null, frequent: [] };
  expect(describeFacts(facts)).toBe('100,000 rows, 3 missing (under 0.1%), 2 distinct values');
  expect(describeFacts({ ...facts, nulls: 99_999 })).toContain('(over 99.9%)');
  expect(describeFacts({ ...facts, nulls: 0, least: '1', greatest: '9' })).toContain('none missing');
  expect(
    describeFacts({
      ...facts,
      frequent: [
        { value: 'a\n`b', rows: 7 },
        { value: '', rows: 2 },
      ],
    }),
  ).toContain('Values (rows): a `b 7, *(empty)* 2');
});

function signature(text: string) {
  const { sql, offset } = marked(text);
  const found = signaturesAt(sql, offset, catalogue);
  const shown = found?.signatures[found.activeSignature];
  return found && [shown?.label, shown?.parameters[found.activeParameter]?.label];
}

test('the parameter that is written is marked, by place or by name', () => {
  const trunc = 'date_trunc(part, timestamp) → DOUBLE';
  expect(signature('SELECT date_trunc(| FROM outcomes')).toEqual([trunc, 'part']);
  expect(signature("SELECT date_trunc('mon|th', month)")).toEqual([trunc, 'part']);
  expect(signature("SELECT date_trunc('month', (a + |))")).toEqual([trunc, 'timestamp']);
  expect(signature("SELECT sum(date_trunc('a, b', x|))")).toEqual([trunc, 'timestamp']);
  expect(signature('SELECT sum(date_trunc(1, 2), |')).toEqual(['sum(arg) → DOUBLE', undefined]);
  const method = "spc_xmr('tbl', rebases := '…', minimum := 12)";
  expect(signature("FROM spc_xmr('outcomes', minimum := |)")).toEqual([method, 'minimum := 12']);
  expect(signature("FROM spc_xmr('|')")).toEqual([method, "'tbl'"]);
  expect(signature('SELECT sum((SELECT |))')).toBeNull();
  expect(signature('SELECT * FROM outcomes WHERE x IN (|)')).toBeNull();
});

/** What is gone to, with the text before it. */
function definition(text: string) {
  const { sql, offset } = marked(text);
  const found = definitionAt(sql, offset, catalogue);
  return found && sql.slice(0, found.end);
}

test('one goes to where a query, a made table, an alias or a column has its name from', () => {
  expect(definition('WITH a AS (SELECT 1 AS one), b AS (FROM a|) FROM b')).toBe('WITH a');
  expect(definition('WITH a AS (SELECT 1 AS one) SELECT one| FROM a')).toBe('WITH a AS (SELECT 1 AS one');
  expect(definition('WITH a AS (SELECT name FROM cases) SELECT x.na|me FROM a x')).toBe(
    'WITH a AS (SELECT name',
  );
  expect(definition('SELECT o|.value FROM outcomes o')).toBe('SELECT o.value FROM outcomes o');
  expect(definition('CREATE TABLE t AS SELECT 1; FROM t|')).toBe('CREATE TABLE t');
  expect(definition('SELECT value AS v FROM outcomes ORDER BY v|')).toBe('SELECT value AS v');
  expect(definition('FROM outco|mes')).toBeNull();
});

test('what was perhaps meant is taken from DuckDB’s words, where they are about the text that is marked', () => {
  const table = 'Table with name outcomess does not exist!\nDid you mean "outcomes"?';
  expect(meantInstead(table, 'outcomess')).toEqual(['outcomes']);
  expect(meantInstead(table, '"outcomess"')).toEqual(['outcomes']);
  expect(meantInstead(table, 'other')).toEqual([]);
  const column =
    'Referenced column "val" not found in FROM clause!\nCandidate bindings: "value", "Short name"';
  expect(meantInstead(column, 'val')).toEqual(['value', 'Short name']);
  const owned = 'Table "o" does not have a column named "val"\n\nCandidate bindings: : "value"';
  expect(meantInstead(owned, 'o')).toEqual([]);
});
