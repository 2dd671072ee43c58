import { useId } from 'react';
import type { ImportPlan, ImportQuestion } from '../../../main/contract/importing';
import { counted } from './counted';
import { QuestionFrame, Radio } from './QuestionFrame';

type Asked = Extract<ImportQuestion, { about: 'positions' }>;

interface PositionsQuestionProps {
  readonly questions: readonly Asked[];
  readonly plan: ImportPlan;
  readonly onChange: (plan: ImportPlan) => void;
}

const mostDocuments = 3;

/** How a project counts characters: only a person can see which quotations begin and end where they should. */
export function PositionsQuestion({ questions, plan, onChange }: PositionsQuestionProps) {
  const name = useId();
  const shown = questions.slice(0, mostDocuments);
  const ways = [...new Set(questions.flatMap(({ choices }) => choices.map(({ positions }) => positions)))];
  const more = questions.length - shown.length;
  return (
    <QuestionFrame
      title="In which reading do the quotations begin and end where they should?"
      answered={plan.positions !== null}
    >
      {ways.map(positions => (
        <Radio
          key={positions}
          name={name}
          label={positions.replaceAll('_', ' ')}
          checked={plan.positions === positions}
          onChoose={() => {
            onChange({ ...plan, positions });
          }}
        >
          {shown.map(question => (
            <Quotes key={question.document} question={question} positions={positions} />
          ))}
        </Radio>
      ))}
      {more > 0 && (
        <p className="import-quiet">
          The answer holds for {counted(more, 'more document')} of the project too.
        </p>
      )}
    </QuestionFrame>
  );
}

function Quotes({ question, positions }: { readonly question: Asked; readonly positions: string }) {
  const quotes = question.choices.find(choice => choice.positions === positions)?.quotes ?? [];
  return (
    <span className="import-reading">
      {question.document}:{' '}
      {quotes.map((quote, index) => (
        <q key={index}>{quote}</q>
      ))}
    </span>
  );
}
