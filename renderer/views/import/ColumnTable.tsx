import { useState } from 'react';
import type { ImportChoices, ImportPlan, ImportPreview, KnownColumn } from '../../../main/contract/importing';
import { SelectField } from '../../components/SelectField';
import { TextField } from '../../components/TextField';
import { columnsOf, examplesOf } from './fileColumns';
import type { FileColumn } from './fileColumns';
import type { ImportFile } from './importing';
import { nameInTable, renamed, typed } from './planChanges';
import { typeChoices, typeWords } from './typeWords';
import { useDesk } from './useImportDesk';

interface ColumnTableProps {
  readonly file: ImportFile;
  readonly preview: ImportPreview;
  readonly choices: ImportChoices;
}

/** Each column of the file: under which name and as what type it goes into the table. */
export function ColumnTable({ file, preview, choices }: ColumnTableProps) {
  const desk = useDesk();
  const { plan, look } = file;
  if (!plan || !look) return null;
  const known = choices.tables.find(({ name }) => name === plan.table)?.columns ?? [];
  return (
    <>
      {plan.layout !== null && (
        <p className="import-quiet">The layout makes these columns from those of the file.</p>
      )}
      {plan.layout === null && (
        <div className="import-scroll">
          <table className="import-table import-columns">
            <thead>
              <tr>
                <th scope="col">In the file</th>
                <th scope="col">In the table</th>
                <th scope="col">Type</th>
                <th scope="col">First values</th>
              </tr>
            </thead>
            <tbody>
              {columnsOf(preview, look.plan, file.inspection).map(column => (
                <ColumnRow
                  key={column.source}
                  column={column}
                  plan={plan}
                  known={known}
                  examples={examplesOf(preview, column.index)}
                  onChange={next => {
                    desk.plan(file.id, next);
                  }}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Unfilled unfilled={preview.unfilled} known={known} />
    </>
  );
}

interface ColumnRowProps {
  readonly column: FileColumn;
  readonly plan: ImportPlan;
  readonly known: readonly KnownColumn[];
  readonly examples: string;
  readonly onChange: (plan: ImportPlan) => void;
}

function ColumnRow({ column, plan, known, examples, onChange }: ColumnRowProps) {
  const { source, type } = column;
  const name = nameInTable(plan, source);
  const study = known.find(one => one.name.toLowerCase() === name.toLowerCase());
  return (
    <tr>
      <td className="clipped" title={source}>
        {source}
      </td>
      <td>
        <NameField {...{ source, name, plan, known, onChange }} />
      </td>
      <td>
        {study ? (
          <span title={study.type}>{typeWords(study.type)}</span>
        ) : (
          <SelectField
            bare
            label={`Type of ${source}`}
            value={plan.types[name] ?? ''}
            options={[
              { value: '', label: `${typeWords(type)}, as found` },
              ...typeChoices.map(choice => ({ value: choice.type, label: choice.words })),
            ]}
            onChange={value => {
              onChange(typed(plan, name, value === '' ? null : value));
            }}
          />
        )}
      </td>
      <td className="clipped import-examples" title={examples}>
        {examples}
      </td>
    </tr>
  );
}

const kept = '*kept';
const other = '*other';

interface NameFieldProps {
  readonly source: string;
  readonly name: string;
  readonly plan: ImportPlan;
  readonly known: readonly KnownColumn[];
  readonly onChange: (plan: ImportPlan) => void;
}

function NameField({ source, name, plan, known, onChange }: NameFieldProps) {
  const [naming, setNaming] = useState(false);
  const study = known.find(one => one.name.toLowerCase() === name.toLowerCase());
  const own = naming || (!study && name !== source);
  const taken = (column: string) => plan.columns[column] ?? null;
  return (
    <>
      <SelectField
        bare
        label={`Name of ${source} in the table`}
        value={own ? other : (study?.name ?? kept)}
        options={[
          { value: kept, label: `Keep as “${source}”` },
          { value: other, label: 'Another name…' },
          ...known.map(column => ({
            value: column.name,
            label: knownLabel(column, taken(column.name), source),
            group: `Columns of ${plan.table}`,
          })),
        ]}
        onChange={value => {
          setNaming(value === other);
          if (value !== other) onChange(renamed(plan, source, value === kept ? source : value));
        }}
      />
      {own && (
        <TextField
          bare
          label={`Other name of ${source}`}
          value={name}
          onChange={text => {
            if (text.trim() !== '') onChange(renamed(plan, source, text.trim()));
          }}
        />
      )}
    </>
  );
}

function knownLabel({ name, required }: KnownColumn, from: string | null, source: string): string {
  const words = [required ? 'needed' : null, from === null || from === source ? null : `now from “${from}”`];
  const said = words.filter(Boolean).join(', ');
  return said === '' ? name : `${name} (${said})`;
}

interface UnfilledProps {
  readonly unfilled: readonly string[];
  readonly known: readonly KnownColumn[];
}

function Unfilled({ unfilled, known }: UnfilledProps) {
  if (unfilled.length === 0) return null;
  const needed = unfilled.filter(name => known.some(column => column.name === name && column.required));
  return (
    <p className={needed.length > 0 ? 'import-warning' : 'import-quiet'}>
      Empty in every row: {unfilled.join(', ')}.
      {needed.length > 0 && ` A row is loaded only with ${needed.join(' and ')}.`}
    </p>
  );
}
