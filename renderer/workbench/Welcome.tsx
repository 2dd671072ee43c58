import { Button } from '../components/Button';
import { FailureNotice } from '../components/FailureNotice';
import { Keys } from '../components/Keys';
import { useSessionPart } from '../session/SessionProvider';
import { Mark } from './Mark';
import { useRunCommand } from './useCommands';
import { useKeysOf } from './useKeys';
import './Welcome.css';

/** What stands where no editor is open: what can be done next, and by which keys. */
export function Welcome() {
  const study = useSessionPart(session => session.study);
  const opening = useSessionPart(session => session.opening);
  const failure = useSessionPart(session => session.studyFailure);
  const run = useRunCommand();
  if (failure && !study)
    return (
      <div className="welcome">
        <FailureNotice title="The study could not be opened." message={failure.message} />
        <OpenStudy primary />
      </div>
    );
  return (
    <div className="welcome">
      <Mark size={72} />
      {study ? (
        <>
          <h1>{study.title}</h1>
          <p>
            {study.tables.length > 0
              ? 'Open a query or a chart from the Explorer, or start here.'
              : 'This study holds no data yet. Drop files or folders anywhere on this window, or choose them: tables, transcripts and projects of coding tools. You see what would be loaded before anything is written.'}
          </p>
          <div className="welcome-actions">
            <Button
              label="New query"
              icon="new-file"
              primary={study.tables.length > 0}
              onClick={() => {
                run('query.new');
              }}
            />
            <Button
              label="Import files…"
              icon="arrow-circle-down"
              primary={study.tables.length === 0}
              onClick={() => {
                run('import.files');
              }}
            />
          </div>
        </>
      ) : opening ? (
        <p>Opening the study…</p>
      ) : (
        <>
          <h1>Golden Thread</h1>
          <p>A study is a folder of plain files. Open one to query, compare and draw it.</p>
          <OpenStudy primary />
        </>
      )}
      <ul className="welcome-keys">
        <Shortcut id="quickOpen.show" label="Go to file" />
        <Shortcut id="import.files" label="Import files" />
        <Shortcut id="palette.show" label="Show all commands" />
        <Shortcut id="study.open" label="Open study" />
        <Shortcut id="panel.toggle" label="Show or hide results" />
      </ul>
    </div>
  );
}

function OpenStudy({ primary }: { readonly primary: boolean }) {
  const run = useRunCommand();
  return (
    <Button
      label="Open study…"
      icon="folder-opened"
      primary={primary}
      onClick={() => {
        run('study.open');
      }}
    />
  );
}

function Shortcut({ id, label }: { readonly id: string; readonly label: string }) {
  const keys = useKeysOf(id);
  return keys === undefined ? null : (
    <li>
      <span>{label}</span>
      <Keys keys={keys} />
    </li>
  );
}
