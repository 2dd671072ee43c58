import type { SourceSummary, TableSummary } from '../../../main/contract/study';
import { Button } from '../../components/Button';
import { SyntheticBadge } from '../../components/SyntheticBadge';
import { useOpenFile } from '../../workbench/useOpenFile';
import { isMade } from './catalogue';
import { TableProfile } from './TableProfile';
import { useTableQueries } from './useTableQueries';
import { countOf, number } from './words';

interface TableDetailProps {
  readonly table: TableSummary;
  readonly sources: readonly SourceSummary[];
  /** Whether the profiles of its columns were asked for. */
  readonly asked: boolean;
  readonly onAsk: (asked: boolean) => void;
  /** Goes to the profile of one column. */
  readonly onColumn: (column: string) => void;
}

/** What a table is made of: its rows, those that were not loaded, and its files. */
export function TableDetail({ table, sources, asked, onAsk, onColumn }: TableDetailProps) {
  const { name, rejectedRows, columns, synthetic, role } = table;
  const isView = role === 'view';
  const queries = useTableQueries();
  return (
    <section className="data-detail" tabIndex={0} aria-label={`${isView ? 'View' : 'Table'} ${name}`}>
      <h3>{name}</h3>
      <p className="data-facts">
        {factOf(table)} · {countOf(columns.length, 'column')}
        {synthetic && <SyntheticBadge />}
      </p>
      {rejectedRows > 0 && <p className="data-rejected">{rejectedWords(rejectedRows)}</p>}
      <div className="data-actions">
        <Button
          label={openLabel(table)}
          primary
          onClick={() => {
            queries.open(table);
          }}
        />
        {!asked && !isMade(table) && (
          <Button
            label="Profile"
            title="Count what is missing, what differs and what is frequent in every column"
            onClick={() => {
              onAsk(true);
            }}
          />
        )}
        {rejectedRows > 0 && (
          <Button
            label="Show rejected rows"
            onClick={() => {
              queries.openRejects(table);
            }}
          />
        )}
      </div>
      {asked && (
        <TableProfile
          table={table}
          onColumn={onColumn}
          onCancel={() => {
            onAsk(false);
          }}
        />
      )}
      <Files table={table} sources={sources} />
    </section>
  );
}

/** A temporary table is seen from the editor that made it alone, so a query of its own could not show it. */
export function openLabel({ role }: TableSummary): string {
  return role === 'temporary' ? 'Insert name into the query' : 'Open';
}

function factOf({ role, rows }: TableSummary): string {
  if (role === 'view') return 'View';
  if (role === 'made') return 'Made by SQL';
  return role === 'temporary' ? 'Temporary' : countOf(rows, 'row');
}

function rejectedWords(rejected: number): string {
  return `${countOf(rejected, 'row')} of its files ${rejected === 1 ? 'was' : 'were'} not loaded.`;
}

function Files({ table, sources }: Pick<TableDetailProps, 'table' | 'sources'>) {
  const open = useOpenFile();
  if (table.files.length === 0) return <p className="data-origin">{withoutFiles(table)}</p>;
  return (
    <>
      <h4>
        {table.role === 'view'
          ? 'Defined in'
          : table.files.length === 1
            ? 'Loaded from'
            : `Loaded from ${countOf(table.files.length, 'file')}`}
      </h4>
      <ul className="data-files">
        {table.files.map(path => {
          const source = sources.find(one => one.path === path && one.table === table.name);
          return (
            <li key={path}>
              <button
                type="button"
                title={path}
                onClick={() => {
                  open(path);
                }}
              >
                {path}
              </button>
              {source && (
                <span className={source.rejectedRows > 0 ? 'warning' : ''}>
                  {countOf(source.rows, 'row')}
                  {source.rejectedRows > 0 && `, ${number(source.rejectedRows)} rejected`}
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

function withoutFiles({ role, rows }: TableSummary): string {
  if (role === 'made') return 'A query made it. It is gone when the study is closed, or by DROP.';
  if (role === 'temporary')
    return 'A query in the active editor made it, and only that editor sees it. It is gone when the study is closed, or by DROP.';
  if (role === 'record') return 'The study keeps this table itself, about the files that it loaded.';
  return rows === 0
    ? 'No file of this study is loaded into this table.'
    : 'This table is made by the study itself, from its texts and other tables.';
}

/** Goes to the files of the table that is shown. */
export function focusFiles(): void {
  document.querySelector<HTMLElement>('.data-files button')?.focus();
}
