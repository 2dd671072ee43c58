// Writes the synthetic tables of the sample study. Nothing here is measured: levels, trends, seasons, noise, people,
// ties, savings, meetings and visits are drawn from seeded generators.
//
//   node sample-data/generate.mjs [folder]        the folder defaults to sample-data/data
//
// Only + - * / and rounding are used, so every machine writes the same bytes.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { agenda } from './generator/agenda.mjs';
import { attendance } from './generator/attendance.mjs';
import { improvements } from './generator/improvements.mjs';
import { meetings } from './generator/meetings.mjs';
import { networks } from './generator/networks.mjs';
import { outcomes } from './generator/outcomes.mjs';
import { recovery } from './generator/recovery.mjs';
import { routines } from './generator/routines.mjs';

const folder = process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), 'data');
const tables = [
  ...outcomes(),
  ...networks(),
  ...improvements(),
  ...meetings(),
  ...attendance(),
  ...agenda(),
  ...routines(),
  ...recovery(),
];
for (const [name, text] of tables) {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}
