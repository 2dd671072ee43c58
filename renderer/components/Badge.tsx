import './Badge.css';

/** A count beside a title. */
export function Badge({ count }: { readonly count: number }) {
  return <span className="badge">{count.toLocaleString('en-GB')}</span>;
}
