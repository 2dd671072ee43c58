import type { EngineHandlers } from '../contract/engine';
import { failureData } from '../contract/failure';
import type { FileEntry } from '../contract/study';
import { chartSources, versions } from './chartSources';
import { prepareChart } from './charts/prepareChart';
import { exportResult } from './exportResult';
import { exportStudy } from './exportStudy';
import { exportFigure } from './figures/exportFigure';
import { readThread } from './figures/readThread';
import { listFiles } from './files/listFiles';
import { writeFile } from './files/writeFile';
import { importHandlers } from './importHandlers';
import { listCodes } from './listCodes';
import { profileHandlers } from './profileHandlers';
import { protectedSources } from './protectedSources';
import { choicesOf } from './queries/choicesOf';
import { resultHandlers } from './resultHandlers';
import { searchHandlers } from './searchHandlers';
import { textHandlers } from './textHandlers';
import { runScript } from './runScript';
import { createStudy } from './study/createStudy';
import type { Study } from './study/Study';
import type { Workspace } from './Workspace';

/** What answers each request, by its name. */
export function handlers(workspace: Workspace): EngineHandlers {
  return {
    'engine.about': () => Promise.resolve(versions),
    'study.open': (input, signal) => workspace.open(input.folder, signal),
    'study.reload': (_, signal) => workspace.reload(signal),
    'job.cancel': ({ job }) => {
      workspace.cancel(job);
      return Promise.resolve(null);
    },
    'study.summary': () => Promise.resolve(workspace.summary()),
    'study.create': input => createStudy(input.folder, input.title),
    'settings.read': () => workspace.userFiles.read(),
    'settings.write': async ({ id, value }) => {
      await workspace.userFiles.set(id, value);
      return null;
    },
    'keys.write': async ({ command, rules }) => {
      await workspace.userFiles.setRules(command, rules);
      return null;
    },
    'file.list': () => listEntries(workspace.current().study),
    ...textHandlers(workspace),
    'library.list': () => Promise.resolve(workspace.library.list()),
    'library.methods': () => workspace.library.methods(),
    'catalogue.language': () => workspace.current().queries.catalogue.language(),
    'catalogue.own': async ({ session }) => {
      const methods = (await workspace.library.methods()).map(({ name }) => name);
      return workspace.current().queries.own(session, methods);
    },
    'catalogue.column': (input, signal) => workspace.current().queries.columnFacts(input, signal),
    'catalogue.file': ({ from }) => workspace.current().queries.catalogue.fileColumns(from),
    'catalogue.codes': () => listCodes(workspace.current().study),
    'query.check': async (input, signal) =>
      (await workspace.current().queries.check(input, signal)).map(failureData),
    ...profileHandlers(workspace),
    'query.run': (query, signal) =>
      workspace.job(`query ${query.session}`, query.path ?? beginningOf(query.sql), signal, (tell, cancel) =>
        workspace.current().queries.run(query, cancel, tell),
      ),
    'query.choices': ({ sql }, signal) => choicesOf(workspace.current().queries, sql, signal),
    'query.script': (script, signal) => runScript(workspace, script, signal),
    'query.explain': (request, signal) =>
      workspace.job(`explain ${request.session}`, 'Explaining a query', signal, (tell, cancel) =>
        workspace.current().queries.explain(request, cancel, tell),
      ),
    'query.past': ({ search, limit }) => workspace.current().past.list(search, limit),
    'query.forget': async ({ ids }) => {
      await workspace.current().past.forget(ids);
      return null;
    },
    ...resultHandlers(workspace),
    'result.save': async (request, signal) => {
      const saved = await workspace.job(
        `export ${request.path}`,
        `Exporting ${request.path}`,
        signal,
        (_, cancel) => exportResult(workspace, request, cancel),
      );
      workspace.announceFiles();
      return saved;
    },
    'study.export': (request, signal) => exportStudy(workspace, request, signal),
    ...importHandlers(workspace),
    'chart.prepare': (request, signal) => prepareChart(request, chartSources(workspace), signal),
    'figure.export': async (request, signal) => {
      const exported = await workspace.job(
        `figure ${request.path}`,
        `Exporting ${request.name}`,
        signal,
        async (_, cancel) =>
          exportFigure(request, await protectedSources(workspace), tools(workspace), cancel),
      );
      workspace.announceFiles();
      return exported;
    },
    'figure.thread': async input => readThread(await workspace.place(input.path)),
    ...searchHandlers(workspace),
  };
}

/** The first line of a query, as its name where it has none. */
function beginningOf(sql: string): string {
  const [line = ''] = sql.trim().split('\n');
  return line.length > 80 ? `${line.slice(0, 79)}…` : line;
}

function tools(workspace: Workspace) {
  return {
    fonts: workspace.folders.fonts,
    write: async (path: string, bytes: Uint8Array) => writeFile(await workspace.place(path), bytes),
    now: () => new Date(),
  };
}

async function listEntries({ folder, summary }: Study): Promise<readonly FileEntry[]> {
  const files = await listFiles(folder);
  const loaded = new Map(
    summary.tables.flatMap(table => table.files.map(path => [path, table.name] as const)),
  );
  return files.map(({ path, bytes }) => {
    const table = loaded.get(path);
    const counts = summary.sources.find(source => source.path === path);
    if (table === undefined || !counts) return { path, bytes, loaded: null };
    return { path, bytes, loaded: { table, rows: counts.rows, rejectedRows: counts.rejectedRows } };
  });
}
