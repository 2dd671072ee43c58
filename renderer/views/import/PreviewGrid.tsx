import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { ImportPreview } from '../../../main/contract/importing';
import type { Column } from '../../../main/contract/study';
import { TypeGlyph } from '../../adapters/grid/TypeGlyph';
import { typeWords } from './typeWords';

interface Cell {
  readonly row: number;
  readonly column: number;
}

/** The first rows as they would be loaded; arrow keys go from cell to cell. */
export function PreviewGrid({ preview }: { readonly preview: ImportPreview }) {
  const { columns, rows, totalRows, unfilled } = preview;
  const [place, setPlace] = useState<Cell>({ row: 0, column: 0 });
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const next = moved(event.key, place, rows.length, columns.length);
    if (!next) return;
    event.preventDefault();
    setPlace(next);
    event.currentTarget.querySelector<HTMLElement>(`[data-cell="${next.row}:${next.column}"]`)?.focus();
  };
  return (
    <div className="import-scroll">
      <table
        className="import-table import-grid"
        role="grid"
        aria-label="Preview"
        aria-rowcount={totalRows + 1}
        aria-colcount={columns.length}
        onKeyDown={onKeyDown}
      >
        <thead>
          <tr>
            {columns.map(column => (
              <Head key={column.name} column={column} empty={unfilled.includes(column.name)} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {columns.map(({ name, kind }, number) => (
                <td
                  key={name}
                  data-cell={`${index}:${number}`}
                  tabIndex={index === place.row && number === place.column ? 0 : -1}
                  className={isNumber(kind) ? 'number clipped' : 'clipped'}
                  title={row[number] ?? ''}
                >
                  {row[number] ?? <span className="import-null">NULL</span>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <p className="import-quiet">There are no rows.</p>}
    </div>
  );
}

function Head({ column, empty }: { readonly column: Column; readonly empty: boolean }) {
  const { name, type, kind } = column;
  return (
    <th scope="col" className={empty ? 'unfilled' : ''} title={`${name}: ${typeWords(type)} (${type})`}>
      <span className="import-head">
        <TypeGlyph kind={kind} />
        <span className="import-head-name">{name}</span>
      </span>
      <span className="import-head-type">{empty ? 'empty' : typeWords(type)}</span>
    </th>
  );
}

const isNumber = (kind: Column['kind']): boolean => kind === 'whole' || kind === 'decimal';

function moved(key: string, { row, column }: Cell, rows: number, columns: number): Cell | null {
  const steps: Readonly<Record<string, Cell>> = {
    ArrowDown: { row: row + 1, column },
    ArrowUp: { row: row - 1, column },
    ArrowLeft: { row, column: column - 1 },
    ArrowRight: { row, column: column + 1 },
    Home: { row, column: 0 },
    End: { row, column: columns - 1 },
  };
  const next = steps[key];
  const within = next && next.row >= 0 && next.row < rows && next.column >= 0 && next.column < columns;
  return within ? next : null;
}
