import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { programFolders } from '../../main/programFolders';

test('from source, every folder is there', () => {
  const { root, engine, sampleStudy, packaged } = programFolders();
  expect(existsSync(join(root, 'package.json'))).toBe(true);
  expect(existsSync(join(engine.fonts, 'inter/400Regular/Inter_400Regular.ttf'))).toBe(true);
  expect(existsSync(join(engine.analyses, 'index.ts'))).toBe(true);
  expect(existsSync(join(sampleStudy, 'study.yaml'))).toBe(true);
  expect(packaged).toBe(false);
});

test('in a package, data stand beside the archive and fonts outside it', () => {
  const resources = realpathSync(mkdtempSync(join(tmpdir(), 'golden-thread-resources-')));
  const fonts = join(resources, 'app.asar/node_modules/@expo-google-fonts/inter');
  mkdirSync(fonts, { recursive: true });
  mkdirSync(join(resources, 'app.asar/out/main/chunks'), { recursive: true });
  writeFileSync(join(fonts, 'package.json'), '{}');
  writeFileSync(join(resources, 'app.asar/package.json'), '{}');
  expect(programFolders(join(resources, 'app.asar/out/main/chunks'))).toEqual({
    root: join(resources, 'app.asar'),
    packaged: true,
    renderer: join(resources, 'app.asar/out/renderer'),
    sampleStudy: join(resources, 'sample-data'),
    engine: {
      analyses: join(resources, 'analyses'),
      fonts: join(resources, 'app.asar.unpacked/node_modules/@expo-google-fonts'),
      threads: join(resources, 'app.asar/out/main'),
      user: programFolders().engine.user,
    },
  });
  rmSync(resources, { recursive: true });
});

test.skipIf(process.platform !== 'linux')(
  'what a person sets stands where the system keeps such things',
  () => {
    vi.stubEnv('XDG_CONFIG_HOME', '/elsewhere');
    expect(programFolders().engine.user).toBe('/elsewhere/golden-thread/User');
    vi.stubEnv('XDG_CONFIG_HOME', '');
    expect(programFolders().engine.user).toMatch(/\/\.config\/golden-thread\/User$/);
    vi.unstubAllEnvs();
  },
);
