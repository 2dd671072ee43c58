import { Codicon } from '../components/Codicon';
import { IconButton } from '../components/IconButton';
import { useDispatch, useSessionPart } from '../session/SessionProvider';
import './Notice.css';

/** The last thing that the person should know, until it is put away. */
export function Notice() {
  const notice = useSessionPart(session => session.notice);
  const dispatch = useDispatch();
  return (
    <div className="notices" role="log" aria-label="Notifications">
      {notice !== null && (
        <div className="notice">
          <Codicon name="info" />
          <p>{notice}</p>
          <IconButton
            icon="close"
            label="Dismiss notification"
            onClick={() => {
              dispatch({ type: 'notice.set', notice: null });
            }}
          />
        </div>
      )}
    </div>
  );
}
