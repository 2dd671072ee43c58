import { createHash } from 'node:crypto';
import { version } from 'vega';
import { version as liteVersion } from 'vega-lite';
import type { ExportRequest, Thread } from '../../contract/figure';
import type { ThreadedChart } from '../charts/prepareChart';

/** All that a figure was drawn from. */
export function buildThread(
  { chart, queries, description, privacy }: ThreadedChart,
  request: ExportRequest,
  created: Date,
): Thread {
  return {
    golden_thread: 1,
    figure: {
      ...chart.words,
      width_mm: chart.size.widthMillimetres,
      height_mm: chart.size.heightMillimetres,
      notes: chart.notes,
    },
    chart: {
      path: request.path,
      sha256: createHash('sha256').update(request.text).digest('hex'),
      bytes: Buffer.byteLength(request.text),
    },
    queries,
    tables: description.tables,
    files: description.files,
    versions: { ...description.versions, vega: version, 'vega-lite': liteVersion },
    privacy,
    created_at: created.toISOString(),
  };
}
