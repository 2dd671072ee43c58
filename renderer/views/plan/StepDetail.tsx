import { detailName } from './planRows';
import type { MeasuredStep } from './planRows';

/** What a step works on: its columns, filters and conditions. */
export function StepDetail({ measured: { step } }: { readonly measured: MeasuredStep }) {
  return (
    <section className="plan-detail" aria-label="Step" tabIndex={0}>
      <h3>{step.title}</h3>
      <dl>
        <dt>The engine’s name</dt>
        <dd>{step.operator}</dd>
        {step.details.map(({ name, values }) => (
          <div key={name}>
            <dt>{detailName(name)}</dt>
            {values.map((value, index) => (
              <dd key={index}>{value}</dd>
            ))}
          </div>
        ))}
      </dl>
    </section>
  );
}
