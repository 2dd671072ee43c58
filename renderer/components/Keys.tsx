import './Keys.css';

/** Keys to press, as keycaps. */
export function Keys({ keys }: { readonly keys: string }) {
  return (
    <span className="keys">
      {keys.split('+').map(key => (
        <kbd key={key}>{key === '' ? '+' : key}</kbd>
      ))}
    </span>
  );
}
