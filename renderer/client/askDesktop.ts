import { asking } from '../../main/contract/call';
import type { Ask } from '../../main/contract/call';
import { isRecord } from '../../main/contract/check';
import type { DesktopBridge, DesktopRequests } from '../../main/contract/desktop';
import { Failure } from '../../main/contract/failure';
import { isFailureData } from './eventChecks';

/** Asks the desktop around the window. */
export function askDesktop(bridge: DesktopBridge): Ask<DesktopRequests> {
  return asking<DesktopRequests>(async (name, input) => {
    const answer: unknown = await bridge.ask(name, input);
    if (isRecord(answer) && isFailureData(answer['failure'])) throw Failure.from(answer['failure']);
    return answer;
  });
}
