import { join } from 'node:path';
import { argv, exit } from 'node:process';
import { runnerImport } from 'vite';

const bench = join(import.meta.dirname, 'bench.ts');
const { module } = await runnerImport(bench, { logLevel: 'error' });
await module.bench(argv.includes('--json'));
exit(0);
