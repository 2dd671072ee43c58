import { useState } from 'react';
import type { ImportChoices, ImportPlan, Inspection } from '../../../main/contract/importing';
import { SelectField } from '../../components/SelectField';
import { TextField } from '../../components/TextField';
import { useSessionPart } from '../../session/SessionProvider';
import { PartField } from './PartField';
import { byLayout, intoTable, listed } from './planChanges';

interface TableChoicesProps {
  readonly inspection: Inspection;
  readonly plan: ImportPlan;
  readonly choices: ImportChoices;
  readonly onChange: (plan: ImportPlan) => void;
}

const asItStands = '';

/** Which table the rows go into, which part of the file they are in, and how its values are written. */
export function TableChoices(props: TableChoicesProps) {
  const { inspection, plan, choices, onChange } = props;
  return (
    <>
      <TableField {...props} />
      {inspection.parts.length > 1 && <PartField {...props} />}
      {choices.layouts.length > 0 && (
        <SelectField
          label="Layout"
          value={plan.layout ?? asItStands}
          options={[
            { value: asItStands, label: 'As it stands: a row for each row' },
            ...choices.layouts.map(({ id, title }) => ({ value: id, label: title })),
          ]}
          onChange={id => {
            onChange(byLayout(plan, choices.layouts.find(layout => layout.id === id) ?? null));
          }}
        />
      )}
      <HeaderField plan={plan} onChange={onChange} />
      <TextField
        label="Stand for no value"
        value={plan.missing.join(', ')}
        placeholder="such as -, *, n/a"
        onChange={text => {
          onChange({ ...plan, missing: listed(text) });
        }}
      />
      <DatesField plan={plan} onChange={onChange} />
      {/\.(xlsx?|xlsm|ods)$/i.test(inspection.name) && (
        <TextField
          label="Cells to read"
          value={plan.range ?? ''}
          placeholder="all, or such as A4:F90"
          onChange={text => {
            onChange({ ...plan, range: text.trim() === '' ? null : text.trim() });
          }}
        />
      )}
      <TextField
        label="Only rows where (SQL)"
        value={plan.where ?? ''}
        placeholder="all, or such as value > 0"
        onChange={text => {
          onChange({ ...plan, where: text.trim() === '' ? null : text.trim() });
        }}
      />
    </>
  );
}

const anew = '*new';
const other = '*other';

function TableField({ plan, choices, onChange }: TableChoicesProps) {
  const loaded = useSessionPart(session => session.study?.tables);
  const known = choices.tables.find(({ name }) => name === plan.table);
  const [naming, setNaming] = useState(false);
  const own = (loaded ?? []).filter(({ name }) => choices.tables.every(table => table.name !== name));
  const listedOwn = own.some(({ name }) => name === plan.table);
  const isNew = naming || (!known && !listedOwn);
  return (
    <>
      <SelectField
        label="Table to load into"
        value={isNew ? anew : plan.table}
        {...(known && !isNew ? { hint: `One row: ${known.row}` } : {})}
        options={[
          { value: anew, label: 'A new table' },
          ...choices.tables.map(({ name, row }) => ({
            value: name,
            label: `${name} — ${row}`,
            group: 'Tables that analyses know',
          })),
          ...own.map(({ name }) => ({ value: name, label: name, group: 'Other tables of this study' })),
        ]}
        onChange={name => {
          setNaming(name === anew);
          if (name !== anew) onChange(intoTable(plan, name));
        }}
      />
      {isNew && (
        <TextField
          label="Name of the new table"
          value={plan.table}
          onChange={name => {
            if (name.trim() !== '') onChange({ ...plan, table: name.trim() });
          }}
        />
      )}
    </>
  );
}

type FieldProps = Pick<TableChoicesProps, 'plan' | 'onChange'>;

function HeaderField({ plan, onChange }: FieldProps) {
  const header = plan.header;
  return (
    <>
      <SelectField
        label="Names of the columns"
        value={header === null ? 'found' : header === 0 ? 'none' : other}
        options={[
          { value: 'found', label: 'Found in the file' },
          { value: other, label: 'In a row that I name' },
          { value: 'none', label: 'There are none' },
        ]}
        onChange={value => {
          onChange({ ...plan, header: value === 'found' ? null : value === 'none' ? 0 : 1 });
        }}
      />
      {header !== null && header > 0 && (
        <TextField
          label="Row of the names"
          kind="number"
          value={String(header)}
          onChange={text => {
            const row = Number(text);
            if (Number.isSafeInteger(row) && row > 0) onChange({ ...plan, header: row });
          }}
        />
      )}
    </>
  );
}

function DatesField({ plan, onChange }: FieldProps) {
  return (
    <SelectField
      label="Dates such as 03/04/2024"
      value={plan.dates ?? 'asked'}
      options={[
        { value: 'asked', label: 'Ask when they could be read either way' },
        { value: 'day_first', label: 'Day first: 3 April 2024' },
        { value: 'month_first', label: 'Month first: 4 March 2024' },
      ]}
      onChange={value => {
        const dates = value === 'day_first' || value === 'month_first' ? value : null;
        onChange({ ...plan, dates });
      }}
    />
  );
}
