import { isRecord } from '../../contract/check';
import type { FigureSize } from '../../contract/figure';
import { merged, recordAt, recordsIn } from './chartJson';
import type { ChartJson } from './chartJson';

/** How a chart takes its size: one plot, or several whose sizes share the figure. */
export interface ChartShape {
  readonly composed: boolean;
  /** Whether the plots are as wide, or as high, as the figure allows. */
  readonly flexibleWidth: boolean;
  readonly flexibleHeight: boolean;
}

const pixelsPerMillimetre = 96 / 25.4;

/** CSS pixels of a length on paper. */
export const pixels = (millimetres: number) => millimetres * pixelsPerMillimetre;

export function chartShape(specification: ChartJson): ChartShape {
  const encoding = recordAt(specification, 'encoding');
  const facetted = ['row', 'column', 'facet'].some(channel => channel in encoding);
  const composed =
    facetted || ['concat', 'hconcat', 'vconcat', 'spec'].some(key => specification[key] !== undefined);
  const flexible = (key: string) => specification[key] === undefined || specification[key] === 'container';
  if (!composed) {
    return { composed, flexibleWidth: flexible('width'), flexibleHeight: flexible('height') };
  }
  const inner = facetted ? [specification] : innerViews(specification);
  return {
    composed,
    flexibleWidth: inner.some(view => view['width'] === undefined),
    flexibleHeight: inner.some(view => view['height'] === undefined),
  };
}

/** The views of a composed chart that have a size of their own. */
function innerViews(view: ChartJson): readonly ChartJson[] {
  if (isRecord(view['spec'])) return innerViews(view['spec']);
  const parts = ['concat', 'hconcat', 'vconcat'].flatMap(key =>
    Array.isArray(view[key]) ? recordsIn(view[key]) : [],
  );
  return parts.length > 0 ? parts.flatMap(innerViews) : [view];
}

/** The chart with its plots as large as given, where its author left their size open. */
export function withPlotSize(specification: ChartJson, width: number, height: number): ChartJson {
  const shape = chartShape(specification);
  if (shape.composed) {
    const view = {
      ...(shape.flexibleWidth ? { continuousWidth: width, discreteWidth: width } : {}),
      ...(shape.flexibleHeight ? { continuousHeight: height, discreteHeight: height } : {}),
    };
    return { ...specification, config: merged(recordAt(specification, 'config'), { view }) };
  }
  return {
    ...specification,
    ...(shape.flexibleWidth ? { width } : {}),
    ...(shape.flexibleHeight ? { height } : {}),
  };
}

/** The chart at the size of its figure on a screen: one plot fills it, several share it. */
export function sizedToFigure(specification: ChartJson, size: FigureSize): ChartJson {
  const width = Math.round(pixels(size.widthMillimetres));
  const height = Math.round(pixels(size.heightMillimetres));
  const shape = chartShape(specification);
  if (!shape.composed) {
    const fit =
      shape.flexibleWidth && shape.flexibleHeight ? { autosize: { type: 'fit', contains: 'padding' } } : {};
    return { ...withPlotSize(specification, width, height), ...fit };
  }
  const [columns, rows] = gridOf(specification);
  return withPlotSize(specification, Math.max(60, width / columns - 50), Math.max(40, height / rows - 40));
}

/** A first guess of how many plots stand beside and above one another. */
function gridOf(view: ChartJson): readonly [number, number] {
  if (Array.isArray(view['hconcat'])) return [view['hconcat'].length, 1];
  if (Array.isArray(view['vconcat'])) return [1, view['vconcat'].length];
  const facet = recordAt(view, 'facet');
  const encoding = recordAt(view, 'encoding');
  if ('row' in facet || 'row' in encoding) return ['column' in facet || 'column' in encoding ? 3 : 1, 4];
  if ('column' in facet || 'column' in encoding) return [4, 1];
  const columns = view['columns'];
  return [typeof columns === 'number' && columns > 0 ? columns : 2, 2];
}
