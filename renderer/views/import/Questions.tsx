import type { ImportPlan } from '../../../main/contract/importing';
import { CasesQuestion } from './CasesQuestion';
import { DatesQuestion } from './DatesQuestion';
import type { ImportFile, Importing } from './importing';
import { PositionsQuestion } from './PositionsQuestion';
import { isAnswered } from './questions';
import { useDesk } from './useImportDesk';

interface QuestionsProps {
  readonly file: ImportFile;
  readonly plan: ImportPlan;
  readonly state: Importing;
}

/** What only a person can know, asked one by one; answers stay, so that they can be changed. */
export function Questions({ file, plan, state }: QuestionsProps) {
  const desk = useDesk();
  const { asked } = file;
  if (asked.length === 0) return null;
  const dates = asked.filter(question => question.about === 'dates');
  const positions = asked.filter(question => question.about === 'positions');
  const cases = asked.filter(question => question.about === 'cases');
  const change = (next: ImportPlan) => {
    desk.plan(file.id, next);
  };
  return (
    <div className="import-questions">
      {dates.length > 0 && <DatesQuestion file={file} questions={dates} plan={plan} files={state.files} />}
      {positions.length > 0 && <PositionsQuestion questions={positions} plan={plan} onChange={change} />}
      {cases.map(question => (
        <CasesQuestion
          key={question.column}
          question={question}
          plan={plan}
          cases={state.choices.cases}
          answered={isAnswered(question, plan)}
          files={state.files}
          onChange={change}
        />
      ))}
    </div>
  );
}
