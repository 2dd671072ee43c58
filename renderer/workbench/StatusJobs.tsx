import { useSessionPart } from '../session/SessionProvider';

/** The long work that began last and goes on; the Jobs panel lists all of it. */
export function StatusJobs() {
  const job = useSessionPart(({ jobs }) => jobs.find(({ ended, told }) => ended === null && told));
  if (!job) return null;
  return (
    <span className="status-item status-job" title={job.now}>
      <span className="status-job-title">{job.now}</span>
      <progress aria-label={job.title} max={1} {...(job.fraction === null ? {} : { value: job.fraction })} />
    </span>
  );
}
