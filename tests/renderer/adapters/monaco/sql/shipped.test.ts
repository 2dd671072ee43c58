import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { defaults, readHead } from '../../../../../main/contract/savedQuery';
import { splitStatements } from '../../../../../main/engine/queries/splitStatements';
import { emptyCatalogue, knownBy } from '../../../../../renderer/adapters/monaco/sql/catalogue';
import { Columns } from '../../../../../renderer/adapters/monaco/sql/columns';
import { placeIn } from '../../../../../renderer/adapters/monaco/sql/script';
import { root } from '../../../../e2e/root';
import { temporaryFolder } from '../../../../engine/openDatabase';
import { pageTexts, startEngine } from '../../../../engine/openStudy';

test('of every shipped query nothing is marked, and the columns told are those that DuckDB gives', async () => {
  const folder = temporaryFolder();
  cpSync(join(root, 'sample-data'), folder, { recursive: true });
  const ask = startEngine();
  const { tables } = await ask('study.open', { folder });
  const methods = await ask('library.methods', {});
  const known = { ...emptyCatalogue, tables, methods };
  const files = (await ask('library.list', {})).flatMap(entry => entry.files);
  const queries = files.filter(path => path.endsWith('.sql'));
  expect(queries.length).toBeGreaterThan(50);
  for (const path of queries) {
    const { text: sql } = await ask('file.read', { path });
    expect(await ask('query.check', { session: 'check', sql, path })).toEqual([]);
    const [statement, ...more] = splitStatements(sql);
    if (!statement || more.length > 0) throw new Error(`${path} is not one statement.`);
    // The head has to stay at the head, for its parameters.
    const { parameters } = readHead(sql);
    const head = parameters.map(({ name, type }) => `-- param ${name}: ${type}\n`).join('');
    const described = await ask('query.run', {
      ...{ session: 'describe', sql: `${head}DESCRIBE ${statement.text}`, path: null },
      parameters: defaults(parameters),
    });
    const place = placeIn(sql, statement.start + statement.text.length);
    if (!place) throw new Error(`${path} ends in a comment.`);
    const told = new Columns(place.statement, knownBy(known, place.made)).ofQuery(place.whole);
    const real = (await pageTexts(ask, described)).map(([name]) => name);
    expect([path, ...told.map(({ name }) => name)]).toEqual([path, ...real]);
  }
});
