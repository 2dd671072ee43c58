import type { ImportKind, ImportPlan, Inspection } from '../../../main/contract/importing';
import { SelectField } from '../../components/SelectField';
import { TextField } from '../../components/TextField';
import type { ImportFile, Importing } from './importing';
import { kindsFor, kindWords } from './kinds';
import { asKind } from './planChanges';
import { PartField } from './PartField';
import { TableChoices } from './TableChoices';
import { useDesk } from './useImportDesk';

interface ChoicesProps {
  readonly file: ImportFile;
  readonly inspection: Inspection;
  readonly plan: ImportPlan;
  readonly state: Importing;
}

const leaveOut = 'leaveOut';

/** What to do with the file: what to take it for, where to put it, how to read it. */
export function Choices({ file, inspection, plan, state }: ChoicesProps) {
  const desk = useDesk();
  const change = (next: ImportPlan) => {
    desk.plan(file.id, next);
  };
  const take = (value: string) => {
    const kind = kindsFor(inspection).find(one => one === value);
    desk.leaveOut(file.id, kind === undefined);
    if (kind !== undefined && kind !== plan.kind) change(planFor(inspection, plan, kind));
  };
  return (
    <div className="import-choices">
      <SelectField
        label="Import as"
        value={file.leftOut ? leaveOut : plan.kind}
        options={[
          ...kindsFor(inspection).map(kind => ({ value: kind, label: kindWords[kind] })),
          { value: leaveOut, label: 'Leave out' },
        ]}
        onChange={take}
      />
      {!file.leftOut && (
        <>
          {becomesFile(plan.kind) && (
            <TextField
              label="Path in the study"
              value={plan.target}
              onChange={target => {
                change({ ...plan, target });
              }}
            />
          )}
          {plan.kind === 'segments' && inspection.parts.length > 1 && (
            <PartField inspection={inspection} plan={plan} onChange={change} />
          )}
          {plan.kind === 'table' && (
            <TableChoices inspection={inspection} plan={plan} choices={state.choices} onChange={change} />
          )}
        </>
      )}
    </div>
  );
}

/** Projects and segments become transcripts, codes and codings of the study's own; others are kept as they are. */
function becomesFile(kind: ImportKind): boolean {
  return kind === 'table' || kind === 'document' || kind === 'query';
}

/** A return to what was recognised is a return to its whole plan. */
function planFor(inspection: Inspection, plan: ImportPlan, kind: ImportKind): ImportPlan {
  if (kind === inspection.plan.kind) return inspection.plan;
  const stem = inspection.name
    .split('/')
    .at(-1)
    ?.replace(/\.[^.]*$/, '');
  return asKind(plan, kind, stem ?? '');
}
