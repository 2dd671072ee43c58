import { useId } from 'react';
import type { ImportPlan, ImportQuestion } from '../../../main/contract/importing';
import { QuestionFrame, Radio } from './QuestionFrame';

interface PositionsQuestionProps {
  readonly question: Extract<ImportQuestion, { about: 'positions' }>;
  readonly plan: ImportPlan;
  readonly onChange: (plan: ImportPlan) => void;
}

/** How a project counts characters: only a person can see which quotations begin and end where they should. */
export function PositionsQuestion({ question, plan, onChange }: PositionsQuestionProps) {
  const name = useId();
  return (
    <QuestionFrame
      title={`Which quotations of “${question.document}” begin and end where they should?`}
      answered={plan.positions !== null}
    >
      {question.choices.map(({ positions, quotes }) => (
        <Radio
          key={positions}
          name={name}
          label={positions.replaceAll('_', ' ')}
          checked={plan.positions === positions}
          onChoose={() => {
            onChange({ ...plan, positions });
          }}
        >
          {quotes.map((quote, index) => (
            <q key={index} className="import-reading">
              {quote}
            </q>
          ))}
        </Radio>
      ))}
    </QuestionFrame>
  );
}
