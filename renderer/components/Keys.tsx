import './Keys.css';

/** Keys to press, as keycaps; two strokes with a gap between them. */
export function Keys({ keys }: { readonly keys: string }) {
  return (
    <span className="keys">
      {keys.split(' ').map((stroke, place) => (
        <span key={place} className="stroke">
          {partsOf(stroke).map(key => (
            <kbd key={key}>{key}</kbd>
          ))}
        </span>
      ))}
    </span>
  );
}

function partsOf(stroke: string): readonly string[] {
  return stroke.endsWith('++') ? [...stroke.slice(0, -2).split('+'), '+'] : stroke.split('+');
}
