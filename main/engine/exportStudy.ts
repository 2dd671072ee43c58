import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import type { Requests } from '../contract/engine';
import { Failure } from '../contract/failure';
import { versions } from './chartSources';
import { exportProject } from './exporting/exportProject';
import { writeFile } from './files/writeFile';
import type { Workspace } from './Workspace';

type Exporting = Requests['study.export'];

/** Writes the study's coding to a file for other coding tools. */
export async function exportStudy(
  workspace: Workspace,
  { format, path }: Exporting['in'],
  signal: AbortSignal,
): Promise<Exporting['out']> {
  const { study } = workspace.current();
  const place = await workspace.place(path);
  const within = relative(study.folder, place).replaceAll('\\', '/');
  if (!workspace.unconfined && existsSync(place) && !within.startsWith('exports/'))
    throw new Failure('refused', 'There is a file of this name. Choose another, or a place in exports/.', {
      path,
    });
  const session = await study.database.session();
  try {
    const by = `Golden Thread ${versions['golden_thread'] ?? ''}`.trim();
    const made = { by, at: new Date().toISOString() };
    const { bytes, notes } = await exportProject(session, format, study.summary, made);
    if (signal.aborted) throw Failure.cancelled();
    await writeFile(place, bytes);
    return { path, notes };
  } finally {
    session.close();
  }
}
