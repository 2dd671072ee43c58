import { Button } from './Button';
import { Codicon } from './Codicon';
import './FailureNotice.css';

interface FailureNoticeProps {
  readonly title: string;
  readonly message: string;
  readonly onRetry?: () => void;
}

/** Says what failed and why, in the place where it would have stood. */
export function FailureNotice({ title, message, onRetry }: FailureNoticeProps) {
  return (
    <div className="failure-notice" role="alert">
      <Codicon name="error" />
      <div>
        <p className="failure-title">{title}</p>
        <p className="failure-message">{message}</p>
        {onRetry && <Button label="Try again" onClick={onRetry} />}
      </div>
    </div>
  );
}
