import { assertNever, Failure } from '../../contract/failure';
import type { ExportedFigure, ExportRequest, FigureFormat, Thread } from '../../contract/figure';
import type { ChartSources } from '../charts/chartSources';
import { prepareThreaded } from '../charts/prepareChart';
import { buildThread } from './buildThread';
import { drawFigure } from './drawFigure';
import type { DrawnFigure } from './drawFigure';
import { pngFigure } from './pngFigure';
import { shippedFonts } from './shippedFonts';
import { svgFigure } from './svgFigure';

/** What an export needs of the engine around it. */
export interface ExportTools {
  /** The folder of shipped fonts. */
  readonly fonts: string;
  /** The engine's one way to write a file, whole or not at all. */
  write(path: string, bytes: Uint8Array): Promise<void>;
  now(): Date;
}

/** Draws a chart as a figure and writes it in each format asked for, with its thread within and beside it. */
export async function exportFigure(
  request: ExportRequest,
  sources: ChartSources,
  tools: ExportTools,
  signal: AbortSignal,
): Promise<ExportedFigure> {
  refuseBadName(request);
  const dotsPerInch = checkedResolution(request);
  const threaded = await prepareThreaded({ ...request, theme: 'light' }, sources, signal);
  const { datasets, words, size, notes } = threaded.chart;
  const parts = { path: request.path, specification: threaded.unsized, datasets, words, size, notes };
  const { measureText } = await import('./measureText');
  const figure = await drawFigure({ ...parts, theme: 'light' }, measureText(tools.fonts));
  const built = buildThread(threaded, request, creationTime(tools));
  const thread = sources.protection?.hide(built) ?? built;
  const files: string[] = [];
  const write = async (ending: string, bytes: Uint8Array) => {
    if (signal.aborted) throw Failure.cancelled();
    const path = `${request.folder.replace(/[/\\]+$/, '')}/${request.name}.${ending}`;
    await tools.write(path, bytes);
    files.push(path);
  };
  for (const format of new Set(request.formats)) {
    await write(format, await encoded(figure, thread, format, dotsPerInch ?? size.dotsPerInch, tools.fonts));
  }
  await write('thread.json', new TextEncoder().encode(`${JSON.stringify(thread, null, 2)}\n`));
  return { files };
}

/** What measures texts and writes PDF is slow to load: the first figure does it, not the start of every command. */
async function encoded(
  figure: DrawnFigure,
  thread: Thread,
  format: FigureFormat,
  dotsPerInch: number,
  fonts: string,
): Promise<Uint8Array> {
  switch (format) {
    case 'svg':
      return svgFigure(figure, thread);
    case 'png':
      return pngFigure(figure, thread, dotsPerInch, shippedFonts(fonts));
    case 'pdf': {
      const { pdfFigure } = await import('./pdfFigure');
      return pdfFigure(figure, thread, shippedFonts(fonts));
    }
    default:
      return assertNever(format);
  }
}

/** The time in the file, which `SOURCE_DATE_EPOCH` fixes for builds that must give the same bytes. */
function creationTime(tools: ExportTools): Date {
  const epoch = process.env['SOURCE_DATE_EPOCH'] ?? '';
  return /^\d+$/.test(epoch) ? new Date(Number(epoch) * 1000) : tools.now();
}

function refuseBadName({ name, folder }: ExportRequest): void {
  const bad = name.trim() === '' || /[/\\:*?"<>|\p{Cc}]/u.test(name) || /^\.+$/.test(name);
  if (bad) {
    throw new Failure(
      'refused',
      `"${name}" cannot be the name of a figure: use letters, digits, spaces and hyphens.`,
    );
  }
  if (folder.trim() === '') throw new Failure('refused', 'Name the folder to export to, such as "figures".');
}

function checkedResolution({ dotsPerInch }: ExportRequest): number | null {
  if (dotsPerInch === null || (dotsPerInch >= 36 && dotsPerInch <= 2400)) return dotsPerInch;
  throw new Failure('refused', `A figure has 36 to 2,400 dots per inch, not ${dotsPerInch}.`);
}
