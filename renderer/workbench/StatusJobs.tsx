import { useEffect, useState } from 'react';
import { useClient } from '../client/client';
import type { Events } from '../../main/contract/engine';

type Job = Events['job.progressed'];

/** The long work that goes on now. */
export function StatusJobs() {
  const { listen, onRestart } = useClient();
  const [jobs, setJobs] = useState<readonly Job[]>([]);
  useEffect(() => {
    const stops = [
      listen('job.progressed', job => {
        setJobs(before => [...before.filter(other => other.job !== job.job), job]);
      }),
      listen('job.ended', ({ job }) => {
        setJobs(before => before.filter(other => other.job !== job));
      }),
      onRestart(() => {
        setJobs([]);
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [listen, onRestart]);
  const job = jobs.at(-1);
  if (!job) return null;
  const percent = job.fraction === null ? null : Math.round(job.fraction * 100);
  return (
    <span className="status-item status-job" title={job.title}>
      <span className="status-job-title">{job.title}</span>
      <progress aria-label={job.title} max={100} {...(percent === null ? {} : { value: percent })} />
    </span>
  );
}
