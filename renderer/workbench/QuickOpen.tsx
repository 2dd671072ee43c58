import { useMemo, useState } from 'react';
import { useAnswer } from '../client/useAnswer';
import { QuickPick } from '../components/QuickPick';
import { useSessionPart } from '../session/SessionProvider';
import type { Session } from '../session/state';
import type { Offer } from './quickOffers';
import {
  codeOffers,
  columnOffers,
  fileOffers,
  helpOffers,
  lineOffers,
  methodOffers,
  placeOffers,
  tableOffers,
} from './quickOffers';
import { useGoTo } from './useGoTo';

const nothing = {};
const noOffers: readonly Offer[] = [];

interface QuickOpenProps {
  /** What stands in the field from the start. */
  readonly first: string;
  readonly onCommands: () => void;
  readonly onClose: () => void;
}

/** What a first letter lists in place of files, and what is said when there is none. */
const prefixes: Readonly<Record<string, string>> = {
  '#': 'No table or column has that name.',
  '@': 'No such place is known in the open file: of SQL statements, of Markdown headings, of YAML keys are.',
  ':': 'Type the number of a line of the open file, and after a colon that of a column.',
  '?': 'No list has that name.',
};

/** Anything of the study by name: files, shipped analyses, tables, codes, methods; by a first letter, other lists. */
export function QuickOpen({ first, onCommands, onClose }: QuickOpenProps) {
  const [typed, setTyped] = useState(first);
  const prefix = typed.charAt(0) in prefixes ? typed.charAt(0) : '';
  const rest = typed.slice(prefix.length);
  const hasStudy = useSessionPart(session => session.study !== null);
  const offers = useOffers(prefix, prefix === ':' ? rest : '');
  const goTo = useGoTo();
  const none = hasStudy ? 'Nothing has that name.' : 'No study is open.';
  return (
    <QuickPick
      name="Quick open"
      placeholder="Type the name of a file, table, code or method, > for commands, ? for more"
      none={prefixes[prefix] ?? none}
      items={offers}
      typed={typed}
      query={prefix === ':' ? '' : rest}
      onTyped={next => {
        if (next === '>') onCommands();
        else setTyped(next);
      }}
      onPick={id => {
        const goal = offers.find(offer => offer.id === id)?.goal;
        if (goal?.kind === 'prefix' && goal.prefix === '>') onCommands();
        else if (goal?.kind === 'prefix') setTyped(goal.prefix);
        else if (goal) {
          onClose();
          goTo(goal);
        }
      }}
      onClose={onClose}
    />
  );
}

function useOffers(prefix: string, line: string): readonly Offer[] {
  const byName = useNamed();
  const columns = useColumns(prefix === '#');
  const active = useSessionPart(session =>
    session.active === null ? undefined : session.documents[session.active],
  );
  return useMemo(() => {
    if (prefix === '') return byName;
    if (prefix === '#') return columns;
    if (prefix === '?') return helpOffers;
    if (!active) return noOffers;
    const { path, text } = active;
    return prefix === '@' ? placeOffers(path, text) : lineOffers(line, path, text.split('\n').length);
  }, [prefix, line, byName, columns, active]);
}

/** Files, tables, codes and methods. */
function useNamed(): readonly Offer[] {
  const study = useSessionPart(session => session.study);
  const [recent] = useState(useSessionPart(usedLast));
  const files = useAnswer('file.list', study ? nothing : null);
  const codes = useAnswer('catalogue.codes', study ? nothing : null);
  const library = useAnswer('library.list', nothing);
  const methods = useAnswer('library.methods', nothing);
  return useMemo(
    () => [
      ...fileOffers(
        files.state === 'ready' ? files.value : [],
        library.state === 'ready' ? library.value : [],
        recent,
      ),
      ...tableOffers(study?.tables ?? []),
      ...(codes.state === 'ready' ? codeOffers(codes.value) : []),
      ...(methods.state === 'ready' ? methodOffers(methods.value) : []),
    ],
    [files, library, study, codes, methods, recent],
  );
}

function useColumns(asked: boolean): readonly Offer[] {
  const tables = useSessionPart(session => session.study?.tables);
  return useMemo(
    () => (asked && tables ? [...tableOffers(tables), ...columnOffers(tables)] : noOffers),
    [asked, tables],
  );
}

const usedBefore = new WeakMap<Session['tabs'], readonly string[]>();

/** The open editors but the one in front, then the closed ones; the same list for the same tabs. */
function usedLast({ tabs }: Session): readonly string[] {
  const known = usedBefore.get(tabs);
  if (known) return known;
  const [front, ...others] = tabs.recent;
  const last = [...others, ...tabs.closed].filter(path => path !== front);
  usedBefore.set(tabs, last);
  return last;
}
