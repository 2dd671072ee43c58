import { columnCell } from '../contract/cell';
import { cellText } from '../contract/cellText';
import { readArguments, wordsOf } from './arguments';
import { resultPages } from './resultPages';
import { problemLines, withStudy } from './study';

/** `golden-thread check <study>`: loads everything and prints every problem; 1 when there is any error or reject. */
export async function check(given: readonly string[]): Promise<number> {
  const [folder = ''] = wordsOf(readArguments(given, {}), 1, 1, 'check <study>');
  return withStudy(folder, async study => {
    const problems = study.summary.problems.filter(({ message }) => !isReject(message));
    const { lines, errors } = problemLines({ ...study.summary, problems });
    for (const line of lines) process.stdout.write(`${line}\n`);
    const rejects = await study.ask('query.run', {
      session: 'check',
      sql: rejectsQuery,
      path: null,
      parameters: {},
    });
    for await (const page of resultPages(study, rejects)) {
      const column = page.getChildAt(0);
      for (let row = 0; column && row < page.numRows; row++) {
        process.stdout.write(`${cellText(columnCell(column, row))}\n`);
      }
    }
    const { tables } = study.summary;
    const rows = tables.reduce((sum, table) => sum + (table.files.length > 0 ? table.rows : 0), 0);
    const loaded = tables.filter(table => table.files.length > 0).length;
    process.stderr.write(
      `${count(loaded, 'table')}, ${count(rows, 'row')}, ${count(rejects.rows, 'rejected value')}, ${count(errors, 'error')}\n`,
    );
    return errors > 0 || rejects.rows > 0 ? 1 : 0;
  });
}

const rejectsQuery = `SELECT file || ':' || coalesce(line, 1) || ':1: ' || reason
  || CASE WHEN "column" IS NULL THEN '' ELSE ' in column ' || "column" END
  || CASE WHEN coalesce(value, '') = '' THEN '' ELSE ': ' || value END FROM rejects ORDER BY file, line`;

function isReject(message: string): boolean {
  return message.startsWith('Row not loaded: ') || / more rows or values of .* were not loaded/.test(message);
}

function count(number: number, what: string): string {
  return `${number.toLocaleString('en-GB')} ${what}${number === 1 ? '' : 's'}`;
}
