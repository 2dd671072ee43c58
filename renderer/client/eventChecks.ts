import { isNullable, isNumber, isRecord, isShape, isText } from '../../main/contract/check';
import type { Check } from '../../main/contract/check';
import type { Events } from '../../main/contract/engine';
import type { FailureData } from '../../main/contract/failure';

/** Whether a value from outside is a failure that can be shown. */
export const isFailureData = (value: unknown): value is FailureData =>
  isRecord(value) && isText(value['code']) && isText(value['message']);

/** One check for each event: what does not pass is not told to anyone. */
export const eventChecks: { readonly [Name in keyof Events]: Check<Events[Name]> } = {
  'study.changed': isShape<Events['study.changed']>({ folder: isText }),
  'settings.changed': isShape<Events['settings.changed']>({}),
  'job.began': isShape<Events['job.began']>({ job: isText, title: isText }),
  'job.progressed': isShape<Events['job.progressed']>({
    job: isText,
    title: isText,
    fraction: isNullable(isNumber),
  }),
  'job.ended': isShape<Events['job.ended']>({
    job: isText,
    title: isText,
    failure: isNullable(isFailureData),
  }),
};
