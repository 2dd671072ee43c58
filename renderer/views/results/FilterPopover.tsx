import { useState } from 'react';
import type { Filter, FilterTest } from '../../../main/contract/result';
import type { Column } from '../../../main/contract/study';
import { Button } from '../../components/Button';
import { Popover } from '../../components/Popover';
import { SelectField } from '../../components/SelectField';
import { filterOf, testsFor, testWords } from './filterWords';
import { RangeFields } from './RangeFields';
import { ValueList } from './ValueList';

interface FilterPopoverProps {
  readonly result: string;
  readonly column: number;
  readonly described: Column;
  /** All filters in force; the values listed are those of rows that meet the other columns'. */
  readonly filters: readonly Filter[];
  readonly x: number;
  readonly y: number;
  readonly onFilter: (filter: Filter | null) => void;
  readonly onClose: () => void;
}

/** Asks which rows to show by the values of a column. */
export function FilterPopover(props: FilterPopoverProps) {
  const { result, column, described, filters, onFilter, onClose } = props;
  const before = filters.find(each => each.column === column);
  const tests = testsFor(described.kind);
  const [test, setTest] = useState<FilterTest>(before?.test ?? tests[0] ?? 'contains');
  const [values, setValues] = useState(before?.values ?? []);
  const settle = (filter: Filter | null) => {
    onFilter(filter);
    onClose();
  };
  return (
    <Popover label={`Filter ${described.name}`} x={props.x} y={props.y} onClose={onClose}>
      <form
        className="filter-form"
        onSubmit={event => {
          event.preventDefault();
          settle(filterOf(column, test, values));
        }}
      >
        <SelectField
          label={described.name}
          value={test}
          options={tests.map(each => ({ value: each, label: testWords[each] }))}
          onChange={chosen => {
            const next = tests.find(each => each === chosen);
            if (!next) return;
            setTest(next);
            setValues(next === before?.test ? before.values : []);
          }}
        />
        {test === 'among' && (
          <ValueList
            result={result}
            column={column}
            filters={filters.filter(each => each.column !== column)}
            chosen={values}
            onChoose={setValues}
          />
        )}
        {(test === 'contains' || test === 'equals' || test === 'starts') && (
          <input
            data-first=""
            className="filter-text"
            aria-label="Text"
            placeholder="Text, in capitals or not"
            spellCheck={false}
            value={values[0] ?? ''}
            onChange={event => {
              setValues([event.target.value]);
            }}
          />
        )}
        {test === 'between' && <RangeFields column={described} values={values} onChange={setValues} />}
        <div className="filter-choices">
          <Button label="Apply" primary submit />
          <Button
            label="Clear"
            onClick={() => {
              settle(null);
            }}
          />
        </div>
      </form>
    </Popover>
  );
}
