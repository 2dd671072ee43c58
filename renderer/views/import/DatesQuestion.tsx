import { useId } from 'react';
import type { ImportPlan, ImportQuestion } from '../../../main/contract/importing';
import { Button } from '../../components/Button';
import { counted } from './counted';
import { dateReadings } from './dateReadings';
import type { ImportFile } from './importing';
import { QuestionFrame, Radio } from './QuestionFrame';
import { openQuestions } from './questions';
import { useDesk } from './useImportDesk';

type Asked = Extract<ImportQuestion, { about: 'dates' }>;
type DateOrder = NonNullable<ImportPlan['dates']>;

interface DatesQuestionProps {
  readonly file: ImportFile;
  readonly questions: readonly Asked[];
  readonly plan: ImportPlan;
  readonly files: readonly ImportFile[];
}

const mostExamples = 4;

/** Which figure of a date is the day. Always asked: either reading gives dates, and one of them is wrong. */
export function DatesQuestion({ file, questions, plan, files }: DatesQuestionProps) {
  const desk = useDesk();
  const name = useId();
  const examples = [...new Set(questions.flatMap(question => question.examples))].slice(0, mostExamples);
  const columns = questions.map(({ column }) => `“${column}”`).join(', ');
  const choose = (dates: DateOrder) => {
    desk.plan(file.id, { ...plan, dates });
  };
  return (
    <QuestionFrame title={`Which comes first in the dates of ${columns}?`} answered={plan.dates !== null}>
      <Radio
        name={name}
        label="The day"
        checked={plan.dates === 'day_first'}
        onChoose={() => {
          choose('day_first');
        }}
      >
        <Readings examples={examples} side="dayFirst" />
      </Radio>
      <Radio
        name={name}
        label="The month"
        checked={plan.dates === 'month_first'}
        onChoose={() => {
          choose('month_first');
        }}
      >
        <Readings examples={examples} side="monthFirst" />
      </Radio>
      {plan.dates !== null && <SameForOthers dates={plan.dates} files={files} />}
    </QuestionFrame>
  );
}

interface ReadingsProps {
  readonly examples: readonly string[];
  readonly side: 'dayFirst' | 'monthFirst';
}

function Readings({ examples, side }: ReadingsProps) {
  return examples.map(example => (
    <span key={example} className="import-reading">
      <code>{example}</code> is {dateReadings(example)?.[side] ?? 'read that way'}
    </span>
  ));
}

/** One answer for many files of one source, taken only when the person says so. */
function SameForOthers({
  dates,
  files,
}: {
  readonly dates: DateOrder;
  readonly files: readonly ImportFile[];
}) {
  const desk = useDesk();
  const others = files.flatMap(({ id, leftOut, asked, plan }) => {
    const waits = plan && openQuestions(asked, plan).some(({ about }) => about === 'dates');
    return !leftOut && waits ? [{ id, plan }] : [];
  });
  if (others.length === 0) return null;
  return (
    <Button
      label={`Answer the same for ${counted(others.length, 'other file')}`}
      onClick={() => {
        for (const { id, plan } of others) desk.plan(id, { ...plan, dates });
      }}
    />
  );
}
