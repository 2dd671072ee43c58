import { resolve } from 'node:path';
import { isOneOf } from '../contract/check';
import { Failure } from '../contract/failure';
import type { ImportPlan, ImportPreview, ImportQuestion, Inspection } from '../contract/importing';
import { option, readArguments, UsageError, wordsOf } from './arguments';
import type { Arguments } from './arguments';
import { withStudy } from './study';

const usage =
  'import <study> <file> [--as table|transcript|project] [--map column=name]… [--sheet name] [--header row] [--dates day_first|month_first] [--layout id] [--dry-run]';

const shapes = {
  as: { value: true },
  map: { value: true },
  value: { value: true },
  sheet: { value: true },
  header: { value: true },
  range: { value: true },
  missing: { value: true },
  dates: { value: true },
  positions: { value: true },
  layout: { value: true },
  where: { value: true },
  to: { value: true },
  'dry-run': { value: false },
};

const isDateOrder = isOneOf('day_first', 'month_first');

/** `golden-thread import`: brings a file into the study; 1 when a question is open, or rows did not fit. */
export async function importFile(given: readonly string[]): Promise<number> {
  const read = readArguments(given, shapes);
  const [folder = '', name = ''] = wordsOf(read, 2, 2, usage);
  const path = resolve(name);
  return withStudy(folder, async ({ ask, signal }) => {
    const { file } = await ask('import.take', { path }, signal);
    const inspection = await ask('import.inspect', { file }, signal);
    if (inspection.refused !== null) throw new Failure('file', inspection.refused, { path: name });
    const plan = planned(inspection, read);
    process.stderr.write(`${inspection.title}: ${inspection.why}\n`);
    const preview = await ask('import.preview', plan, signal);
    tell(name, preview);
    const open = preview.questions.filter(({ about }) => about !== 'cases');
    if (open.length > 0) throw new UsageError(open.map(question).join(' '));
    if (option(read, 'dry-run') !== null) return preview.rejectedRows > 0 ? 1 : 0;
    const report = await ask('import.run', { plans: [plan] }, signal);
    for (const { path: written, table, rows } of report.files)
      process.stdout.write(`${written}${table === '' ? '' : `\t${table}\t${rows}`}\n`);
    for (const note of report.notes) process.stderr.write(`${note}\n`);
    return preview.rejectedRows > 0 ? 1 : 0;
  });
}

/** The plan as the options change it. */
function planned({ plan, kind }: Inspection, read: Arguments): ImportPlan {
  const as = option(read, 'as');
  const header = option(read, 'header');
  const dates = option(read, 'dates');
  if (header !== null && !/^\d+$/.test(header))
    throw new UsageError('--header takes the number of a row; 0 for none.');
  if (dates !== null && !isDateOrder(dates)) throw new UsageError('--dates takes day_first or month_first.');
  const chosen = kindOf(as) ?? kind;
  const asTable = chosen === 'table';
  return {
    ...plan,
    kind: chosen,
    target: option(read, 'to') ?? plan.target,
    table: asTable && as !== null && as !== 'table' ? as : plan.table,
    layout: option(read, 'layout') ?? (as === null || as === plan.table ? plan.layout : null),
    part: option(read, 'sheet') ?? plan.part,
    header: header === null ? null : Number(header),
    range: option(read, 'range'),
    missing: read.options.get('missing') ?? [],
    dates: isDateOrder(dates) ? dates : null,
    positions: option(read, 'positions'),
    where: option(read, 'where'),
    columns: { ...plan.columns, ...columnsOf(read) },
    values: valuesOf(read),
  };
}

function kindOf(as: string | null): ImportPlan['kind'] | null {
  if (as === null) return null;
  if (as === 'transcript' || as === 'documents') return 'document';
  return as === 'project' ? 'project' : 'table';
}

/** `--map column=name`: the column of the table that the file calls by another name. */
function columnsOf(read: Arguments): Readonly<Record<string, string>> {
  return Object.fromEntries(
    (read.options.get('map') ?? []).map(text => {
      const [, column, name] = /^([^=]+)=(.+)$/s.exec(text) ?? [];
      if (column !== undefined && name !== undefined) return [column, name];
      throw new UsageError(`“${text}” maps nothing: write --map column=name`);
    }),
  );
}

/** `--value column:from=to`: another value in place of one that the file has; an empty one for none. */
function valuesOf(read: Arguments): ImportPlan['values'] {
  const values: Record<string, Record<string, string | null>> = {};
  for (const text of read.options.get('value') ?? []) {
    const [, column, from, to] = /^([^:=]+):(.*?)=(.*)$/s.exec(text) ?? [];
    if (column === undefined || from === undefined || to === undefined)
      throw new UsageError(`“${text}” recodes nothing: write --value column:from=to`);
    values[column] = { ...values[column], [from]: to === '' ? null : to };
  }
  return values;
}

function tell(name: string, preview: ImportPreview): void {
  for (const note of preview.notes) process.stderr.write(`${note}\n`);
  for (const { line, column, value, reason } of preview.rejects) {
    const where = column === null ? '' : ` in ${column}`;
    process.stderr.write(
      `${name}:${line ?? 1}:1: ${reason}${where}${value === null || value === '' ? '' : `: ${value}`}\n`,
    );
  }
  for (const { what, count, why } of preview.losses)
    process.stderr.write(`Not carried over: ${count} × ${what}. ${why}\n`);
  const unknown = preview.questions.filter(one => one.about === 'cases');
  for (const one of unknown) process.stderr.write(`${question(one)}\n`);
}

function question(one: ImportQuestion): string {
  switch (one.about) {
    case 'dates':
      return `The dates of ${one.column} could be read either way (${one.examples.join(', ')}): add --dates day_first or --dates month_first.`;
    case 'positions': {
      const choices = one.choices.map(
        ({ positions, quotes }) => `--positions ${positions} (“${quotes[0] ?? ''}”)`,
      );
      return `The positions in ${one.document} could count in several ways: add ${choices.join(' or ')}.`;
    }
    case 'cases': {
      const names = one.unknown.map(
        ({ value, likely }) => `${value}${likely === null ? '' : ` (${likely}?)`}`,
      );
      return `These name no case of the study: ${names.join(', ')}. Recode them with --value case_id:from=to.`;
    }
  }
}
