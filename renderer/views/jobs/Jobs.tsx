import { useClient } from '../../client/client';
import { Codicon } from '../../components/Codicon';
import { IconButton } from '../../components/IconButton';
import { useDialogs } from '../../components/Dialogs';
import { failureData } from '../../../main/contract/failure';
import { durationText } from '../../workbench/durationText';
import type { LoggedJob } from '../../session/jobLog';
import { useDispatch, useSessionPart } from '../../session/SessionProvider';
import './jobs.css';

/** The jobs as a table, the newest first. */
export function Jobs() {
  const jobs = useSessionPart(session => session.jobs);
  if (jobs.length === 0)
    return (
      <p className="jobs-none">
        Nothing long has been done yet. Queries, imports and exports are listed here.
      </p>
    );
  return (
    // It scrolls, and may hold nothing that takes the keyboard.
    <div className="jobs" tabIndex={0} role="group" aria-label="Jobs">
      <table>
        <thead className="unseen">
          <tr>
            <th>Outcome</th>
            <th>Job</th>
            <th>Begun</th>
            <th>Time</th>
            <th>Cancel</th>
          </tr>
        </thead>
        <tbody>
          {jobs.map(job => (
            <JobRow key={job.id} job={job} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Takes what has ended off the list. */
export function ClearJobs() {
  const dispatch = useDispatch();
  return (
    <IconButton
      icon="clear-all"
      label="Clear jobs that have ended"
      onClick={() => {
        dispatch({ type: 'job.happened', event: { name: 'cleared' } });
      }}
    />
  );
}

function JobRow({ job }: { readonly job: LoggedJob }) {
  const { icon, words } = outcomes[outcomeOf(job)];
  return (
    <tr className={`job ${outcomeOf(job)}`}>
      <td className="job-outcome">
        <Codicon name={icon} />
        <span className="unseen">{words}</span>
      </td>
      <td className="job-words">
        <span>{job.title}</span>
        {job.ended === null && job.now !== job.title && <span className="job-detail">{job.now}</span>}
        {job.failure && job.failure.code !== 'cancelled' && (
          <span className="job-detail">{job.failure.message}</span>
        )}
      </td>
      <td className="job-time">{new Date(job.begun).toLocaleTimeString('en-GB')}</td>
      <td className="job-time">
        {job.ended === null ? <Progress job={job} /> : durationText(job.ended - job.begun)}
      </td>
      <td className="job-cancel">{job.ended === null && <Cancel job={job} />}</td>
    </tr>
  );
}

function Progress({ job: { title, fraction } }: { readonly job: LoggedJob }) {
  return <progress aria-label={title} max={1} {...(fraction === null ? {} : { value: fraction })} />;
}

function Cancel({ job: { job, title } }: { readonly job: LoggedJob }) {
  const { ask } = useClient();
  const dialogs = useDialogs();
  const cancel = async () => {
    try {
      await ask('job.cancel', { job });
    } catch (error) {
      await dialogs.fail('The job could not be cancelled', failureData(error).message);
    }
  };
  return <IconButton icon="stop-circle" label={`Cancel ${title}`} onClick={() => void cancel()} />;
}

type Outcome = 'running' | 'done' | 'cancelled' | 'failed';

function outcomeOf({ ended, failure }: LoggedJob): Outcome {
  if (ended === null) return 'running';
  if (failure === null) return 'done';
  return failure.code === 'cancelled' ? 'cancelled' : 'failed';
}

const outcomes: Readonly<Record<Outcome, { readonly icon: string; readonly words: string }>> = {
  running: { icon: 'sync', words: 'Goes on' },
  done: { icon: 'check', words: 'Done' },
  cancelled: { icon: 'circle-slash', words: 'Cancelled' },
  failed: { icon: 'error', words: 'Failed' },
};
