import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { EngineAsk } from '../../../main/contract/engine';
import { startEngine, studyOf, textRows } from '../openStudy';

const data = { 'data.csv': 'a,source\n1,synthetic\n2,synthetic\n' };

async function open(files: Record<string, string>): Promise<{ ask: EngineAsk; folder: string }> {
  const folder = studyOf({ ...data, ...files });
  const ask = startEngine();
  await ask('study.open', { folder });
  return { ask, folder };
}

test('each file in analyses/views is a view, made after those that it reads, and there again after the cache is deleted', async () => {
  const { ask, folder } = await open({
    'analyses/views/a_first.sql': '-- title: Doubled\nSELECT m * 2 AS n FROM z_last;',
    'analyses/views/z_last.sql': 'SELECT max(a) AS m FROM data',
  });
  const { views, problems } = (await ask('study.summary', {})) ?? { views: [], problems: [] };
  expect(problems).toEqual([]);
  expect(views.map(({ name, columns }) => [name, columns.map(column => column.name)])).toEqual([
    ['z_last', ['m']],
    ['a_first', ['n']],
  ]);
  expect(await textRows(ask, 'FROM a_first')).toEqual([['4']]);
  const { lineage } = await ask('query.run', {
    session: 'x',
    sql: 'FROM a_first',
    path: null,
    parameters: {},
  });
  expect(lineage).toMatchObject({ tables: ['data'], synthetic: true });
  const again = startEngine();
  await ask('study.open', { folder: studyOf({}) });
  rmSync(join(folder, '.golden-thread'), { recursive: true, force: true });
  await again('study.open', { folder });
  expect(await textRows(again, 'FROM a_first')).toEqual([['4']]);
});

test('a view that cannot be made is a problem in its place, and the others are made', async () => {
  const { ask } = await open({
    'analyses/views/data.sql': 'SELECT 1 AS mine',
    'analyses/views/good.sql': 'SELECT 1 AS n',
    'analyses/views/wrong.sql': '-- £\nSELECT a,\n  nope\nFROM data',
    'analyses/views/asking.sql': '-- param n: integer = 1\nSELECT $n',
    'analyses/views/two.sql': 'SELECT 1; SELECT 2',
    'analyses/views/making.sql': 'CREATE TABLE t AS SELECT 1',
    'analyses/views/round.sql': 'FROM about',
    'analyses/views/about.sql': 'FROM round',
  });
  const { views, problems } = (await ask('study.summary', {})) ?? { views: [], problems: [] };
  expect(views.map(({ name }) => name)).toEqual(['good']);
  const at = (name: string) => problems.find(({ place }) => place.path === `analyses/views/${name}.sql`);
  expect(at('wrong')?.place).toMatchObject({ line: 3, column: 3 });
  expect(at('data')?.message).toMatch(/never takes the place/);
  expect(at('asking')?.message).toMatch(/no parameters, and this query has \$n/);
  expect(at('two')?.message).toMatch(/one SELECT/);
  expect(at('making')?.message).toMatch(/one SELECT/);
  expect(at('round')?.message).toMatch(/about/);
  expect(problems).toHaveLength(7);
  expect(await textRows(ask, 'FROM data')).toHaveLength(2);
});

test('a view that is saved, changed or removed is so at once', async () => {
  const { ask, folder } = await open({});
  const path = 'analyses/views/fresh.sql';
  const { version } = await ask('file.write', { path, text: 'SELECT 1 AS n', basedOn: null });
  await expect.poll(() => textRows(ask, 'FROM fresh').catch(() => null)).toEqual([['1']]);
  await ask('file.write', { path, text: "SELECT 'x' AS t", basedOn: version });
  await expect.poll(() => textRows(ask, 'FROM fresh').catch(() => null)).toEqual([['x']]);
  rmSync(join(folder, path));
  await ask('study.reload', {});
  await expect(textRows(ask, 'FROM fresh')).rejects.toThrow(/fresh/);
  writeFileSync(join(folder, path), 'SELECT 3 AS n');
  await ask('study.reload', {});
  expect(await textRows(ask, 'FROM fresh')).toEqual([['3']]);
});
