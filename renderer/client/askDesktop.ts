import type { Ask } from '../../main/contract/call';
import { isRecord } from '../../main/contract/check';
import type { DesktopBridge, DesktopRequests } from '../../main/contract/desktop';
import { Failure } from '../../main/contract/failure';
import { isFailureData } from './eventChecks';

/** The main process was compiled against the same contract. */
function answers<Name extends keyof DesktopRequests>(
  _name: Name,
  value: unknown,
): value is DesktopRequests[Name]['out'] {
  return value !== undefined;
}

/** Asks the desktop around the window. */
export function askDesktop(bridge: DesktopBridge): Ask<DesktopRequests> {
  return async (name, input) => {
    const answer: unknown = await bridge.ask(name, input);
    if (isRecord(answer) && isFailureData(answer['failure'])) throw Failure.from(answer['failure']);
    if (!answers(name, answer)) throw new Failure('bug', `${name} was not answered.`);
    return answer;
  };
}
