import { parse, View, Warn } from 'vega';
import type { LoggerInterface } from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import { compile } from 'vega-lite';
import type { TopLevelSpec } from 'vega-lite';
import { refusingLoader } from './refusingLoader';
import { showTooltip } from './showTooltip';

/** Rows by the name of the data set that the specification gives them. */
export type ChartDatasets = Readonly<Record<string, readonly object[]>>;

/** A chart that stands in the page until it is finalised. */
export interface DrawnChart {
  finalise(): void;
}

/** Draws a Vega-Lite specification as SVG in an element. No code is generated and nothing is loaded. */
export async function drawChart(
  host: HTMLElement,
  specification: string,
  datasets: ChartDatasets,
  label: string,
): Promise<DrawnChart> {
  const problems: string[] = [];
  const logger = collectErrors(problems);
  const chart = JSON.parse(specification) as TopLevelSpec;
  const { spec } = compile(chart, { logger });
  const view = new View(parse(spec, undefined, { ast: true }), {
    container: host,
    expr: expressionInterpreter,
    hover: true,
    loader: refusingLoader,
    logger,
    renderer: 'svg',
    tooltip: showTooltip,
  });
  view.description(label);
  for (const [name, rows] of Object.entries(datasets)) view.data(name, [...rows]);
  await view.runAsync();
  // One picture with one text in its place: `graphics-document` is unknown to many readers of the screen.
  host.setAttribute('role', 'img');
  host.removeAttribute('aria-roledescription');
  host.querySelector('svg')?.setAttribute('aria-hidden', 'true');
  const finalise = () => {
    view.finalize();
    showTooltip(null, null, null, null);
  };
  const [problem] = problems;
  if (problem !== undefined) {
    finalise();
    throw new Error(problem);
  }
  return { finalise };
}

/** Vega reports what fails while it runs to its logger only. */
function collectErrors(problems: string[]): LoggerInterface {
  const logger: LoggerInterface = {
    level: (level?: number) => (level === undefined ? Warn : logger),
    error: (...words) => {
      problems.push(words.map(word => (word instanceof Error ? word.message : String(word))).join(' '));
      return logger;
    },
    warn: () => logger,
    info: () => logger,
    debug: () => logger,
  };
  return logger;
}
