import type { FailureData } from '../../../main/contract/failure';
import { Codicon } from '../../components/Codicon';
import { nameOf } from '../../session/document';
import { useDocuments } from '../../workbench/useDocuments';

interface ChartFailureProps {
  readonly path: string;
  readonly failure: FailureData;
}

/** Why a chart cannot be drawn, and a way to the place. */
export function ChartFailure({ path, failure: { message, place } }: ChartFailureProps) {
  const documents = useDocuments();
  const file = place?.path ?? path;
  return (
    <div className="chart-failure">
      <Codicon name="error" />
      <div>
        <p role="alert">{message}</p>
        {place?.line !== undefined && (
          <button
            type="button"
            className="link"
            onClick={() => {
              void documents.open(file, { line: place.line ?? 1, column: place.column ?? 1 });
            }}
          >
            {`${nameOf(file)}, line ${place.line}${place.column === undefined ? '' : `, column ${place.column}`}`}
          </button>
        )}
      </div>
    </div>
  );
}
