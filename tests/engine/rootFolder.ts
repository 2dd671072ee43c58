import { resolve } from 'node:path';

// An open study is the folder that the process works in: the next file of the same process begins where all others do.
process.chdir(resolve(import.meta.dirname, '../..'));
