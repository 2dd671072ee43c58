import type { PastOutcome, PastQuery } from '../../../main/contract/pastQuery';
import { readHead } from '../../../main/contract/savedQuery';
import { Codicon } from '../../components/Codicon';
import type { TreeNode } from '../../components/treeRows';
import { nameOf } from '../../session/document';
import { durationText } from '../../workbench/durationText';

const outcomes: Readonly<Record<PastOutcome, { readonly icon: string; readonly words: string }>> = {
  done: { icon: 'check', words: 'Done' },
  failed: { icon: 'error', words: 'Failed' },
  cancelled: { icon: 'circle-slash', words: 'Cancelled' },
  unended: { icon: 'debug-disconnect', words: 'Did not end' },
};

/** The queries by day, the newest day first. */
export function dayNodes(queries: readonly PastQuery[], now: Date): readonly TreeNode[] {
  const days = new Map<string, PastQuery[]>();
  for (const query of queries) {
    const day = dayWords(new Date(query.at), now);
    days.set(day, [...(days.get(day) ?? []), query]);
  }
  return [...days].map(([day, own]) => ({
    id: `day ${day}`,
    label: day,
    note: { text: String(own.length), tone: 'quiet', spoken: counted(own.length, 'query', 'queries') },
    children: own.map(queryNode),
  }));
}

function queryNode(query: PastQuery): TreeNode {
  const { icon, words } = outcomes[query.outcome];
  const time = timeWords(query.at);
  return {
    id: query.id,
    label: firstWords(query.sql),
    tooltip: `${words}, ${time}, from ${nameOf(query.path)}`,
    icon: <Codicon name={icon} />,
    note: {
      text: query.count > 1 ? `${query.count} ×  ${time}` : time,
      tone: 'quiet',
      spoken: `${words}, ${time}${query.count > 1 ? `, ${query.count} times` : ''}, from ${nameOf(query.path)}`,
    },
  };
}

/** What stands of a query in one line: its title, else its first words behind the comments. */
function firstWords(sql: string): string {
  const { title } = readHead(sql.trimStart());
  if (title !== null && title.trim() !== '') return title.trim();
  const plain = sql.replace(/^(?:\s|--[^\n]*(?:\n|$)|\/\*.*?\*\/)*/s, '');
  return (plain === '' ? sql : plain).slice(0, 200).replace(/\s+/g, ' ').trim();
}

/** What came of a query, in a sentence. */
export function outcomeSentence({ outcome, rows, milliseconds, count, at, path }: PastQuery): string {
  const given = rows.length === 0 ? '' : `, ${rowsWords(rows)}`;
  const took = outcome === 'unended' ? '' : ` in ${durationText(milliseconds)}`;
  const times = count > 1 ? `; ${count} times in succession` : '';
  return `${outcomes[outcome].words}${given}${took}, ${timeWords(at)}, from ${nameOf(path)}${times}.`;
}

function rowsWords(rows: readonly number[]): string {
  const [first = 0] = rows;
  if (rows.length === 1) return counted(first, 'row', 'rows');
  return `${rows.length} results of ${rows.map(each => each.toLocaleString('en-GB')).join(', ')} rows`;
}

function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}

function timeWords(at: number): string {
  return new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
}

function dayWords(day: Date, now: Date): string {
  const isOn = (other: Date) => day.toDateString() === other.toDateString();
  if (isOn(now)) return 'Today';
  if (isOn(new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1))) return 'Yesterday';
  return day.toLocaleDateString('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
}
