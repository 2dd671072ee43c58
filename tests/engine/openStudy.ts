import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { tableFromIPC } from 'apache-arrow';
import { onTestFinished } from 'vitest';
import { asking } from '../../main/contract/call';
import { columnCell } from '../../main/contract/cell';
import type { CellTable } from '../../main/contract/cell';
import { cellText } from '../../main/contract/cellText';
import type { EngineAsk, Requests } from '../../main/contract/engine';
import type { ResultSummary } from '../../main/contract/result';
import { openEngine } from '../../main/engine/index';
import { temporaryFolder } from './openDatabase';

const root = resolve(import.meta.dirname, '../..');

/** Folders of the shipped files, as the engine takes them. */
export const engineFolders = {
  analyses: join(root, 'analyses'),
  fonts: join(root, 'node_modules/@expo-google-fonts'),
  threads: null,
  user: join(tmpdir(), 'golden-thread-test-user'),
};

/** An engine asked directly, closed when the test ends. */
export function startEngine(): EngineAsk {
  const engine = openEngine(engineFolders);
  onTestFinished(() => engine.close());
  return asking<Requests>((name, input, signal) => engine.answer(name, input, signal));
}

/** A folder with the files given, by path. */
export function studyOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = temporaryFolder();
  for (const [path, contents] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), contents);
  }
  return folder;
}

/** The rows of a query as texts. */
export async function textRows(ask: EngineAsk, sql: string): Promise<readonly (readonly string[])[]> {
  return pageTexts(ask, await ask('query.run', { session: 'test', sql, path: null, parameters: {} }));
}

/** The first rows of a result as texts. */
export async function pageTexts(
  ask: EngineAsk,
  { result }: Pick<ResultSummary, 'result'>,
  window: {
    readonly offset?: number;
    readonly limit?: number;
    readonly order?: Requests['result.page']['in']['order'];
    readonly filters?: Requests['result.page']['in']['filters'];
  } = {},
): Promise<readonly (readonly string[])[]> {
  const { offset = 0, limit = 1000, order = [], filters = [] } = window;
  const table: CellTable = tableFromIPC(await ask('result.page', { result, order, filters, offset, limit }));
  const columns = table.schema.fields.map((_, index) => table.getChildAt(index));
  return Array.from({ length: table.numRows }, (_, row) =>
    columns.map(column => (column ? cellText(columnCell(column, row)) : '')),
  );
}
