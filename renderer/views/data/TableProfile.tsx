import { tableProfileJob } from '../../../main/contract/profile';
import type { ColumnProfile } from '../../../main/contract/profile';
import type { Column, TableSummary } from '../../../main/contract/study';
import { TypeGlyph } from '../../adapters/grid/TypeGlyph';
import { useAnswer } from '../../client/useAnswer';
import { FailureNotice } from '../../components/FailureNotice';
import { Counting } from './Counting';
import { profileWords } from './profileWords';

interface TableProfileProps {
  readonly table: TableSummary;
  readonly onColumn: (column: string) => void;
  readonly onCancel: () => void;
}

/** What every column of a table holds, in a line each; each leads to the whole profile of its column. */
export function TableProfile({ table, onColumn, onCancel }: TableProfileProps) {
  const answer = useAnswer('table.profiles', { table: table.name });
  if (answer.state === 'pending') {
    const rows = table.role === 'view' ? null : table.rows;
    return <Counting job={tableProfileJob(table.name)} rows={rows} onCancel={onCancel} />;
  }
  if (answer.state === 'failed')
    return (
      <FailureNotice
        title="The columns could not be profiled."
        message={answer.failure.message}
        onRetry={onCancel}
      />
    );
  return (
    <>
      <h4>Columns</h4>
      <ul className="table-profile">
        {table.columns.map((column, index) => {
          const profile = answer.value[index];
          return (
            profile && (
              <ColumnLine
                key={column.name}
                column={column}
                profile={profile}
                onOpen={() => {
                  onColumn(column.name);
                }}
              />
            )
          );
        })}
      </ul>
    </>
  );
}

interface ColumnLineProps {
  readonly column: Column;
  readonly profile: ColumnProfile;
  readonly onOpen: () => void;
}

function ColumnLine({ column, profile, onOpen }: ColumnLineProps) {
  const { name, kind } = column;
  const { missing, distinct, values } = profileWords(profile);
  const bins = profile.values && 'bins' in profile.values ? profile.values.bins : [];
  return (
    <li>
      <button type="button" title={`${name}: the whole profile`} onClick={onOpen}>
        <span className="table-profile-head">
          <TypeGlyph kind={kind} />
          <span className="table-profile-name">{name}</span>
          <span className="table-profile-distinct">{distinct}</span>
        </span>
        <span className="table-profile-facts">
          <span className="table-profile-values" title={values}>
            {values}
          </span>
          <span className={profile.nulls > 0 ? 'table-profile-missing some' : 'table-profile-missing'}>
            {missing}
          </span>
        </span>
        {bins.length > 1 && <Bars rows={bins.map(bin => bin.rows)} />}
      </button>
    </li>
  );
}

const height = 16;

/** The shape of a column's values alone; its own profile has the figures. */
function Bars({ rows }: { readonly rows: readonly number[] }) {
  const most = Math.max(...rows);
  return (
    <svg
      className="table-profile-bars"
      aria-hidden="true"
      viewBox={`0 0 ${rows.length} ${height}`}
      preserveAspectRatio="none"
      height={height}
    >
      {rows.map((count, index) => {
        const size = count === 0 ? 0 : Math.max(1, (count / most) * height);
        return (
          <rect
            key={index}
            className="histogram-bar"
            x={index + 0.06}
            y={height - size}
            width={0.88}
            height={size}
          />
        );
      })}
    </svg>
  );
}
