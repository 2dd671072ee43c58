import { useState } from 'react';
import type { TableFormat } from '../../../main/contract/exporting';
import type { FailureData } from '../../../main/contract/failure';
import { Button } from '../../components/Button';
import { Modal } from '../../components/Modal';
import { PrivacyPlan } from '../../workbench/PrivacyPlan';

interface ExportResultDialogProps {
  readonly name: string;
  readonly rows: number;
  /** Rows without filters. */
  readonly all: number;
  /** How many columns are hidden in the grid. */
  readonly hidden: number;
  readonly working: boolean;
  readonly failure: FailureData | null;
  readonly onExport: (path: string, format: TableFormat) => void;
  readonly onClose: () => void;
}

const formats: readonly { readonly format: TableFormat; readonly label: string; readonly about: string }[] = [
  { format: 'xlsx', label: 'Excel', about: 'a workbook, with a sheet about where its rows come from' },
  { format: 'csv', label: 'CSV', about: 'plain text, with its thread in a file beside it' },
  { format: 'parquet', label: 'Parquet', about: 'for R, Python and DuckDB, with its thread within' },
  { format: 'arrow', label: 'Arrow', about: 'for R and Python, with its thread within' },
];

/** Folder of the study that results go to. */
const exportFolder = 'exports';

/** Asks for the name and the format of an export of a whole result. */
export function ExportResultDialog(props: ExportResultDialogProps) {
  const [name, setName] = useState(props.name);
  const [format, setFormat] = useState<TableFormat>('xlsx');
  const path = `${exportFolder}/${name.trim()}.${format}`;
  const problem = props.failure?.message ?? hindranceOf(name);
  return (
    <Modal
      title="Export result"
      onClose={props.onClose}
      onSubmit={() => {
        if (hindranceOf(name) === null && !props.working) props.onExport(path, format);
      }}
    >
      <label>
        Name
        <input
          value={name}
          spellCheck={false}
          onChange={event => {
            setName(event.target.value);
          }}
        />
      </label>
      <fieldset className="export-formats">
        <legend>Format</legend>
        {formats.map(each => (
          <div key={each.format} className="export-format">
            <label>
              <input
                type="radio"
                name="format"
                checked={format === each.format}
                onChange={() => {
                  setFormat(each.format);
                }}
              />
              {each.label}
            </label>
            <span>{each.about}</span>
          </div>
        ))}
      </fieldset>
      <p className="export-facts">
        {extentOf(props)}, in the order shown, to {path}. An earlier export of this name is replaced.
      </p>
      <PrivacyPlan />
      {problem !== null && (
        <p className="export-failure" role="alert">
          {problem}
        </p>
      )}
      <div className="dialog-choices">
        <Button
          label={props.working ? 'Exporting…' : 'Export'}
          primary
          submit
          disabled={props.working || hindranceOf(name) !== null}
        />
        <Button label="Cancel" onClick={props.onClose} />
      </div>
    </Modal>
  );
}

function extentOf({ rows, all, hidden }: ExportResultDialogProps): string {
  const count = (number: number) => number.toLocaleString('en-GB');
  const extent =
    rows === all
      ? `All ${count(all)} rows`
      : `The ${count(rows)} of ${count(all)} rows that meet the filters`;
  return hidden === 0 ? extent : `${extent}, with all columns, hidden ones too`;
}

function hindranceOf(name: string): string | null {
  if (name.trim() === '') return 'Give the export a name.';
  if (/[\\/:*?"<>|]/.test(name)) return 'A name cannot have any of \\ / : * ? " < > | in it.';
  return /^\.+$/.test(name.trim()) ? 'A name needs more than dots.' : null;
}
