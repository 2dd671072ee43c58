import type { FailureData, Place } from '../../../main/contract/failure';
import { Codicon } from '../../components/Codicon';
import { nameOf } from '../../session/document';
import { useDocuments } from '../../workbench/useDocuments';

interface QueryFailureProps {
  readonly path: string;
  readonly failure: FailureData;
}

/** Why a query failed, and a way to the place. */
export function QueryFailure({ path, failure }: QueryFailureProps) {
  const documents = useDocuments();
  const { message, place } = failure;
  const file = place?.path ?? path;
  return (
    <div className="query-failure">
      <Codicon name="error" />
      <div>
        <p className="query-failure-message" role="alert">
          {message}
        </p>
        {place?.line !== undefined && (
          <button
            type="button"
            className="link"
            onClick={() => {
              const { line = 1, column = 1 } = place;
              void documents.open(file, { line, column });
            }}
          >
            {`${nameOf(file)}, ${placeText(place)}`}
          </button>
        )}
      </div>
    </div>
  );
}

function placeText({ line, column }: Place): string {
  return column === undefined ? `line ${line ?? 1}` : `line ${line ?? 1}, column ${column}`;
}
