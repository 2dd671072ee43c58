import { Codicon } from '../components/Codicon';
import { useSessionPart } from '../session/SessionProvider';
import { useProblems } from '../session/useProblems';
import { rejectedSentence } from './rejectedSentence';
import './StatusBar.css';
import { StatusJobs } from './StatusJobs';
import { StatusPlace } from './StatusPlace';
import { useRunCommand } from './useCommands';

/** The bar at the bottom: the study and what is wrong with it, then what is being looked at. */
export function StatusBar() {
  const study = useSessionPart(session => session.study);
  const opening = useSessionPart(session => session.opening);
  const run = useRunCommand();
  const problems = useProblems();
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const warnings = problems.length - errors;
  const rejected = study && rejectedSentence(study);
  const showProblems = () => {
    run('panel.show.problems');
  };
  return (
    <div className="status-bar" role="status" aria-label="Status bar" aria-live="off" data-part>
      <button
        type="button"
        className="status-item status-study"
        title={study ? `${study.folder} — open another study` : 'Open a study'}
        onClick={() => {
          run('study.open');
        }}
      >
        <Codicon name="library" />
        <span>{opening ? 'Opening…' : (study?.title ?? 'No study')}</span>
      </button>
      {study && (
        <button type="button" className="status-item" title="Show problems" onClick={showProblems}>
          <Codicon name="error" />
          {errors}
          <span className="unseen">{errors === 1 ? 'error' : 'errors'},</span>
          <Codicon name="warning" />
          {warnings}
          <span className="unseen">{warnings === 1 ? 'warning' : 'warnings'}</span>
        </button>
      )}
      {rejected && (
        <button
          type="button"
          className="status-item status-rejected"
          title={rejected.all}
          onClick={showProblems}
        >
          {rejected.short}
        </button>
      )}
      <span className="status-space" />
      <StatusJobs />
      <StatusPlace />
      <span className="status-item" title="Nothing leaves this machine">
        <Codicon name="lock" />
        Offline
      </span>
    </div>
  );
}
