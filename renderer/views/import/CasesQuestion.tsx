import type { ImportChoices, ImportPlan, ImportQuestion } from '../../../main/contract/importing';
import { Button } from '../../components/Button';
import { SelectField } from '../../components/SelectField';
import { counted } from './counted';
import type { ImportFile } from './importing';
import { recoded } from './planChanges';
import { QuestionFrame } from './QuestionFrame';
import { recodedAlike, recodesOf } from './questions';
import { useDesk } from './useImportDesk';

interface CasesQuestionProps {
  readonly question: Extract<ImportQuestion, { about: 'cases' }>;
  readonly plan: ImportPlan;
  readonly cases: ImportChoices['cases'];
  readonly answered: boolean;
  readonly onChange: (plan: ImportPlan) => void;
  readonly files: readonly ImportFile[];
}

type Recodes = Readonly<Record<string, string | null>>;

/** Which case each unknown name stands for. What looks likely is proposed, and taken only when the person says so. */
export function CasesQuestion({ question, plan, cases, answered, onChange, files }: CasesQuestionProps) {
  const { column, unknown } = question;
  const given = recodesOf(plan, column);
  const open = unknown.filter(({ value }) => !Object.hasOwn(given, value));
  const likely = open.filter(one => one.likely !== null);
  const take = (recodes: Recodes) => {
    onChange(recoded(plan, column, recodes));
  };
  return (
    <QuestionFrame title={`Which case is meant by each value of “${column}”?`} answered={answered}>
      <div className="import-scroll">
        <table className="import-table">
          <thead>
            <tr>
              <th scope="col">In the file</th>
              <th scope="col" className="number">
                Rows
              </th>
              <th scope="col">Case of the study</th>
              <th scope="col">State</th>
            </tr>
          </thead>
          <tbody>
            {unknown.map(one => (
              <Recode key={one.value} {...one} given={given} cases={cases} onTake={take} />
            ))}
          </tbody>
        </table>
      </div>
      <div className="import-buttons">
        {likely.length > 0 && (
          <Button
            label={`Take ${likely.length === 1 ? 'the proposal' : `all ${likely.length} proposals`}`}
            onClick={() => {
              take(Object.fromEntries(likely.map(({ value, likely: id }) => [value, id])));
            }}
          />
        )}
        {open.length > likely.length && (
          <Button
            label={`Leave ${counted(open.length - likely.length, 'value')} without a case`}
            onClick={() => {
              const rest = open.filter(one => one.likely === null);
              take(Object.fromEntries(rest.map(({ value }) => [value, null])));
            }}
          />
        )}
        {answered && <SameCases given={given} files={files} />}
      </div>
    </QuestionFrame>
  );
}

/** Decisions on names that other files use too, taken there only when the person says so. */
function SameCases({ given, files }: { readonly given: Recodes; readonly files: readonly ImportFile[] }) {
  const desk = useDesk();
  const others = files.flatMap(file => {
    const next = file.leftOut || !file.plan ? null : recodedAlike(file.asked, file.plan, given);
    return next && next !== file.plan ? [{ id: file.id, plan: next }] : [];
  });
  if (others.length === 0) return null;
  return (
    <Button
      label={`Decide the same in ${counted(others.length, 'other file')}`}
      onClick={() => {
        for (const { id, plan } of others) desk.plan(id, plan);
      }}
    />
  );
}

interface RecodeProps {
  readonly value: string;
  readonly rows: number;
  readonly likely: string | null;
  readonly given: Recodes;
  readonly cases: ImportChoices['cases'];
  readonly onTake: (recodes: Recodes) => void;
}

const undecided = '*undecided';
const none = '*none';

function Recode({ value, rows, likely, given, cases, onTake }: RecodeProps) {
  const decided = Object.hasOwn(given, value);
  const chosen = decided ? (given[value] ?? none) : (likely ?? undecided);
  const state = decided ? 'decided' : likely === null ? 'open' : 'proposed';
  return (
    <tr>
      <td className="clipped" title={value}>
        {value}
      </td>
      <td className="number">{rows.toLocaleString('en-GB')}</td>
      <td>
        <SelectField
          bare
          label={`Case for ${value}`}
          value={chosen}
          options={[
            ...(decided || likely !== null ? [] : [{ value: undecided, label: 'Choose…' }]),
            ...cases.map(({ id, name }) => ({ value: id, label: name === id ? id : `${id} — ${name}` })),
            { value: none, label: 'No case: leave it empty' },
          ]}
          onChange={id => {
            if (id !== undecided) onTake({ [value]: id === none ? null : id });
          }}
        />
      </td>
      <td className={`import-state ${state}`}>
        {state === 'proposed' && likely !== null ? (
          <Button
            label="Take"
            title={`Take ${likely} for ${value}`}
            onClick={() => {
              onTake({ [value]: likely });
            }}
          />
        ) : state === 'decided' ? (
          'decided'
        ) : (
          'to be chosen'
        )}
      </td>
    </tr>
  );
}
