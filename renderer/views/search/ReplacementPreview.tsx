import { useEffect, useMemo, useState } from 'react';
import { failureData } from '../../../main/contract/failure';
import type { Rewritten } from '../../../main/contract/search';
import { TextComparison } from '../../adapters/monaco/TextComparison';
import { useClient } from '../../client/client';
import { Button } from '../../components/Button';
import { FailureNotice } from '../../components/FailureNotice';
import { Modal } from '../../components/Modal';
import { SelectField } from '../../components/SelectField';
import { nameOf } from '../../session/document';
import { useSessionPart, useSessionStore } from '../../session/SessionProvider';
import { textLanguage } from '../../session/textLanguage';
import { useTextLook } from '../../session/useTextLook';
import { rewritingsOf, rewritten } from './replaceMatches';
import type { Rewriting } from './replaceMatches';
import { useSearch, useSearchTree } from './useSearch';
import { useSearchActions } from './useSearchActions';
import { useSearchCommands } from './useSearchCommands';

/** Follows the study for the search, and shows what texts would become, one at a time. */
export function ReplacementPreview() {
  const { desk, state } = useSearch();
  const { listen } = useClient();
  useSearchCommands();
  useEffect(() => desk.follow(), [desk]);
  useEffect(() => listen('study.changed', desk.look), [listen, desk]);
  const tree = useSearchTree(state);
  const texts = useMemo(() => {
    const files = tree.nodes.flatMap(({ id }) => tree.targets.get(id)?.hits ?? []);
    return rewritingsOf(files).filter(({ found }) => found.locked === null);
  }, [tree]);
  if (state.previewed === null || !state.query.replacing) return null;
  const shown = texts.find(({ found }) => found.id === state.previewed) ?? texts[0];
  return <Preview texts={texts} shown={shown} />;
}

interface PreviewProps {
  readonly texts: readonly Rewriting[];
  readonly shown: Rewriting | undefined;
}

function Preview({ texts, shown }: PreviewProps) {
  const { desk } = useSearch();
  const actions = useSearchActions();
  const close = () => {
    desk.set({ previewed: null });
  };
  const all = texts.flatMap(({ found, matches }) => matches.map((match, index) => ({ found, match, index })));
  const here = shown?.matches.map((match, index) => ({ found: shown.found, match, index })) ?? [];
  return (
    <Modal title="Preview replacements" whole onClose={close} onSubmit={() => undefined}>
      <div className="search-preview-head">
        {shown ? (
          <SelectField
            label="File"
            value={shown.found.id}
            options={texts.map(({ found, matches }) => ({
              value: found.id,
              label: `${found.id} (${matches.length.toLocaleString('en-GB')})`,
            }))}
            onChange={previewed => {
              desk.set({ previewed });
            }}
          />
        ) : (
          <p>Nothing is left to replace. What was replaced can be found again in the History panel.</p>
        )}
      </div>
      <div className="search-preview-texts">{shown && <Comparison key={shown.found.id} text={shown} />}</div>
      <div className="dialog-choices">
        <Button
          label="Replace in this file"
          primary
          disabled={here.length === 0}
          onClick={() => void actions.replace(here)}
        />
        <Button
          label={`Replace in all ${texts.length.toLocaleString('en-GB')} files`}
          disabled={texts.length < 2}
          onClick={() => {
            close();
            void actions.replaceAll({ hits: all, leaf: false });
          }}
        />
        <Button label="Close" onClick={close} />
      </div>
    </Modal>
  );
}

function Comparison({ text }: { readonly text: Rewriting }) {
  const { state } = useSearch();
  const { ask } = useClient();
  const store = useSessionStore();
  const theme = useSessionPart(session => session.theme);
  const look = useTextLook();
  const [texts, setTexts] = useState<Rewritten | string | null>(null);
  const { pattern, replacement } = state.query;
  useEffect(() => {
    let wanted = true;
    rewritten({ ask, store }, pattern, replacement, text).then(
      answer => {
        if (wanted) setTexts(answer);
      },
      (error: unknown) => {
        if (wanted) setTexts(failureData(error).message);
      },
    );
    return () => {
      wanted = false;
    };
  }, [ask, store, pattern, replacement, text]);
  if (texts === null) return null;
  if (typeof texts === 'string')
    return <FailureNotice title="The replacements cannot be shown." message={texts} />;
  const name = nameOf(text.found.id);
  return (
    <TextComparison
      language={textLanguage(text.found.id)}
      theme={theme}
      look={look}
      before={texts.before}
      after={texts.after}
      beforeLabel={`${name} as it is`}
      afterLabel={`${name} with the replacements`}
    />
  );
}
