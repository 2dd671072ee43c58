import type { ImportPlan, Inspection } from '../../../main/contract/importing';
import { SelectField } from '../../components/SelectField';
import { counted } from './counted';
import { ofPart } from './planChanges';

interface PartFieldProps {
  readonly inspection: Inspection;
  readonly plan: ImportPlan;
  readonly onChange: (plan: ImportPlan) => void;
}

/** Which table within the file is meant: a sheet, the ties of a network. */
export function PartField({ inspection, plan, onChange }: PartFieldProps) {
  const first = inspection.parts.find(({ hidden }) => !hidden) ?? inspection.parts[0];
  return (
    <SelectField
      label="Sheet or part"
      value={plan.part ?? first?.name ?? ''}
      options={inspection.parts.map(({ name, hidden, rows }) => ({
        value: name,
        label: [name, rows === null ? null : counted(rows, 'row'), hidden ? 'hidden' : null]
          .filter(Boolean)
          .join(' · '),
      }))}
      onChange={part => {
        onChange(ofPart(plan, part));
      }}
    />
  );
}
