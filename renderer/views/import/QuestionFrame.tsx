import type { ReactNode } from 'react';
import { Codicon } from '../../components/Codicon';

interface QuestionFrameProps {
  readonly title: string;
  readonly answered: boolean;
  readonly children: ReactNode;
}

/** A question as a group named by it, marked until it is answered. */
export function QuestionFrame({ title, answered, children }: QuestionFrameProps) {
  return (
    <fieldset className={answered ? 'import-question answered' : 'import-question'}>
      <legend>
        <Codicon name={answered ? 'pass' : 'question'} label={answered ? 'Answered' : 'To be answered'} />
        <span>{title}</span>
      </legend>
      {children}
    </fieldset>
  );
}

interface RadioProps {
  readonly name: string;
  readonly label: string;
  readonly checked: boolean;
  readonly children?: ReactNode;
  readonly onChoose: () => void;
}

/** One answer of several, with what it would mean below it. */
export function Radio({ name, label, checked, children, onChoose }: RadioProps) {
  return (
    <label className="import-radio">
      <input type="radio" name={name} checked={checked} onChange={onChoose} />
      <span>
        <span className="import-radio-label">{label}</span>
        {children}
      </span>
    </label>
  );
}
