import type { ImportPlan, ImportQuestion } from '../../../main/contract/importing';
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
  const change = (next: ImportPlan) => {
    desk.plan(file.id, next);
  };
  return (
    <div className="import-questions">
      {dates.length > 0 && <DatesQuestion file={file} questions={dates} plan={plan} files={state.files} />}
      {asked.map(question => (
        <Other key={keyOf(question)} question={question} plan={plan} state={state} onChange={change} />
      ))}
    </div>
  );
}

interface OtherProps {
  readonly question: ImportQuestion;
  readonly plan: ImportPlan;
  readonly state: Importing;
  readonly onChange: (plan: ImportPlan) => void;
}

function Other({ question, plan, state, onChange }: OtherProps) {
  switch (question.about) {
    case 'dates':
      return null;
    case 'cases':
      return (
        <CasesQuestion
          question={question}
          plan={plan}
          cases={state.choices.cases}
          answered={isAnswered(question, plan)}
          files={state.files}
          onChange={onChange}
        />
      );
    case 'positions':
      return <PositionsQuestion question={question} plan={plan} onChange={onChange} />;
  }
}

function keyOf(question: ImportQuestion): string {
  return question.about === 'positions' ? question.about : `${question.about} ${question.column}`;
}
