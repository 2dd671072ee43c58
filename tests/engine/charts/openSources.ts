import { DuckDBInstance } from '@duckdb/node-api';
import { createHash } from 'node:crypto';
import { Failure } from '../../../main/contract/failure';
import type { CaseSummary } from '../../../main/contract/study';
import { arrowStream } from '../../../main/engine/arrow/arrowStream';
import type {
  ChartDescription,
  ChartQuery,
  ChartResult,
  ChartSources,
} from '../../../main/engine/charts/chartSources';
import { columnKind } from '../../../main/engine/arrow/columnKind';

/** What a test's chart is drawn from. */
export interface Given {
  /** SQL that makes the tables. */
  readonly tables?: string;
  readonly files: Readonly<Record<string, string>>;
  readonly cases?: readonly CaseSummary[];
  readonly synthetic?: boolean;
  readonly description?: Partial<ChartDescription>;
}

export interface OpenSources extends ChartSources {
  /** Every SELECT that a chart ran over a result. */
  readonly statements: string[];
  readonly opened: { queries: number; closed: number };
}

export const trusts: readonly CaseSummary[] = [
  { id: 'RR8', name: 'Leeds Teaching Hospitals', shortName: 'LTHT', colour: '#1560D4' },
  { id: 'RTP', name: 'Surrey and Sussex Healthcare', shortName: 'SASH', colour: '#087F77' },
  { id: 'RF4', name: 'Barking, Havering and Redbridge', shortName: 'BHRUT', colour: '#9A6700' },
  { id: 'RKB', name: 'University Hospitals Coventry and Warwickshire', shortName: 'UHCW', colour: '#4A1A70' },
  { id: 'RXW', name: 'Shrewsbury and Telford', shortName: 'SaTH', colour: '#A3163A' },
];

/** A study in memory: real DuckDB, real temporary tables, real Arrow. */
export async function openSources(given: Given): Promise<OpenSources> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  const main = await instance.connect();
  if (given.tables !== undefined) await main.run(given.tables);
  const statements: string[] = [];
  const opened = { queries: 0, closed: 0 };
  const lineage = { tables: ['outcomes'], files: ['data/outcomes.csv'], synthetic: given.synthetic ?? false };

  async function query({ sql, parameters }: ChartQuery): Promise<ChartResult> {
    opened.queries += 1;
    const connection = await instance.connect();
    const statement = await connection.prepare(sql);
    const names = Array.from({ length: statement.columnCount }, (_, index) => statement.columnName(index));
    const fields = names.map((_, index) => `c${index}`);
    const used = Object.fromEntries(Object.entries(parameters).filter(([name]) => sql.includes(`$${name}`)));
    await connection.run(`CREATE TEMP TABLE "my result" (${fields.join(', ')}) AS ${sql}`, used);
    const made = await connection.prepare('FROM "my result"');
    const columns = names.map((name, index) => {
      const type = made.columnType(index).toString();
      return { name, type, kind: columnKind(type) };
    });
    const counted = await connection.runAndReadAll('SELECT count(*)::INTEGER FROM "my result"');
    return {
      table: 'my result',
      fields,
      columns,
      rows: Number(counted.getRows()[0]?.[0]),
      lineage,
      guardCounts: null,
      async arrow(select) {
        statements.push(select);
        return arrowStream(await connection.run(select), []);
      },
      close() {
        opened.closed += 1;
        connection.closeSync();
        return Promise.resolve();
      },
    };
  }

  return {
    statements,
    opened,
    cases: given.cases ?? [],
    protection: null,
    query,
    readText(path) {
      const text = given.files[path];
      if (text === undefined)
        return Promise.reject(new Failure('file', `There is no file "${path}".`, { path }));
      const version = createHash('sha256').update(text).digest('hex');
      return Promise.resolve({ text, version, readOnly: false, bytes: Buffer.byteLength(text) });
    },
    describe: () =>
      Promise.resolve({ tables: [], files: [], versions: { duckdb: '1.5.6' }, ...given.description }),
  };
}
