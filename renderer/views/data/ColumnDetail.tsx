import { profileJob } from '../../../main/contract/profile';
import type { ColumnName } from '../../../main/contract/profile';
import type { Column, TableSummary } from '../../../main/contract/study';
import { useAnswer } from '../../client/useAnswer';
import { Button } from '../../components/Button';
import { FailureNotice } from '../../components/FailureNotice';
import { isMade } from './catalogue';
import { Counting } from './Counting';
import { ProfileNumbers } from './ProfileNumbers';

interface ColumnDetailProps {
  readonly table: TableSummary;
  readonly column: Column;
  /** Whether its profile was asked for. */
  readonly asked: boolean;
  readonly onAsk: (asked: boolean) => void;
}

/** What a column is and, once it was asked for, what it holds. */
export function ColumnDetail({ table, column, asked, onAsk }: ColumnDetailProps) {
  return (
    <section className="data-detail" tabIndex={0} aria-label={`Column ${column.name} of ${table.name}`}>
      <h3>{column.name}</h3>
      <p className="data-facts data-type">
        {column.type.toLowerCase()} in {table.name}
      </p>
      {isMade(table) ? null : asked ? (
        <Profile
          name={{ table: table.name, column: column.name }}
          rows={table.role === 'view' ? null : table.rows}
          onCancel={() => {
            onAsk(false);
          }}
        />
      ) : (
        <div className="data-actions">
          <Button
            label="Profile"
            primary
            title="Count what is missing, what differs and what is frequent"
            onClick={() => {
              onAsk(true);
            }}
          />
        </div>
      )}
    </section>
  );
}

interface ProfileProps {
  readonly name: ColumnName;
  readonly rows: number | null;
  readonly onCancel: () => void;
}

function Profile({ name, rows, onCancel }: ProfileProps) {
  const answer = useAnswer('table.profile', name);
  if (answer.state === 'pending') return <Counting job={profileJob(name)} rows={rows} onCancel={onCancel} />;
  if (answer.state === 'failed')
    return (
      <FailureNotice
        title="The column could not be profiled."
        message={answer.failure.message}
        onRetry={onCancel}
      />
    );
  return <ProfileNumbers profile={answer.value} />;
}
