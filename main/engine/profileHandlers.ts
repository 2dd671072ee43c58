import { createHash } from 'node:crypto';
import type { EngineHandlers } from '../contract/engine';
import { Failure } from '../contract/failure';
import { profileJob, tableProfileJob } from '../contract/profile';
import type { ColumnProfile } from '../contract/profile';
import type { StudyFile } from './files/listFiles';
import type { Profiled } from './queries/profile/Profiles';
import { descriptionFile } from './study/description';
import type { Study } from './study/Study';
import type { Workspace } from './Workspace';

type ProfileHandlers = Pick<EngineHandlers, 'table.profile' | 'table.profiles'>;

/** What answers requests for profiles of columns. One that was counted before is no job. */
export function profileHandlers(workspace: Workspace): ProfileHandlers {
  return {
    'table.profile': async (name, signal) => {
      const title = `Profiling ${name.column} of ${name.table}`;
      const { profiles, study } = workspace.current();
      const now = () => profiledIn(study);
      const known = profiles.known(name, now());
      if (known) return known;
      return workspace.job(profileJob(name), title, signal, (tell, cancel) =>
        profiles.profile(name, now, cancel, fraction => {
          tell(title, fraction);
        }),
      );
    },
    'table.profiles': async ({ table }, signal) => {
      const { profiles, study } = workspace.current();
      const now = () => profiledIn(study);
      const { tables, views } = now();
      const names = [...tables, ...views]
        .find(({ name }) => name === table)
        ?.columns.map(({ name: column }) => ({ table, column }));
      if (!names)
        throw new Failure('query', `The study has no table “${table}” any more. Choose another one.`);
      const counted = names.map(name => profiles.known(name, now()));
      if (counted.every(one => one !== null)) return counted;
      return workspace.job(tableProfileJob(table), `Profiling ${table}`, signal, async (tell, cancel) => {
        const found: ColumnProfile[] = [];
        for (const [index, name] of names.entries())
          found.push(
            await profiles.profile(name, now, cancel, fraction => {
              tell(`Profiling ${table}: ${name.column}`, (index + (fraction ?? 0)) / names.length);
            }),
          );
        return found;
      });
    },
  };
}

const versions = new WeakMap<readonly StudyFile[], Pick<Profiled, 'tablesVersion' | 'viewsVersion'>>();

/** What can be profiled. Tables are those of other files whenever a loaded file changed, views whenever any did. */
function profiledIn({ summary, files, made }: Study): Profiled {
  const { tables, views } = summary;
  const known = versions.get(files);
  if (known) return { tables, views, ...known };
  const loaded = new Set(made.plan.files.map(({ file }) => file.path));
  const fresh = {
    tablesVersion: versionOf(files.filter(({ path }) => loaded.has(path) || path === descriptionFile)),
    viewsVersion: versionOf(files),
  };
  versions.set(files, fresh);
  return { tables, views, ...fresh };
}

function versionOf(files: readonly StudyFile[]): string {
  const hash = createHash('sha256');
  for (const { path, bytes, modified } of files) hash.update(JSON.stringify([path, bytes, modified]));
  return hash.digest('hex');
}
