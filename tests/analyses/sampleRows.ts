import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, sampleFolder } from '../sample-data/sampleStudy';
import type { Rows } from '../sample-data/sampleStudy';

export type Row = Readonly<Record<string, unknown>>;

/** A shipped query's text. */
export const queryText = (path: string) => readFileSync(join(root, 'analyses', path), 'utf8');

/** Rows as objects by column. */
export const asRows = ({ columns, values }: Rows): readonly Row[] =>
  values.map(row => Object.fromEntries(columns.map((name, index) => [name, row[index]])));

/** The cells of a file of the sample study that has no commas within its cells, as objects by column. */
export function plainCells(path: string): readonly Readonly<Record<string, string>>[] {
  const [head = '', ...lines] = readFileSync(join(sampleFolder, 'data', path), 'utf8')
    .trimEnd()
    .split('\n');
  const names = head.split(',');
  return lines.map(line => {
    const cells = line.split(',');
    return Object.fromEntries(names.map((name, index): [string, string] => [name, cells[index] ?? '']));
  });
}
