import type { Filter } from '../../../main/contract/result';
import type { Column } from '../../../main/contract/study';

interface RangeFieldsProps {
  readonly column: Column;
  readonly values: Filter['values'];
  readonly onChange: (values: Filter['values']) => void;
}

/** The two ends of a range; either may be open. */
export function RangeFields({ column: { kind, type }, values, onChange }: RangeFieldsProps) {
  const [least = null, greatest = null] = values;
  const shape =
    kind === 'date'
      ? ({ type: 'date' } as const)
      : ({ type: 'text', inputMode: kind === 'time' ? 'text' : 'decimal' } as const);
  const placeholder = type.startsWith('TIMESTAMP') ? '2020-01-31 14:30' : 'any';
  return (
    <div className="filter-range">
      <label>
        From
        <input
          {...shape}
          data-first=""
          className="filter-text"
          placeholder={placeholder}
          value={least ?? ''}
          onChange={event => {
            onChange([event.target.value, greatest]);
          }}
        />
      </label>
      <label>
        To
        <input
          {...shape}
          className="filter-text"
          placeholder={placeholder}
          value={greatest ?? ''}
          onChange={event => {
            onChange([least, event.target.value]);
          }}
        />
      </label>
    </div>
  );
}
