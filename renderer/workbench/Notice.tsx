import { useEffect, useState } from 'react';
import { Button } from '../components/Button';
import { Codicon } from '../components/Codicon';
import { IconButton } from '../components/IconButton';
import { useDispatch, useSessionPart } from '../session/SessionProvider';
import './Notice.css';
import { useRunCommand } from './useCommands';

/** The last thing that the person should know, until it is put away. */
export function Notice() {
  const notice = useSessionPart(session => session.notice);
  return (
    <div className="notices" role="log" aria-label="Notifications">
      {notice !== null && <Message key={notice} text={notice} />}
    </div>
  );
}

/** Long enough to be read twice, slowly. */
const readingTime = (text: string): number => 4000 + 120 * text.length;

/** What only confirms goes by itself; the pointer or the keyboard on it holds it. */
function Message({ text }: { readonly text: string }) {
  const passes = useSessionPart(session => session.noticePasses);
  const action = useSessionPart(session => session.noticeAction);
  const dispatch = useDispatch();
  const run = useRunCommand();
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (!passes || held) return;
    const timer = setTimeout(() => {
      dispatch({ type: 'notice.set', notice: null });
    }, readingTime(text));
    return () => {
      clearTimeout(timer);
    };
  }, [passes, held, text, dispatch]);
  const dismiss = () => {
    dispatch({ type: 'notice.set', notice: null });
  };
  const hold = () => {
    setHeld(true);
  };
  const release = () => {
    setHeld(false);
  };
  return (
    <div className="notice" onPointerEnter={hold} onPointerLeave={release} onFocus={hold} onBlur={release}>
      <Codicon name="info" />
      <p>{text}</p>
      {action && (
        <Button
          label={action.label}
          onClick={() => {
            dismiss();
            run(action.command);
          }}
        />
      )}
      <IconButton icon="close" label="Dismiss notification" onClick={dismiss} />
    </div>
  );
}
