import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { isOneOf } from '../contract/check';
import { failureData } from '../contract/failure';
import { settings } from '../contract/declaredSettings';
import type { FigureFormat } from '../contract/figure';
import { valueOf } from '../contract/settings';
import { option, parametersOf, readArguments, UsageError, wordsOf } from './arguments';
import { failureLine } from './failureLine';
import { withStudy } from './study';
import type { CommandStudy } from './study';

const usage =
  'figures <study> [chart.vl.json …] [--out dir] [--format svg,png,pdf] [--dpi n] [-p name=value]…';
const isFormat = isOneOf('svg', 'png', 'pdf');

/** `golden-thread figures`: exports charts, all of the study's by default; 1 when any of them failed. */
export async function figures(given: readonly string[]): Promise<number> {
  const shapes = {
    out: { value: true },
    format: { value: true, short: 'f' },
    dpi: { value: true },
    param: { value: true, short: 'p' },
  };
  const read = readArguments(given, shapes);
  const [folder = '', ...charts] = wordsOf(read, 1, 1000, usage);
  const out = option(read, 'out');
  const dots = resolutionOf(option(read, 'dpi'));
  const chosenParts = { formats: formatsOf(option(read, 'format')), parameters: parametersOf(read) };
  const target = resolve(out ?? resolve(folder, 'figures'));
  const here = new Map(charts.map(chart => [chart, resolve(chart)]));
  return withStudy(folder, async study => {
    const request = { ...chosenParts, dotsPerInch: dots ?? (await usualResolution(study)) };
    const chosen =
      charts.length > 0 ? charts.map(chart => inStudy(study, chart, here)) : await allCharts(study);
    if (chosen.length === 0) process.stderr.write('There is no chart (*.vl.json) to export.\n');
    let failed = 0;
    for (const path of chosen) {
      try {
        const { text } = await study.ask('file.read', { path }, study.signal);
        const name = path.replace(/^.*[/:]/, '').replace(/\.vl\.json$|\.json$/, '');
        const chart = { ...request, path, text, folder: target, name };
        const { files } = await study.ask('figure.export', chart, study.signal);
        for (const file of files) process.stdout.write(`${file}\n`);
      } catch (error) {
        failed++;
        const failure = failureData(error);
        process.stderr.write(`${failureLine({ ...failure, place: { path, ...failure.place } })}\n`);
      }
    }
    return failed > 0 ? 1 : 0;
  });
}

/** Every chart of the study; of the shipped library when the study has none. */
async function allCharts({ ask }: CommandStudy): Promise<readonly string[]> {
  const files = await ask('file.list', {});
  const own = files.map(({ path }) => path).filter(path => path.endsWith('.vl.json'));
  if (own.length > 0) return own;
  const shipped = await ask('library.list', {});
  return shipped.flatMap(entry => entry.files).filter(path => path.endsWith('.vl.json'));
}

/** The path of a chart within the study, which may be named from the folder where the command was given. */
function inStudy({ summary }: CommandStudy, chart: string, here: ReadonlyMap<string, string>): string {
  const path = here.get(chart) ?? '';
  const within = path.startsWith(`${summary.folder}/`) && !existsSync(resolve(summary.folder, chart));
  return within ? path.slice(summary.folder.length + 1) : chart;
}

function formatsOf(text: string | null): readonly FigureFormat[] {
  if (text === null) return ['svg', 'png', 'pdf'];
  const formats = text.split(',').map(format => format.trim().toLowerCase());
  if (formats.every(isFormat)) return formats.filter(isFormat);
  throw new UsageError(`--format takes svg, png and pdf, with commas between them; not ${text}.`);
}

/** What the person's settings say; null for what each chart says. */
async function usualResolution({ ask, signal }: CommandStudy): Promise<number | null> {
  const { values } = await ask('settings.read', {}, signal);
  const usual = valueOf(settings.figureDots, values);
  return usual === 'chart' ? null : Number(usual);
}

function resolutionOf(text: string | null): number | null {
  const dots = text === null ? null : Number(text);
  if (dots === null || (Number.isFinite(dots) && dots > 0)) return dots;
  throw new UsageError(`--dpi takes a number of dots per inch, not ${text ?? ''}.`);
}
