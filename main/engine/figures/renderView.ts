import { tableFromIPC } from 'apache-arrow';
import { parse, resetSVGDefIds, View } from 'vega';
import type { Spec } from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import { compile } from 'vega-lite';
import type { TopLevelSpec } from 'vega-lite';
import { chartRows } from '../../contract/cellText';
import { isRecord } from '../../contract/check';
import { Failure } from '../../contract/failure';
import type { ChartJson } from '../charts/chartJson';
import { closedLoader } from './closedLoader';

type Logger = NonNullable<NonNullable<ConstructorParameters<typeof View>[1]>['logger']>;

/** A chart drawn as SVG elements, with the box that they fill. */
export interface RenderedView {
  /** The elements within Vega's `<svg>`. */
  readonly content: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Rows by data set name. */
export type Rows = Readonly<Record<string, readonly unknown[]>>;

/** Decodes the data sets of a prepared chart, for a drawing in this process alone. */
export function decodedRows(datasets: Readonly<Record<string, Uint8Array>>): Rows {
  // Vega reads moments by the clocks of its process. All figures are drawn by the same ones, whatever the machine's
  // are, so that the same rows give the same bytes; they are set before a date becomes a moment.
  process.env['TZ'] = 'UTC';
  return Object.fromEntries(
    Object.entries(datasets).map(([name, bytes]): [string, readonly unknown[]] => [
      name,
      chartRows(tableFromIPC(bytes)),
    ]),
  );
}

/** Draws a Vega-Lite chart in plain Node, with interpreted expressions and a loader that refuses every address. */
export async function renderView(specification: ChartJson, rows: Rows, path: string): Promise<RenderedView> {
  const complaints: string[] = [];
  const vega = withRows(compiled(specification, path), rows);
  const closed = closedLoader(path);
  const logger = loggerTo(complaints);
  resetSVGDefIds();
  try {
    const runtime = parse(vega, undefined, { ast: true });
    const view = new View(runtime, {
      renderer: 'none',
      expr: expressionInterpreter,
      loader: closed.loader,
      logger,
    });
    const svg = await view.toSVG();
    closed.check();
    const box = boxOf(view);
    view.finalize();
    const [complaint] = complaints;
    if (complaint !== undefined) throw new Error(complaint);
    return { content: contentOf(svg), ...box };
  } catch (error) {
    throw undrawable(error, path);
  }
}

function compiled(specification: ChartJson, path: string): Spec {
  if (!isSpecification(specification)) {
    throw new Failure('chart', 'The chart has no mark, layer, facet, concat or repeat to draw.', { path });
  }
  try {
    return compile(specification, { logger: loggerTo([]) }).spec;
  } catch (error) {
    throw undrawable(error, path);
  }
}

function undrawable(error: unknown, path: string): Failure {
  if (error instanceof Failure) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new Failure('chart', `Vega-Lite cannot draw this chart: ${reason}`, { path });
}

const viewKeys = ['mark', 'layer', 'spec', 'concat', 'hconcat', 'vconcat'];

function isSpecification(value: ChartJson): value is ChartJson & TopLevelSpec {
  return viewKeys.some(key => key in value);
}

/** The rows stand where Vega expects values, so that it reads them as it reads any data. */
function withRows(vega: Spec, rows: Rows): Spec {
  const data = (vega.data ?? []).map(entry => {
    const values = rows[entry.name];
    return values === undefined ? entry : { ...entry, values: [...values] };
  });
  return { ...vega, data };
}

/** Vega-Lite's hints are for the editor; an error of Vega ends the drawing. */
function loggerTo(errors: string[]): Logger {
  return {
    level(): Logger {
      return this;
    },
    error(...parts: unknown[]): Logger {
      errors.push(parts.map(String).join(' '));
      return this;
    },
    warn(): Logger {
      return this;
    },
    info(): Logger {
      return this;
    },
    debug(): Logger {
      return this;
    },
  };
}

/** The box of all that is drawn, labels that stand out of their plots included. */
function boxOf(view: View): Omit<RenderedView, 'content'> {
  const [originX, originY] = view.origin();
  const root: unknown = Reflect.get(view.scenegraph(), 'root');
  const bounds = isRecord(root) && isRecord(root['bounds']) ? root['bounds'] : {};
  const [x1, y1, x2, y2] = ['x1', 'y1', 'x2', 'y2'].map(side => Number(bounds[side] ?? 0));
  const [left = 0, top = 0, right = 0, bottom = 0] = [x1, y1, x2, y2].map(side =>
    Number.isFinite(side) ? Number(side) : 0,
  );
  return { left: originX + left, top: originY + top, width: right - left, height: bottom - top };
}

function contentOf(svg: string): string {
  return svg.slice(svg.indexOf('>', svg.indexOf('<svg')) + 1, svg.lastIndexOf('</svg>'));
}
