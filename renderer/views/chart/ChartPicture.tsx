import { useState } from 'react';
import { VegaChart } from '../../adapters/vega/VegaChart';
import { Codicon } from '../../components/Codicon';
import { nameOf } from '../../session/document';
import { ChartFailure } from './ChartFailure';
import type { ChartState } from './usePreparedChart';

interface ChartPictureProps {
  readonly path: string;
  readonly state: ChartState;
}

/** The chart as it is drawn, or as it last could be, and what must be said with it. */
export function ChartPicture({ path, state }: ChartPictureProps) {
  const { ready } = state;
  const [problem, setProblem] = useState<string | null>(null);
  const failure = state.failure ?? (problem === null ? null : { code: 'chart' as const, message: problem });
  return (
    <div className="chart-picture">
      {failure && <ChartFailure path={path} failure={failure} />}
      {!ready && !failure && <p className="chart-waiting">The chart is being drawn.</p>}
      {ready && !failure && isEmpty(ready) && (
        <p className="chart-waiting" role="note">
          The query returned no rows, so there is nothing to draw.
        </p>
      )}
      {ready && (
        <figure className={failure ? 'stale' : ''}>
          <VegaChart
            specification={ready.prepared.specification}
            datasets={ready.datasets}
            label={ready.prepared.words.alt || ready.prepared.words.title || nameOf(path)}
            onOutcome={setProblem}
          />
          <Words ready={ready} />
        </figure>
      )}
    </div>
  );
}

/** Whether a chart draws from data sets that hold nothing. */
function isEmpty({ datasets }: NonNullable<ChartState['ready']>): boolean {
  const all = Object.values(datasets);
  return all.length > 0 && all.every(rows => rows.length === 0);
}

function Words({ ready: { prepared } }: { readonly ready: NonNullable<ChartState['ready']> }) {
  const { words, notes } = prepared;
  return (
    <figcaption>
      {words.caption !== '' && <p>{words.caption}</p>}
      {words.source !== '' && <p>Source: {words.source.replace(/^source:\s*/i, '')}</p>}
      {notes.map(note => (
        <p key={note} className="chart-note">
          <Codicon name="info" />
          {note}
        </p>
      ))}
    </figcaption>
  );
}
