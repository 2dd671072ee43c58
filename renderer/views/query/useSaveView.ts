import { useMemo } from 'react';
import { failureData } from '../../../main/contract/failure';
import { parametersUsed, statementNear } from '../../adapters/monaco/sql/statementNear';
import { useClient } from '../../client/client';
import { useDialogs } from '../../components/Dialogs';
import { nameOf } from '../../session/document';
import { useSessionStore } from '../../session/SessionProvider';
import type { Session } from '../../session/state';
import { chosenPart } from '../../session/useQueryRun';

const title = 'Save as view';

/** Saves the chosen part of a query, else the statement at the caret, as a view of the study. */
export function useSaveView(): (path: string) => Promise<void> {
  const store = useSessionStore();
  const dialogs = useDialogs();
  const { ask } = useClient();
  return useMemo(
    () => async path => {
      const text = textOf(store.get(), path);
      const refusal = refusalOf(text);
      if (refusal !== null) {
        await dialogs.fail(title, refusal);
        return;
      }
      let value = nameOf(path)
        .replace(/\.sql$/i, '')
        .replaceAll(/[^\p{L}\p{N}_]+/gu, '_');
      let message = 'A view is a query under a name: FROM that name reads it. It is kept in analyses/views.';
      for (;;) {
        const name = await dialogs.askText({ title, message, label: 'Name', value, confirm: 'Save' });
        if (name === null) return;
        value = name.trim();
        const wrong = wrongName(store.get(), value);
        if (wrong === null) break;
        message = wrong;
      }
      try {
        await ask('file.write', { path: `analyses/views/${value}.sql`, text: `${text}\n`, basedOn: null });
        const notice = `Saved as the view ${value}: FROM ${value} reads it.`;
        store.dispatch({ type: 'notice.set', notice, passing: true });
      } catch (error) {
        await dialogs.fail('The view could not be saved', failureData(error).message);
      }
    },
    [store, dialogs, ask],
  );
}

function textOf(session: Session, path: string): string {
  const text = session.documents[path]?.text ?? '';
  const part = chosenPart(session, path) ?? statementNear(text, session.carets[path]?.offset ?? 0);
  return part === null ? '' : text.slice(part.start, part.end).trim();
}

const asking = /^(?:\s|--[^\n]*(?:\n|$)|\/\*.*?\*\/|\()*(?:SELECT|FROM|WITH|VALUES|TABLE)\b/is;

function refusalOf(text: string): string | null {
  const [parameter] = parametersUsed(text);
  if (parameter !== undefined)
    return `A view has no parameters, and this query has $${parameter}. Put a value in its place, or save it as a query.`;
  return asking.test(text) ? null : 'Only a SELECT can be a view. Choose one, or put the caret in it.';
}

function wrongName({ study }: Session, name: string): string | null {
  if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name))
    return 'The name of a view begins with a letter and has letters, digits and _ only.';
  const is = (other: { readonly name: string }) => other.name.toLowerCase() === name.toLowerCase();
  if (study?.tables.some(is)) return `There is a table “${name}”, and a view never takes the place of one.`;
  return study?.views.some(is) ? `There is a view “${name}”. Open its file to change it.` : null;
}
