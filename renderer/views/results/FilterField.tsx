import type { Filter } from '../../../main/contract/result';
import { Codicon } from '../../components/Codicon';
import { filterSign, filterWords } from './filterWords';

interface FilterFieldProps {
  readonly name: string;
  readonly filter: Filter | null;
  readonly onOpen: (place: { readonly x: number; readonly y: number }) => void;
}

/** The field below a column's name: what its filter asks. */
export function FilterField({ name, filter, onOpen }: FilterFieldProps) {
  const words = filter && filterWords(filter);
  return (
    <button
      type="button"
      className={filter ? 'filter-field set' : 'filter-field'}
      aria-label={`Filter ${name}: ${words ?? 'any'}`}
      aria-haspopup="dialog"
      title={words ?? undefined}
      onClick={event => {
        const box = event.currentTarget.getBoundingClientRect();
        onOpen({ x: box.left, y: box.bottom + 2 });
      }}
    >
      <span>{filter ? filterSign(filter) : 'any'}</span>
      <Codicon name="chevron-down" />
    </button>
  );
}
