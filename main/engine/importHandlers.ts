import type { EngineHandlers } from '../contract/engine';
import { Failure } from '../contract/failure';
import type { ImportReport } from '../contract/importing';
import { importChoices } from './importing/choices';
import type { Ran } from './importing/Imports';
import type { Workspace } from './Workspace';

type ImportHandlers = Pick<EngineHandlers, Extract<keyof EngineHandlers, `import.${string}`>>;

/** What answers the requests of an import. */
export function importHandlers(workspace: Workspace): ImportHandlers {
  const imports = () => workspace.current().imports;
  return {
    'import.stage': async (piece, signal) => {
      const { staging } = imports();
      const file = await staging.take(piece);
      // Whoever gave up on the first piece never learns the file's name, so nobody else can forget it.
      if (signal.aborted) await staging.forget(file);
      return { file };
    },
    'import.take': async ({ path }) => {
      if (!workspace.unconfined)
        throw new Failure(
          'refused',
          'A window brings in the files that a person gives it, and none by their paths.',
        );
      return { file: await imports().staging.copy(path) };
    },
    'import.inspect': ({ file }, signal) => imports().inspect(file, signal),
    'import.choices': () => Promise.resolve(importChoices(workspace.current().study)),
    'import.preview': (plan, signal) =>
      workspace.job(`import ${plan.file}`, 'Looking at what would be imported', signal, (_, cancel) =>
        imports().preview(plan, cancel),
      ),
    'import.run': ({ plans }, signal) =>
      workspace.job('import', 'Importing', signal, async (tell, cancel) => {
        const ran = await imports().run(plans, cancel, fraction => {
          tell('Importing', fraction);
        });
        await workspace.reload(new AbortController().signal);
        return report(workspace, ran);
      }),
    'import.undo': async ({ change }) => {
      await workspace.current().study.changes.undo(change);
      await workspace.reload(new AbortController().signal);
      return null;
    },
    'import.forget': async ({ file }) => {
      await imports().staging.forget(file);
      return null;
    },
  };
}

function report(workspace: Workspace, { change, paths, notes }: Ran): ImportReport {
  const { sources } = workspace.current().study.summary;
  const files = paths.map(path => {
    const source = sources.find(one => one.path === path);
    return {
      path,
      table: source?.table ?? '',
      rows: source?.rows ?? 0,
      rejectedRows: source?.rejectedRows ?? 0,
    };
  });
  return { change, files, notes };
}
