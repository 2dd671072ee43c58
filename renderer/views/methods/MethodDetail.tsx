import type { LibraryMethod, MethodColumn } from '../../../main/contract/method';
import { Button } from '../../components/Button';
import { useInsertText } from '../../workbench/useInsertText';

/** What a method needs and gives, and the button that puts a call of it into a query. */
export function MethodDetail({ method }: { readonly method: LibraryMethod }) {
  const { name, purpose, inputs, options, gives, example } = method;
  const insert = useInsertText();
  return (
    <section className="method" aria-label={name}>
      <h3>{name}</h3>
      <p>{purpose}</p>
      <pre className="method-example">
        <code>{example}</code>
      </pre>
      <Button
        label="Insert call"
        primary
        onClick={() => {
          insert(example, `${example};\n`);
        }}
      />
      {inputs.map(({ name: table, optional, columns }) => (
        <Columns
          key={table}
          title={optional ? `Columns of ${table} (optional)` : `Columns it needs in ${table}`}
          columns={columns}
        />
      ))}
      {options.length > 0 && (
        <>
          <h4>Options</h4>
          <dl>
            {options.map(option => (
              <div key={option.name}>
                <dt>
                  <code>{option.name}</code>
                  <span>{option.default === null ? 'must be given' : `:= ${option.default}`}</span>
                </dt>
                <dd>{option.purpose}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      <Columns title="Columns it gives" columns={gives} />
    </section>
  );
}

function Columns({ title, columns }: { readonly title: string; readonly columns: readonly MethodColumn[] }) {
  if (columns.length === 0) return null;
  return (
    <>
      <h4>{title}</h4>
      <dl>
        {columns.map(({ name, type, purpose }) => (
          <div key={name}>
            <dt>
              <code>{name}</code>
              <span>{type}</span>
            </dt>
            <dd>{purpose}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
