import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { exportFigure } from '../../../main/engine/figures/exportFigure';
import { openSources, trusts } from '../charts/openSources';

const sql = `SELECT ['LTHT', 'SASH', 'BHRUT', 'UHCW', 'SaTH'][1 + i % 5] AS series, DATE '2016-04-01' + (i * 7)::INTEGER AS period,
  75 + sin(i) * 12 AS value FROM range(4000) AS t(i)`;

const chart = {
  title: { text: 'The same input, the same bytes', subtitle: 'By month' },
  description: 'Lines.',
  data: { url: 'all.sql' },
  hconcat: [
    {
      mark: { type: 'line', point: true, clip: true },
      encoding: {
        x: { field: 'period', type: 'temporal', timeUnit: 'yearquarter' },
        y: { aggregate: 'mean', field: 'value', type: 'quantitative' },
        color: { field: 'series' },
      },
    },
    {
      mark: {
        type: 'area',
        color: {
          gradient: 'linear',
          stops: [
            { offset: 0, color: 'white' },
            { offset: 1, color: 'teal' },
          ],
        },
      },
      encoding: { x: { bin: true, field: 'value' }, y: { aggregate: 'count' } },
    },
  ],
};

/** Exports one figure in every format. */
export async function exportOnce(folder: string): Promise<void> {
  const sources = await openSources({ files: { 'analyses/all.sql': sql }, cases: trusts });
  const fonts = resolve('node_modules/@expo-google-fonts');
  await exportFigure(
    {
      path: 'analyses/chart.vl.json',
      text: JSON.stringify(chart),
      parameters: {},
      formats: ['svg', 'png', 'pdf'],
      dotsPerInch: 150,
      folder,
      name: 'same',
    },
    sources,
    { fonts, write: (path, bytes) => writeFile(path, bytes), now: () => new Date() },
    new AbortController().signal,
  );
}
