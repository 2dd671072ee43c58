import { resolve } from 'node:path';
import { isOneOf } from '../contract/check';
import { option, parametersOf, readArguments, UsageError, wordsOf } from './arguments';
import { queryText } from './queryText';
import { tellProblems, withStudy } from './study';
import { writeResult } from './writeResult';

const usage =
  'query <study> <sql | file.sql> [-p name=value]… [--format table|csv|json|ndjson|arrow|parquet] [-o file]';
const isFormat = isOneOf('table', 'csv', 'json', 'ndjson', 'arrow', 'parquet');

/** `golden-thread query`: runs SQL, or a saved query, and writes its rows. */
export async function query(given: readonly string[]): Promise<number> {
  const shapes = {
    param: { value: true, short: 'p' },
    format: { value: true, short: 'f' },
    output: { value: true, short: 'o' },
  };
  const read = readArguments(given, shapes);
  const [folder = '', text = ''] = wordsOf(read, 2, 2, usage);
  const output = option(read, 'output');
  const file = output === null ? null : resolve(output);
  const format = option(read, 'format') ?? endingOf(file) ?? 'table';
  if (!isFormat(format)) throw new UsageError(`There is no format ${format}. Usage: golden-thread ${usage}`);
  const parameters = parametersOf(read);
  const here = resolve(text);
  return withStudy(folder, async study => {
    tellProblems(study.summary);
    const { sql, path } = await queryText(study, text, here);
    const result = await study.ask('query.run', { session: 'query', sql, path, parameters }, study.signal);
    if (result.columns.length > 0) await writeResult(study, result, format, file);
    else process.stderr.write(`${result.statement}: done\n`);
    return 0;
  });
}

function endingOf(file: string | null): string | null {
  const ending = file === null ? null : (/\.(\w+)$/.exec(file)?.[1]?.toLowerCase() ?? null);
  return ending !== null && isFormat(ending) ? ending : null;
}
