import type { ImportPreview } from '../../../main/contract/importing';
import { ColumnTable } from './ColumnTable';
import { counted } from './counted';
import { FoldedPart } from './FoldedPart';
import type { ImportFile, Importing } from './importing';
import { PreviewGrid } from './PreviewGrid';
import { ProjectFacts } from './ProjectFacts';
import { Rejects } from './Rejects';
import { Transcript } from './Transcript';

interface OutcomeProps {
  readonly file: ImportFile;
  readonly preview: ImportPreview;
  readonly state: Importing;
}

/** What would be loaded, what would not, and what there is to know about it. */
export function Outcome({ file, preview, state }: OutcomeProps) {
  const { notes, unfilled, columns, text } = preview;
  const kind = file.plan?.kind;
  const table = kind === 'table';
  return (
    <>
      {notes.length > 0 && (
        <ul className="import-notes" aria-label="Notes">
          {notes.map(note => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {columns.length > 0 && (
        <FoldedPart title="Rows" fact={rowsFact(preview)}>
          <PreviewGrid preview={preview} />
        </FoldedPart>
      )}
      {table && columns.length > 0 && (
        <FoldedPart title="Columns" fact={counted(columns.length - unfilled.length, 'column')}>
          <ColumnTable file={file} preview={preview} choices={state.choices} />
        </FoldedPart>
      )}
      {text !== null && (
        <FoldedPart title="Text">
          <Transcript text={text} />
        </FoldedPart>
      )}
      <ProjectFacts preview={preview} project={kind === 'project' || kind === 'segments'} />
      {(table || preview.rejectedRows > 0 || preview.rejects.length > 0) && (
        <FoldedPart
          title="Would not be loaded"
          fact={preview.rejectedRows === 0 ? 'none' : counted(preview.rejectedRows, 'row')}
          tone={preview.rejectedRows === 0 ? 'good' : 'warning'}
        >
          <Rejects preview={preview} />
        </FoldedPart>
      )}
    </>
  );
}

function rowsFact({ rows, totalRows, filteredRows }: ImportPreview): string {
  const shown = rows.length < totalRows ? `first ${rows.length.toLocaleString('en-GB')} of ` : '';
  const filtered =
    filteredRows > 0 ? `; ${counted(filteredRows, 'row')} left out by the file’s layout or the filter` : '';
  return `${shown}${counted(totalRows, 'row')}${filtered}`;
}
