import { useMemo, useState } from 'react';
import type { LibraryMethod } from '../../../main/contract/method';
import { useAnswer } from '../../client/useAnswer';
import { FailureNotice } from '../../components/FailureNotice';
import { TextField } from '../../components/TextField';
import { Tree } from '../../components/Tree';
import { useSessionPart } from '../../session/SessionProvider';
import { MethodDetail } from './MethodDetail';
import { familyId, methodTree } from './methodTree';
import './Methods.css';

const nothing = {};

/** Every method by family, what it needs and gives, and a call of it to insert. */
export function Methods() {
  const answer = useAnswer('library.methods', nothing);
  if (answer.state === 'failed')
    return <FailureNotice title="The methods could not be listed." message={answer.failure.message} />;
  return answer.state === 'ready' ? <MethodList methods={answer.value} /> : null;
}

function MethodList({ methods }: { readonly methods: readonly LibraryMethod[] }) {
  const [typed, setTyped] = useState('');
  const located = useSessionPart(session => (session.located?.view === 'methods' ? session.located : null));
  const [found, setFound] = useState(located);
  const [cursor, setCursor] = useState<string | null>(located?.id ?? methods[0]?.name ?? null);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  if (located !== found) {
    setFound(located);
    setTyped('');
    setClosed(new Set());
    setCursor(located?.id ?? cursor);
  }
  const nodes = useMemo(() => methodTree(methods, typed), [methods, typed]);
  const expanded = useMemo(
    () => new Set(methods.map(({ analysis }) => familyId(analysis)).filter(id => !closed.has(id))),
    [methods, closed],
  );
  const shown = methods.find(({ name }) => name === cursor);
  return (
    <div className="methods">
      <div className="methods-filter">
        <TextField
          label="Filter methods"
          bare
          placeholder="Filter methods"
          value={typed}
          onChange={setTyped}
        />
      </div>
      {nodes.length === 0 ? (
        <p className="methods-none">No method fits these words.</p>
      ) : (
        <Tree
          label="Methods"
          nodes={nodes}
          expanded={expanded}
          onExpand={(id, open) => {
            const next = new Set(closed);
            if (open) next.delete(id);
            else next.add(id);
            setClosed(next);
          }}
          cursor={cursor}
          onCursor={setCursor}
          onOpen={setCursor}
        />
      )}
      {shown && <MethodDetail key={shown.name} method={shown} />}
    </div>
  );
}
