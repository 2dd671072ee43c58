import { Codicon } from '../../components/Codicon';
import type { Standing } from './standing';

/** Where a file stands, in words. */
export const standingWords: Readonly<Record<Standing, string>> = {
  busy: 'being read',
  ready: 'ready',
  asks: 'needs an answer',
  refused: 'refused',
  failed: 'cannot be imported as chosen',
  leftOut: 'left out',
};

const icons: Readonly<Record<Standing, string>> = {
  busy: 'loading codicon-modifier-spin',
  ready: 'pass',
  asks: 'question',
  refused: 'error',
  failed: 'error',
  leftOut: 'circle-slash',
};

/** Where a file stands, as an icon of its own shape. */
export function StandingIcon({ standing }: { readonly standing: Standing }) {
  return (
    <span className={`standing ${standing}`} title={standingWords[standing]}>
      <Codicon name={icons[standing]} />
    </span>
  );
}
