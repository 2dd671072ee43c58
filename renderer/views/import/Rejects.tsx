import type { ImportPreview } from '../../../main/contract/importing';

/** The rows and values that do not fit, each with its place and why. */
export function Rejects({ preview: { rejects, rejectedRows } }: { readonly preview: ImportPreview }) {
  if (rejects.length === 0)
    return (
      <p className="import-quiet">
        {rejectedRows === 0
          ? 'None: every row fits.'
          : 'They are listed among the problems once the file is imported.'}
      </p>
    );
  return (
    <>
      {rejectedRows === 0 && (
        <p className="import-quiet">Every row fits; these lines of the file are no rows.</p>
      )}
      <div className="import-scroll" tabIndex={0} role="group" aria-label="Rejects">
        <table className="import-table">
          <thead>
            <tr>
              <th scope="col" className="number">
                Line
              </th>
              <th scope="col">Column</th>
              <th scope="col">Value</th>
              <th scope="col">Why</th>
            </tr>
          </thead>
          <tbody>
            {rejects.map(({ line, column, value, reason }, index) => (
              <tr key={index}>
                <td className="number">{line?.toLocaleString('en-GB') ?? '–'}</td>
                <td className="clipped" title={column ?? ''}>
                  {column ?? '–'}
                </td>
                <td className="clipped" title={value ?? ''}>
                  {value ?? <i>empty</i>}
                </td>
                <td>{reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rejectedRows > rejects.length && (
        <p className="import-quiet">
          These are the first; all are kept in the table <code>rejects</code> and among the problems.
        </p>
      )}
    </>
  );
}
