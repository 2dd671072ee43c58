import { beforeAll, expect, test } from 'vitest';
import { analyses } from '../../../analyses';
import type { Session } from '../../../main/engine/database/Session';
import { openMethods } from '../openMethods';

let session: Session;
beforeAll(async () => {
  session = await openMethods();
});

test('a column that a method lacks is named, with the remedy and all that it reads', async () => {
  const query = "WITH ae AS (SELECT 1 AS series, 2 AS month, 3 AS value) FROM spc_xmr('ae')";
  await expect(session.rows(query)).rejects.toThrow(
    '`spc_xmr` needs a column `period`; rename one with `… AS period`. It reads the columns `series`, `period`, `value`.',
  );
});

test('no column that the method needs for itself is offered for another', async () => {
  const query = "WITH ae AS (SELECT 1 AS series, 3 AS value) FROM spc_xmr('ae')";
  await expect(session.rows(query)).rejects.toThrow('rename one with `… AS period`');
});

test('a method called within another names the one that the person wrote', async () => {
  const query = "WITH ae AS (SELECT 1 AS series, 3 AS value) FROM spc_summary('ae')";
  await expect(session.rows(query)).rejects.toThrow('`spc_summary` needs a column `period`');
});

test('an option that there is not is answered with those that there are', async () => {
  await expect(session.rows("FROM network_summary('t', actor := 'a')")).rejects.toThrow(
    "`network_summary` is called as `network_summary('ties', actors := '…')`.",
  );
  await expect(session.rows("FROM its_linear('t', 3, lags := 2)")).rejects.toThrow('lag := 3');
});

test('a column mistaken outside of the call stays DuckDB’s to explain', async () => {
  const query = "WITH ae AS (SELECT 1 AS series, 2 AS period, 3 AS value) SELECT perod FROM spc_xmr('ae')";
  await expect(session.rows(query)).rejects.toThrow(/^Referenced column "perod" not found/);
});

const columns = analyses.flatMap(({ methods = [] }) =>
  methods.flatMap(method =>
    method.inputs.flatMap(input => input.columns.map(({ name }) => ({ method, input, column: name }))),
  ),
);

test.each(
  columns.map(one => [`${one.method.name} without ${one.column} in ${one.input.name}`, one] as const),
)('%s says so', async (_, { method, input, column }) => {
  const tables = method.inputs.map(one => {
    const has = one.columns.filter(({ name }) => one !== input || name !== column);
    return `"${one.name}" AS (SELECT ${has.map(({ name }) => `NULL AS ${name}`).join(', ') || '1 AS one'})`;
  });
  const words = [
    ...method.inputs.map(one => (one.optional ? `${one.name} := '${one.name}'` : `'${one.name}'`)),
    ...method.options.filter(option => option.default === null).map(() => '1'),
  ];
  const call = `WITH ${tables.join(', ')} FROM ${method.name}(${words.join(', ')})`;
  await expect(session.rows(call)).rejects.toThrow(`\`${method.name}\` needs a column \`${column}\``);
});
