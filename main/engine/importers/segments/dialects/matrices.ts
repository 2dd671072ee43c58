import { Collected } from '../Collected';
import { colonPath, nvivoPath } from '../codePath';
import { plainNumber } from '../dates';
import type { Dialect, SegmentTable, TextTable } from '../table';

/** How a matrix of codes and cases is written. */
interface Matrix {
  readonly id: string;
  readonly path: (name: string) => readonly string[];
  readonly code: (label: string) => string;
  readonly case: (heading: string) => string;
  readonly count: (cell: string) => number | null;
}

const numbered = /^\s*\d+\s*:\s+/u;
const lettered = /^\s*[A-Z]{1,3}\s*:\s+/u;

const nvivo: Matrix = {
  id: 'nvivo-matrix',
  path: nvivoPath,
  code: label => label.replace(numbered, '').trim(),
  case: heading => heading.replace(lettered, '').trim(),
  count: plainNumber,
};

/** NVivo: a matrix coding query, codes down and cases across. */
export const nvivoMatrix: Dialect = {
  id: nvivo.id,
  title: 'NVivo matrix coding query',
  recognise([corner = '', ...cases], firstRows) {
    const labels = firstRows.map(([label]) => label ?? '').filter(label => label.trim() !== '');
    const headed = cases.filter(heading => heading.trim() !== '');
    const corners = /^(\ufeff|column\d*|\s)*$/u.test(corner);
    const all = headed.length > 0 && headed.every(heading => lettered.test(heading));
    if (!corners || !all || labels.length === 0 || !labels.every(label => numbered.test(label))) return null;
    const why =
      'The empty corner, headings such as “A : Case” and rows such as “1 : Code” are those of an NVivo matrix.';
    return { sureness: 0.95, why };
  },
  read: table => readMatrix(table, nvivo),
};

const groundedness = /\s*(?:^|\n|\b)(Gr|GS)\s*=\s*\d+\s*;?/giu;

const atlasti: Matrix = {
  id: 'atlasti-code-document',
  path: colonPath,
  code: label => unmarked(label),
  case: heading => unmarked(heading),
  count: cell => plainNumber(cell.replace(/^(Gr|Freq|Count)\s*=\s*/iu, '')),
};

/** ATLAS.ti: the code–document table, whose labels say how often a code was used (`Gr=12`). */
export const atlastiCodeDocument: Dialect = {
  id: atlasti.id,
  title: 'ATLAS.ti code–document table',
  recognise([, ...cases], firstRows) {
    const heads = cases.filter(heading => /\bGr\s*=\s*\d+/iu.test(heading)).length;
    const rows = firstRows.filter(([label]) => /\bGr\s*=\s*\d+/iu.test(label ?? '')).length;
    const cells = firstRows
      .flatMap(row => row.slice(1))
      .filter(cell => /^\s*Gr\s*=\s*\d+\s*$/iu.test(cell ?? '')).length;
    if (rows + cells === 0 || heads + cells === 0) return null;
    const why = 'Counts such as “Gr=12” in headings and rows are those of ATLAS.ti’s code–document table.';
    return { sureness: 0.9, why };
  },
  read: table => readMatrix(table, atlasti),
};

/** A label without `Gr=12`, `GS=3`, the mark of a code, and the number of a document (`1: Interview`). */
function unmarked(label: string): string {
  return label
    .replace(groundedness, '')
    .replace(/^[\s○●◯]+/u, '')
    .replace(/^D?\d+\s*:\s+/u, '')
    .trim();
}

function isTotal(label: string): boolean {
  return /^(totals?|sum|summe|gesamt|razem|suma|totales|total général|totaux)$/iu.test(label.trim());
}

function readMatrix(table: TextTable, matrix: Matrix): SegmentTable {
  const kept = new Collected();
  const cases = table.columns.map(heading => matrix.case(heading));
  const totals = cases.filter((name, index) => index > 0 && isTotal(name)).length;
  kept.lose('Columns of totals', 'They sum up other columns.', totals);
  table.rows.forEach((cells, index) => {
    const line = table.lines[index] ?? index + 2;
    const label = (cells[0] ?? '').trim();
    const code = matrix.code(label);
    if (cells.every(cell => (cell ?? '').trim() === ''))
      kept.leaveOut(line, 'Empty rows', 'They hold nothing.');
    else if (code === '') kept.reject(line, cells.map(cell => cell ?? '').join(' '), 'No code is named.');
    else if (isTotal(code)) kept.leaveOut(line, 'Rows of totals', 'They sum up other rows.');
    else readCounts({ cells, cases, line, path: matrix.path(code) }, matrix, kept);
  });
  return kept.table(matrix.id, 'counts');
}

interface MatrixRow {
  readonly cells: TextTable['rows'][number];
  readonly cases: readonly string[];
  readonly line: number;
  readonly path: readonly string[];
}

function readCounts({ cells, cases, line, path }: MatrixRow, matrix: Matrix, kept: Collected): void {
  kept.codes.push({ path, description: null, line });
  for (const [column, name] of cases.entries()) {
    const cell = (cells[column] ?? '').trim();
    if (column === 0 || isTotal(name) || (name === '' && cell === '')) continue;
    const count = matrix.count(cell);
    if (name === '') kept.reject(line, cell, `Column ${column + 1} names no case.`);
    else if (cell === '') kept.reject(line, null, `There is no number for “${name}”.`);
    else if (count === null) kept.reject(line, cell, `The number for “${name}” is none.`);
    else kept.counts.push({ code: path, case: name, count, line });
  }
}
