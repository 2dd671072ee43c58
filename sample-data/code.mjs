// Writes coding/RB and coding/KM from codings.csv, the hand-written list of what coder RB marked in the transcripts.
// KM is a second coder made up by rule, so that agreement between the two is like that of two trained people:
//   about one coding in seven is missed; one in seven of those with a neighbouring code gets that one instead;
//   more than half are marked from elsewhere: the whole sentences around the quote, or one clause in;
//   one in ten gets the neighbouring code too; one in twelve is called neither good nor bad.
//
//   node sample-data/code.mjs [folder]        the folder defaults to sample-data/coding
//
// Offsets count Unicode code points of the whole transcript file, front matter included; the end is exclusive.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const folder = process.argv[2] ?? join(here, 'coding');

/** Codes that coders take for one another. */
const neighbours = {
  1.1: '1.2',
  1.4: '3.9',
  1.5: '3.5',
  2.3: '3.4',
  2.4: '2.5',
  2.5: '2.4',
  2.6: '2.10',
  2.8: '2.9',
  2.9: '6.2',
  3.2: '2.7',
  3.3: '3.9',
  3.5: '1.5',
  3.7: '3.9',
  3.9: '7.1',
  4.1: '4.2',
  4.2: '4.1',
  4.3: '4.5',
  4.4: '4.1',
  5.4: '5.2',
  5.5: '5.3',
  5.6: '5.3',
  5.7: '7.1',
  6.1: '6.3',
  6.4: '7.1',
  6.5: '6.6',
  6.6: '6.5',
  6.7: '6.4',
  7.1: '6.4',
  7.3: '3.9',
  7.4: '7.1',
  8.1: '1.3',
  8.3: '8.2',
  8.4: '8.7',
  8.5: '8.6',
  8.6: '2.9',
  8.8: '2.10',
  9.1: '9.4',
  9.2: '3.4',
  9.3: '2.10',
  9.4: '9.5',
};

/** A number from 0 up to 1 that depends on the words alone (FNV-1a, stirred). */
function chance(...words) {
  let hash = 0x811c9dc5;
  for (const character of words.join('|')) hash = Math.imul(hash ^ character.codePointAt(0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return ((hash ^ (hash >>> 15)) >>> 0) / 4294967296;
}

function csv(text) {
  const [head, ...rows] = text.trimEnd().split('\n').map(cells);
  return rows.map(row => Object.fromEntries(head.map((name, index) => [name, row[index]])));
}

const cells = line =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain,
  );

const points = text => [...text].length;

function locate(document, quote) {
  const at = document.text.indexOf(quote);
  if (at < 0 || document.text.indexOf(quote, at + 1) >= 0)
    throw new Error(`${document.id}: not once: ${quote}`);
  return { start: at, end: at + quote.length };
}

/** The sentences that a span touches, within the speaker's turn. */
function sentences(text, { start, end }) {
  const turn = text.lastIndexOf('\n', start) + 1;
  const from = Math.max(...['. ', '? ', '! ', ': '].map(mark => text.lastIndexOf(mark, start - 1) + 2), turn);
  const rest = /^[^\n]*?[.?!](?=\s)/.exec(text.slice(end - 1));
  return { start: from, end: rest === null ? end : end - 1 + rest[0].length };
}

/** The span without its first or last clause, where it has more than one. */
function clause(text, span, first) {
  const quote = text.slice(span.start, span.end);
  const commas = [...quote.matchAll(/[,.?!] /g)].map(({ index }) => index);
  if (commas.length === 0) return span;
  const start = span.start + commas[0] + 2;
  const end = span.start + commas.at(-1) + (quote[commas.at(-1)] === ',' ? 0 : 1);
  return first ? { ...span, start } : { ...span, end };
}

function otherSpan(text, span, key) {
  const draw = chance(key, 'span');
  if (draw < 0.3) return sentences(text, span);
  if (draw < 0.43) return clause(text, span, true);
  if (draw < 0.56) return clause(text, span, false);
  return span;
}

function secondCoder(document, codings) {
  return codings.flatMap(coding => {
    const key = `${coding.document_id}|${coding.code_id}|${coding.quote}`;
    if (chance(key, 'missed') < 0.15) return [];
    const neighbour = neighbours[coding.code_id];
    const polarity = chance(key, 'polarity') < 0.08 ? '0' : coding.polarity;
    const mine = { ...coding, ...otherSpan(document.text, coding, key), polarity };
    if (neighbour !== undefined && chance(key, 'neighbour') < 0.14) return [{ ...mine, code_id: neighbour }];
    if (neighbour !== undefined && chance(key, 'more') < 0.1) return [mine, { ...mine, code_id: neighbour }];
    return [mine];
  });
}

function written(document, coder, codings) {
  const seen = new Set();
  const once = codings.filter(({ code_id, start, end }) => {
    const key = `${code_id} ${start} ${end}`;
    return !seen.has(key) && seen.add(key);
  });
  const sorted = once.sort((a, b) => a.start - b.start || a.end - b.end || (a.code_id < b.code_id ? -1 : 1));
  return sorted.map(({ code_id, start, end, polarity, level }, index) => ({
    coding_id: `${document.id}-${coder}-${String(index + 1).padStart(2, '0')}`,
    document_id: document.id,
    code_id,
    coder,
    start_char: points(document.text.slice(0, start)),
    end_char: points(document.text.slice(0, end)),
    quote: document.text.slice(start, end),
    polarity: Number(polarity),
    level,
    memo: null,
    created_at: `${coder === 'RB' ? '2021-02' : '2021-03'}-${String(1 + (document.order % 28)).padStart(2, '0')}T${String(9 + Math.floor(index / 8)).padStart(2, '0')}:${String((index % 8) * 7).padStart(2, '0')}:00Z`,
    source: 'synthetic',
  }));
}

const transcripts = readdirSync(join(here, 'transcripts'), { recursive: true, encoding: 'utf8' })
  .filter(path => path.endsWith('.md'))
  .sort();
const listed = csv(readFileSync(join(here, 'codings.csv'), 'utf8'));
for (const [order, path] of transcripts.entries()) {
  const text = readFileSync(join(here, 'transcripts', path), 'utf8');
  const document = { id: basename(path, '.md'), text, order };
  const own = listed
    .filter(({ document_id }) => document_id === document.id)
    .map(coding => ({ ...coding, ...locate(document, coding.quote) }));
  for (const [coder, codings] of [
    ['RB', own],
    ['KM', secondCoder(document, own)],
  ]) {
    mkdirSync(join(folder, coder), { recursive: true });
    const lines = written(document, coder, codings).map(coding => `${JSON.stringify(coding)}\n`);
    writeFileSync(join(folder, coder, `${document.id}.jsonl`), lines.join(''));
  }
}
