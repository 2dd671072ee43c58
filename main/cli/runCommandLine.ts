import { failureData } from '../contract/failure';
import { option, readArguments, UsageError, wordsOf } from './arguments';
import { check } from './check';
import { exportTables } from './export';
import { failureLine } from './failureLine';
import { figures } from './figures';
import { importFile } from './importFile';
import { newStudy } from './newStudy';
import { openDesktop } from './open';
import { query } from './query';
import { serveStudy } from './serve';
import { thread } from './thread';

const help = `golden-thread: the workbench for processual evaluation

  golden-thread open [study]                       the desktop
  golden-thread serve [study] [--port n]           the workbench in a browser on this machine
  golden-thread check <study>                      load everything and print problems as file:line:column
  golden-thread query <study> <sql | file.sql> [-p name=value]… [--format table|csv|json|ndjson|arrow|parquet] [-o file]
  golden-thread figures <study> [chart.vl.json …] [--out dir] [--format svg,png,pdf] [--dpi n] [-p name=value]…
  golden-thread import <study> <file> [--as table] [--map column=name]… [--dates day_first|month_first] [--dry-run]
  golden-thread export <study> --format qdpx|qdc|csv|parquet|xlsx|arrow [--table name | --query "sql" | file.sql] [-p name=value]… -o file
  golden-thread thread <figure>                    what a figure was drawn from
  golden-thread new <folder> [--title title]       an empty study

Exit status: 0 done, 1 problems in the study or query, 2 wrong usage.
`;

const commands: Readonly<Record<string, (given: readonly string[]) => Promise<number>>> = {
  open,
  serve,
  check,
  query,
  figures,
  export: exportTables,
  thread,
  import: importFile,
  new: newStudy,
};

/** Root on Linux may add --no-sandbox, without which Electron does not start for it. */
async function open(given: readonly string[]): Promise<number> {
  const read = readArguments(given, { 'no-sandbox': { value: false } });
  const [study = null] = wordsOf(read, 0, 1, 'open [study]');
  return openDesktop(study, option(read, 'no-sandbox') === null ? [] : ['--no-sandbox']);
}

async function serve(given: readonly string[]): Promise<number> {
  const read = readArguments(given, { port: { value: true } });
  const [study = null] = wordsOf(read, 0, 1, 'serve [study] [--port n]');
  const text = option(read, 'port');
  const port = text === null ? null : Number(text);
  if (port !== null && (!Number.isInteger(port) || port < 0 || port > 65_535)) {
    throw new UsageError(`--port takes a number from 0 to 65535, not ${text ?? ''}.`);
  }
  return serveStudy(study, { port });
}

/** Runs one command; the exit status. */
export async function runCommandLine([name = 'help', ...given]: readonly string[]): Promise<number> {
  if (['help', '--help', '-h'].includes(name)) {
    process.stdout.write(help);
    return 0;
  }
  try {
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (!command) throw new UsageError(`There is no command ${name}. See: golden-thread help`);
    return await command(given);
  } catch (error) {
    const usage = error instanceof UsageError;
    process.stderr.write(`${usage ? error.message : failureLine(failureData(error))}\n`);
    return usage ? 2 : 1;
  }
}
