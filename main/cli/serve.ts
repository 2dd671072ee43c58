import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Failure } from '../contract/failure';
import { openEngine } from '../engine/index';
import { programFolders } from '../programFolders';
import { createServer } from '../server/createServer';

/** `golden-thread serve`: the workbench in a browser on this machine, until it is interrupted. */
export async function serveStudy(
  study: string | null,
  options: { readonly port: number | null },
): Promise<number> {
  const folders = programFolders();
  if (!existsSync(join(folders.renderer, 'index.html')))
    throw new Failure('file', 'The page of the workbench is not built yet: run npm run build.');
  if (study === null && folders.packaged)
    throw new Failure('study', 'Name the folder of a study: golden-thread serve <study>.');
  const interrupted = interruption();
  const engine = openEngine(folders.engine, { program: '“golden-thread serve”' });
  try {
    const folder = study === null ? folders.sampleStudy : resolve(study);
    await engine.answer('study.open', { folder }, new AbortController().signal);
    const server = await createServer(engine, folders.renderer, options);
    process.stdout.write(`${server.address}\n`);
    await interrupted;
    await server.close();
  } finally {
    await engine.close();
  }
  return 0;
}

function interruption(): Promise<void> {
  return new Promise(done => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => done());
  });
}
