import type { Events } from '../../main/contract/engine';
import type { FailureData } from '../../main/contract/failure';

/** Work that goes on, or went on. */
export interface LoggedJob {
  /** Unlike any other in the log. */
  readonly id: number;
  /** The engine's name for it, which a later job may have again. */
  readonly job: string;
  readonly title: string;
  /** What it does now, or did last; the title until it tells. */
  readonly now: string;
  /** Whether it has told how far it is. */
  readonly told: boolean;
  /** Between 0 and 1; null while that is not known. */
  readonly fraction: number | null;
  /** Milliseconds since 1970. */
  readonly begun: number;
  readonly ended: number | null;
  readonly failure: FailureData | null;
}

export type JobEvent =
  | { readonly name: 'job.began'; readonly detail: Events['job.began']; readonly at: number }
  | { readonly name: 'job.progressed'; readonly detail: Events['job.progressed']; readonly at: number }
  | { readonly name: 'job.ended'; readonly detail: Events['job.ended']; readonly at: number }
  /** The engine ended, and all its work with it. */
  | { readonly name: 'lost'; readonly failure: FailureData; readonly at: number }
  /** The person takes what has ended off the list. */
  | { readonly name: 'cleared' };

/** Jobs that are listed; older ones go. */
const most = 200;

/** The log after an event, the newest job first. Pure. */
export function logged(log: readonly LoggedJob[], event: JobEvent): readonly LoggedJob[] {
  switch (event.name) {
    case 'job.began': {
      const { job, title } = event.detail;
      const id = (log[0]?.id ?? 0) + 1;
      const begun: LoggedJob = {
        id,
        job,
        title,
        now: title,
        told: false,
        fraction: null,
        begun: event.at,
        ended: null,
        failure: null,
      };
      return [begun, ...log].slice(0, most);
    }
    case 'job.progressed': {
      const { job, title, fraction } = event.detail;
      return changed(log, job, one => ({ ...one, now: title, fraction, told: true }));
    }
    case 'job.ended': {
      const { job, title, failure } = event.detail;
      return changed(log, job, one => ({ ...one, now: title, failure, ended: event.at }));
    }
    case 'lost':
      return log.map(one => (one.ended === null ? { ...one, ended: event.at, failure: event.failure } : one));
    case 'cleared':
      return log.filter(({ ended }) => ended === null);
  }
}

/** The newest job of that name that goes on, changed. */
function changed(
  log: readonly LoggedJob[],
  job: string,
  change: (one: LoggedJob) => LoggedJob,
): readonly LoggedJob[] {
  const place = log.findIndex(one => one.job === job && one.ended === null);
  return log.map((one, index) => (index === place ? change(one) : one));
}
