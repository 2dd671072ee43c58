import type { ImportPreview } from '../../../main/contract/importing';
import { FoldedPart } from './FoldedPart';

/** What a project holds, and what of it cannot be carried over. */
export function ProjectFacts({ preview: { counts, losses } }: { readonly preview: ImportPreview }) {
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
    </>
  );
}
