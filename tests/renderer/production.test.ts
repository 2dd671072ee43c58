import { join } from 'node:path';
import { env } from 'node:process';
import { resolveConfig } from 'vite';
import { afterEach, expect, test } from 'vitest';
import { root } from '../e2e/root';

const before = env['NODE_ENV'];
afterEach(() => {
  if (before === undefined) delete env['NODE_ENV'];
  else env['NODE_ENV'] = before;
});

test('the page is built as people get it, whatever the environment of who builds it says', async () => {
  env['NODE_ENV'] = 'development';
  const { isProduction } = await resolveConfig({ configFile: join(root, 'vite.config.ts') }, 'build');
  expect(isProduction).toBe(true);
});
