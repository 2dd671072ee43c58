import type { MethodFunction } from '../../contract/method';
import type { Database } from '../database/Database';
import type { Session } from '../database/Session';
import type { Fields, KindValue } from '../database/scalarFunction';
import type { MethodThread } from './MethodThread';
import { functions } from './methodTasks';

/** Rows of one task that a ticket can tell apart: a ticket is the task's id times this, plus the row. */
const mostRows = 4096n;

/** Registers the functions under the library's macros, which a thread apart computes. */
export function registerFunctions(database: Database, thread: MethodThread): void {
  for (const one of functions) registerFunction(database, thread, one);
  database.register({
    name: 'method_done',
    takes: ['BIGINT[]'],
    gives: 'BOOLEAN',
    answer: rows =>
      rows.map(([tickets]) => {
        const tasks = [...new Set(bigints(tickets).map(ticket => ticket / mostRows))];
        // Each is asked for, though one that is not done would settle it: those behind it are wanted too.
        return tasks.map(id => thread.outcomes(Number(id))).every(outcomes => outcomes !== null);
      }),
  });
}

function registerFunction(database: Database, thread: MethodThread, one: MethodFunction): void {
  database.register({
    name: `${one.name}_begin`,
    takes: one.takes,
    gives: 'BIGINT',
    answer: rows => {
      const id = BigInt(
        thread.begin(
          one.name,
          rows.map(row => row.filter(isKindValue)),
        ),
      );
      return rows.map((_, row) => id * mostRows + BigInt(row));
    },
  });
  database.register({
    name: `${one.name}_result`,
    takes: ['BIGINT'],
    gives: one.gives,
    answer: rows => rows.map(([ticket]) => fieldsOf(thread, typeof ticket === 'bigint' ? ticket : -1n)),
  });
}

function fieldsOf(thread: MethodThread, ticket: bigint): Fields {
  const outcome = thread.outcomes(Number(ticket / mostRows))?.[Number(ticket % mostRows)];
  if (!outcome) throw new Error('The result of a method was asked for before it was there.');
  if ('message' in outcome) throw new Error(outcome.message);
  return outcome.fields;
}

const bigints = (value: unknown): readonly bigint[] =>
  Array.isArray(value) ? value.filter(item => typeof item === 'bigint') : [];

const isKindValue = (value: KindValue | bigint | readonly bigint[]): value is KindValue =>
  typeof value !== 'bigint';

/** Macros that those of the library are made with. */
export async function defineFoundation(session: Session): Promise<void> {
  for (const macro of foundation) await session.run(macro);
}

const numbers = [
  'TINYINT',
  'SMALLINT',
  'INTEGER',
  'BIGINT',
  'HUGEINT',
  'UTINYINT',
  'USMALLINT',
  'UINTEGER',
  'UBIGINT',
  'UHUGEINT',
  'FLOAT',
  'DOUBLE',
];
const isNumber = `typeof(v) IN (${numbers.map(name => `'${name}'`).join(', ')}) OR typeof(v) LIKE 'DECIMAL%'`;
const isNothing = `typeof(v) = '"NULL"'`;
const refusal = (kinds: string) =>
  `error(format('\`{}\` needs ${kinds} in the column \`{}\`, and it holds {}. Convert it in the query that is passed, for instance with \`CAST({} AS …) AS {}\`.', method, col, typeof(v), col, col))`;

/**
 * - `number_in(v, method, col)`: the value as DOUBLE; an error that names the method and the column when the column
 *   is not of numbers. An undefined number (NaN, infinity) is NULL.
 * - `period_in(v, method, col)`: the value as it is; an error when it is neither a date, a time nor a number.
 * - `finished(asked)`: the rows of the materialised table expression `asked`, once the tickets in its column `ticket`
 *   are done. It waits in the engine's threads, so that others are served meanwhile.
 */
const foundation = [
  `CREATE OR REPLACE MACRO memory.golden_thread.number_in(v, method, col) AS
     CASE WHEN ${isNothing} THEN NULL WHEN ${isNumber} THEN
       CASE WHEN isfinite(TRY_CAST(v AS DOUBLE)) THEN TRY_CAST(v AS DOUBLE) END
     ELSE ${refusal('numbers')} END`,
  `CREATE OR REPLACE MACRO memory.golden_thread.period_in(v, method, col) AS
     CASE WHEN ${isNothing} OR ${isNumber} OR typeof(v) = 'DATE' OR typeof(v) LIKE 'TIMESTAMP%' THEN v
     ELSE ${refusal('dates or numbers')} END`,
  `CREATE OR REPLACE VIEW memory.golden_thread.no_actors AS
     SELECT NULL AS network, NULL AS actor_id WHERE false`,
  `CREATE OR REPLACE MACRO memory.golden_thread.finished(asked) AS TABLE
     WITH RECURSIVE __waiting AS (
       SELECT list(ticket) AS tickets, count(ticket) = 0 AS done FROM query_table(asked)
       UNION ALL
       SELECT tickets, CASE WHEN sleep_ms(4) IS NULL THEN method_done(tickets) END FROM __waiting WHERE NOT done
     )
     SELECT * FROM query_table(asked) WHERE (SELECT bool_or(done) FROM __waiting)`,
];
