import { useEffect, useRef } from 'react';
import type { ImportReport } from '../../../main/contract/importing';
import { Button } from '../../components/Button';
import { Codicon } from '../../components/Codicon';
import { nameOf } from '../../session/document';
import { useDispatch } from '../../session/SessionProvider';
import { useRunCommand } from '../../workbench/useCommands';
import { useOpenFile } from '../../workbench/useOpenFile';
import { counted } from './counted';
import { useDesk } from './useImportDesk';

interface DoneProps {
  readonly report: ImportReport;
  /** How many of the files that were brought. */
  readonly imported: number;
}

/** What was imported, how to take it back, and the way to it. */
export function Done({ report, imported }: DoneProps) {
  const desk = useDesk();
  const dispatch = useDispatch();
  const run = useRunCommand();
  const openFile = useOpenFile();
  const buttons = useRef<HTMLDivElement>(null);
  useEffect(() => {
    buttons.current?.querySelector('button')?.focus();
  }, []);
  const first = report.files.find(({ table }) => table !== '') ?? report.files[0];
  const rejected = report.files.reduce((sum, { rejectedRows }) => sum + rejectedRows, 0);
  const close = () => {
    void desk.leave();
    const notice = `${counted(imported, 'file')} imported.`;
    dispatch({
      type: 'notice.set',
      notice,
      passing: true,
      action: { command: 'import.undo', label: 'Undo' },
    });
  };
  const showProblems = () => {
    close();
    run('panel.show.problems');
  };
  return (
    <>
      <div className="import-done">
        <h3>
          <Codicon name="pass" />
          {counted(imported, 'file')} imported
        </h3>
        <ReportTable report={report} onProblems={showProblems} />
        {rejected === 0 ? (
          <p className="import-quiet">No row was rejected.</p>
        ) : (
          <p className="import-warning">
            {counted(rejected, 'row')} did not fit and {rejected === 1 ? 'is' : 'are'} kept in the table{' '}
            <code>rejects</code>.
          </p>
        )}
        {report.notes.length > 0 && (
          <ul className="import-notes" aria-label="Notes">
            {report.notes.map(note => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        )}
      </div>
      <footer className="import-footer">
        <div ref={buttons} className="import-footer-row reversed">
          {first && (
            <Button
              label={`Open ${first.table === '' ? nameOf(first.path) : first.table}`}
              primary
              onClick={() => {
                close();
                openFile(first.path);
              }}
            />
          )}
          <Button label="Close" onClick={close} />
          <span className="import-footer-words" />
          <Button
            label="Undo import"
            icon="discard"
            onClick={() => {
              run('import.undo');
            }}
          />
        </div>
      </footer>
    </>
  );
}

interface ReportTableProps {
  readonly report: ImportReport;
  readonly onProblems: () => void;
}

function ReportTable({ report, onProblems }: ReportTableProps) {
  return (
    <div className="import-scroll">
      <table className="import-table">
        <thead>
          <tr>
            <th scope="col">Written in the study</th>
            <th scope="col">Table</th>
            <th scope="col" className="number">
              Rows
            </th>
            <th scope="col" className="number">
              Rejected
            </th>
          </tr>
        </thead>
        <tbody>
          {report.files.map(({ path, table, rows, rejectedRows }) => (
            <tr key={`${path} ${table}`}>
              <td className="clipped" title={path}>
                {path}
              </td>
              <td className="clipped">{table === '' ? '–' : table}</td>
              <td className="number">{table === '' ? '–' : rows.toLocaleString('en-GB')}</td>
              <td className="number">
                {rejectedRows === 0 ? (
                  table === '' ? (
                    '–'
                  ) : (
                    '0'
                  )
                ) : (
                  <button
                    type="button"
                    className="link"
                    aria-label={`${counted(rejectedRows, 'row')} of ${path} rejected: show the problems`}
                    onClick={onProblems}
                  >
                    {rejectedRows.toLocaleString('en-GB')}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
