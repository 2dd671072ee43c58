import { barsSentence } from './histogramBars';
import type { Bar } from './histogramBars';
import { number } from './words';

const height = 48;

interface HistogramProps {
  readonly bars: readonly Bar[];
  /** What the axis is named at its ends. */
  readonly ends: readonly [string, string];
}

/** Bars of rows by value, each with its words and number under the pointer, and all of them as a table. */
export function Histogram({ bars, ends: [first, last] }: HistogramProps) {
  const most = Math.max(...bars.map(({ rows }) => rows));
  return (
    <div className="histogram">
      <svg
        role="img"
        aria-label={barsSentence(bars)}
        viewBox={`0 0 ${bars.length} ${height}`}
        preserveAspectRatio="none"
        height={height}
      >
        {bars.map(({ name, rows }, index) => {
          // A bin with a row in it is never drawn as if it had none.
          const size = rows === 0 ? 0 : Math.max(1.5, (rows / most) * height);
          return (
            <g key={name}>
              <title>{`${name}: ${number(rows)}`}</title>
              <rect className="histogram-under" x={index} y={0} width={1} height={height} />
              <rect className="histogram-bar" x={index + 0.06} y={height - size} width={0.88} height={size} />
            </g>
          );
        })}
      </svg>
      <div className="histogram-ends" aria-hidden="true">
        <span>{first}</span>
        <span>{last}</span>
      </div>
      <details>
        <summary>Rows by value</summary>
        <table>
          <thead className="unseen">
            <tr>
              <th scope="col">Value</th>
              <th scope="col">Rows</th>
            </tr>
          </thead>
          <tbody>
            {bars.map(({ name, rows }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{number(rows)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </div>
  );
}
