import type { ImportFile, Importing } from './importing';
import { openQuestions } from './questions';

/** Where a file stands: what would happen to it if the import began now. */
export type Standing = 'busy' | 'ready' | 'asks' | 'refused' | 'failed' | 'leftOut';

/** Where a file stands. */
export function standingOf(file: ImportFile): Standing {
  if (file.leftOut) return 'leftOut';
  if (file.step === 'failed' || (file.inspection?.refused ?? null) !== null) return 'refused';
  const { plan, look } = file;
  if (!plan || look?.plan !== plan) return 'busy';
  if (look.failure) return 'failed';
  return openQuestions(file.asked, plan).length > 0 ? 'asks' : 'ready';
}

/** Whether what is shown of a file is about an earlier plan or not there yet. */
export function isLooking(file: ImportFile): boolean {
  return file.plan !== null && file.look?.plan !== file.plan;
}

/** How many files stand where. */
export function countStandings(files: readonly ImportFile[]): Readonly<Record<Standing, number>> {
  const counts = { busy: 0, ready: 0, asks: 0, refused: 0, failed: 0, leftOut: 0 };
  for (const file of files) counts[standingOf(file)] += 1;
  return counts;
}

const filesCount = (count: number): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? 'file' : 'files'}`;

/** Why the import cannot begin, as a sentence; null when it can. */
export function hindranceOf({ files }: Importing): string | null {
  if (files.length === 0) return 'Choose files first.';
  const { busy, ready, asks, failed } = countStandings(files);
  if (asks > 0)
    return `${filesCount(asks)} ${asks === 1 ? 'needs' : 'need'} an answer before anything is written.`;
  if (failed > 0)
    return `${filesCount(failed)} cannot be imported as chosen: change the choices, or leave ${failed === 1 ? 'it' : 'them'} out.`;
  if (busy > 0) return `${filesCount(busy)} ${busy === 1 ? 'is' : 'are'} still being read.`;
  return ready > 0 ? null : 'None of these files can be imported.';
}

/** What the import would do with all the files, in a line. */
export function summaryOf({ files, passedOver }: Importing): string {
  const { ready, refused, leftOut } = countStandings(files);
  const rejected = files
    .filter(file => standingOf(file) === 'ready')
    .reduce((total, { look }) => total + (look?.preview?.rejectedRows ?? 0), 0);
  const parts = [
    `${ready.toLocaleString('en-GB')} of ${filesCount(files.length)} ready`,
    ...(refused > 0 ? [`${refused} refused`] : []),
    ...(leftOut > 0 ? [`${leftOut} left out`] : []),
    ...(rejected > 0 ? [rejectedWords(rejected)] : []),
    ...(passedOver.length > 0 ? [passedOverWords(passedOver)] : []),
  ];
  return parts.join(' · ');
}

const mostNames = 3;

function passedOverWords(names: readonly string[]): string {
  const shown = names.slice(0, mostNames).map(name => name.split('/').at(-1));
  return `${names.length.toLocaleString('en-GB')} passed over (${shown.join(', ')}${names.length > mostNames ? ', …' : ''})`;
}

function rejectedWords(rows: number): string {
  return `${rows.toLocaleString('en-GB')} ${rows === 1 ? 'row does' : 'rows do'} not fit`;
}
