import type { ChartJson } from '../charts/chartJson';
import { chartShape, withPlotSize } from '../charts/chartShape';
import type { ChartShape } from '../charts/chartShape';
import { renderView } from './renderView';
import type { RenderedView, Rows } from './renderView';

/** A chart drawn to fill a box, and the scale that it still needs to do so. */
export interface FittedView {
  readonly view: RenderedView;
  readonly scale: number;
}

const attempts = 6;
const tolerance = 0.5;

/** One side of a plot while its size is sought: the plot's length, and the length of all that is drawn. */
interface Side {
  readonly plot: number;
  readonly drawn: number;
}

/** Draws a chart so that everything in it, labels included, fills the box; what has a size of its own is scaled. */
export async function fitView(
  specification: ChartJson,
  rows: Rows,
  box: { readonly width: number; readonly height: number },
  path: string,
): Promise<FittedView> {
  const shape = chartShape(specification);
  let width = shape.composed ? box.width / 2 - 40 : box.width - 60;
  let height = shape.composed ? box.height / 3 - 20 : box.height - 40;
  let before: readonly [Side, Side] | null = null;
  let view = await draw(specification, rows, width, height, path);
  for (let attempt = 0; attempt < attempts && !fits(shape, view, box); attempt += 1) {
    const sides = [
      { plot: width, drawn: view.width },
      { plot: height, drawn: view.height },
    ] as const;
    width = nextPlot(sides[0], before?.[0] ?? null, box.width, shape.composed ? 2 : 1);
    height = nextPlot(sides[1], before?.[1] ?? null, box.height, shape.composed ? 3 : 1);
    before = sides;
    view = await draw(specification, rows, width, height, path);
  }
  return { view, scale: scaleOf(shape, view, box) };
}

const draw = (specification: ChartJson, rows: Rows, width: number, height: number, path: string) =>
  renderView(withPlotSize(specification, width, height), rows, path);

function fits(shape: ChartShape, view: RenderedView, box: { width: number; height: number }): boolean {
  const within = (flexible: boolean, drawn: number, given: number) =>
    !flexible || (drawn <= given && drawn > given - 2 * tolerance);
  return (
    within(shape.flexibleWidth, view.width, box.width) &&
    within(shape.flexibleHeight, view.height, box.height)
  );
}

/** Newton's step: how much longer the whole gets by a pixel of plot, as the last step showed. */
function nextPlot(now: Side, before: Side | null, given: number, plots: number): number {
  const moved = before === null ? 0 : now.plot - before.plot;
  const seen = before === null || Math.abs(moved) < 0.01 ? plots : (now.drawn - before.drawn) / moved;
  const slope = seen > 0.5 ? seen : plots;
  return Math.max(20, now.plot + (given - tolerance - now.drawn) / slope);
}

function scaleOf(shape: ChartShape, view: RenderedView, box: { width: number; height: number }): number {
  const scale = Math.min(box.width / view.width, box.height / view.height);
  const fixed = !shape.flexibleWidth && !shape.flexibleHeight;
  return fixed ? scale : Math.min(1, scale);
}
