const number = /^\s*[+-]?(\d+|\d*\.\d+)([eE][+-]?\d+)?%?\s*$/;
const date = /^\s*(\d{4}-\d{1,2}(-\d{1,2})?|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})([ T]\d{1,2}:\d\d.*)?\s*$/;
const year = /^\s*(19|20)\d\d\s*$/;

type Kind = 'year' | 'number' | 'date' | 'text';

function kindOf(text: string): Kind {
  if (year.test(text)) return 'year';
  if (number.test(text)) return 'number';
  return date.test(text) ? 'date' : 'text';
}

/**
 * Whether the first of some records is data like the others, so that the table has no header: where columns are of
 * numbers or dates, so is it. Years and numbers that count up head the columns of a wide table, beside a text.
 */
export function isHeadless([first = [], ...others]: readonly (readonly string[])[]): boolean {
  if (others.length === 0 || first.some(cell => cell.trim() === '')) return false;
  const typed = first.flatMap((cell, index) => {
    const kind = columnKind(others.map(fields => fields[index] ?? ''));
    return kind === 'text' ? [] : [{ cell, kind, own: kindOf(cell) }];
  });
  if (typed.length === 0) return false;
  if (first.length > typed.length && countsUp(typed.map(({ cell }) => Number(cell)))) return false;
  return typed.every(({ kind, own }) => own === kind || (own === 'number' && kind === 'year'));
}

function columnKind(cells: readonly string[]): Kind {
  const kinds = new Set(cells.filter(cell => cell.trim() !== '').map(kindOf));
  if (kinds.has('year') && kinds.has('number')) kinds.delete('year');
  const [kind = 'text'] = kinds;
  return kinds.size === 1 ? kind : 'text';
}

function countsUp(numbers: readonly number[]): boolean {
  return (
    numbers.length > 1 &&
    numbers.every((value, index) => index === 0 || value === (numbers[index - 1] ?? 0) + 1)
  );
}
