import type { ImportPreview } from '../../../main/contract/importing';
import { FoldedPart } from './FoldedPart';

interface ProjectFactsProps {
  readonly preview: ImportPreview;
  /** Whether it is a coding tool's, of which some things have no place in a study. */
  readonly project: boolean;
}

/** What a project holds, and what of it cannot be carried over. */
export function ProjectFacts({ preview: { counts, losses }, project }: ProjectFactsProps) {
  const entries = Object.entries(counts);
  if (entries.length === 0) return null;
  return (
    <>
      <FoldedPart title="Would be taken in">
        <dl className="import-counts">
          {entries.map(([what, count]) => (
            <div key={what}>
              <dd>{count.toLocaleString('en-GB')}</dd>
              <dt>{what}</dt>
            </div>
          ))}
        </dl>
      </FoldedPart>
      {project && <Losses losses={losses} />}
    </>
  );
}

function Losses({ losses }: Pick<ImportPreview, 'losses'>) {
  return (
    <FoldedPart
      title="Cannot be carried over"
      fact={losses.length === 0 ? 'nothing' : String(losses.length)}
      tone={losses.length === 0 ? 'good' : 'warning'}
    >
      {losses.length === 0 ? (
        <p className="import-quiet">Nothing of the project is lost.</p>
      ) : (
        <div className="import-scroll">
          <table className="import-table">
            <thead>
              <tr>
                <th scope="col">What</th>
                <th scope="col" className="number">
                  How many
                </th>
                <th scope="col">Why</th>
              </tr>
            </thead>
            <tbody>
              {losses.map(({ what, count, why }) => (
                <tr key={`${what} ${why}`}>
                  <td>{what}</td>
                  <td className="number">{count.toLocaleString('en-GB')}</td>
                  <td>{why}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </FoldedPart>
  );
}
