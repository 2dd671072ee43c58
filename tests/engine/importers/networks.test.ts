import { describe, expect, test } from 'vitest';
import { dl } from '../../../main/engine/importers/network/dl.reader';
import { graphml } from '../../../main/engine/importers/network/graphml.reader';
import { pajek } from '../../../main/engine/importers/network/pajek.reader';
import { readers } from '../../../main/engine/importers/readers';
import type { TableReader } from '../../../main/engine/importers/reader';
import { startEngine, studyOf, textRows } from '../openStudy';
import { readTable, sourceOf } from './readTable';

/** The ties of a network as `from>to:weight`, with `kind` in front where there is one. */
async function ties(reader: TableReader, text: string, part: string | null = null) {
  const { rows } = await readTable(reader, sourceOf('t.x', text, { part }));
  return rows.map(
    ([from, to, weight, kind]) =>
      `${kind === null || kind === undefined ? '' : `${kind} `}${from}>${to}:${weight}`,
  );
}

const actors = async (reader: TableReader, text: string) =>
  (await readTable(reader, sourceOf('t.x', text, { part: 'actors' }))).rows.map(([id]) => id);

describe('UCINET DL', () => {
  const square = ['a>b:1', 'b>c:2', 'c>a:1'];
  test.each([
    [
      'a full matrix with labels in its header',
      'dl n=3 format=fullmatrix\nlabels:\na,b,c\ndata:\n0 1 0\n0 0 2\n1 0 0\n',
    ],
    [
      'small and capital letters, no format, no equals sign',
      'DL N 3\nLABELS:\na b c\nDATA:\n0 1 0 0 0 2 1 0 0',
    ],
    ['labels among the data', 'dl n=3\nlabels embedded\ndata:\n  a b c\na 0 1 0\nb 0 0 2\nc 1 0 0\n'],
    [
      'labels embedded with a colon',
      'dl n = 3, labels embedded:\ndata:\n  a b c\na 0 1 0\nb 0 0 2\nc 1 0 0\n',
    ],
    ['columns in another order', 'dl n=3\nlabels embedded\ndata:\n  c b a\na 0 1 0\nb 2 0 0\nc 0 0 1\n'],
    ['row labels alone among the data', 'dl n=3\nrow labels embedded\ndata:\na 0 1 0\nb 0 0 2\nc 1 0 0\n'],
    ['no diagonal', 'dl n=3 diagonal=absent\nlabels: a,b,c\ndata:\n1 0\n0 2\n1 0\n'],
    ['ties', 'dl n=3 format=edgelist1\nlabels:\na,b,c\ndata:\n1 2\n2 3 2\n3 1\n'],
    ['ties by name', 'dl n=3 format=edgelist1\nlabels embedded\ndata:\na b\nb c 2\nc a 1\n'],
    [
      'a header on many lines',
      'dl\nn\n=\n3\nformat\n=\nedgelist1\nlabels\nembedded\ndata:\na b\nb c 2\nc a 1\n',
    ],
    ['Windows line ends', 'dl n=3\r\nlabels:\r\na,b,c\r\ndata:\r\n0 1 0\r\n0 0 2\r\n1 0 0\r\n'],
    ['rows that are broken over lines', 'dl n=3\nlabels: a b c\ndata:\n0\n1 0 0\n0 2 1 0\n0\n'],
  ])('reads %s', async (_, text) => {
    expect(await ties(dl, text)).toEqual(square);
  });

  test('reads neighbours, one actor a line', async () => {
    const text = 'dl n=4 format=nodelist1\nlabels: a b c d\ndata:\n1 2 3\n3 1\n';
    expect(await ties(dl, text)).toEqual(['a>b:1', 'a>c:1', 'c>a:1']);
    expect(await actors(dl, text)).toEqual(['a', 'b', 'c', 'd']);
  });

  test('keeps several relations apart by their names', async () => {
    const matrices = 'dl n=2 nm=2\nlabels: a b\nmatrix labels:\nadvice, trust\ndata:\n0 1\n0 0\n\n0 0\n3 0\n';
    expect(await ties(dl, matrices)).toEqual(['advice a>b:1', 'trust b>a:3']);
    const lists =
      'dl n=2 nm=2 format=edgelist1\nlabels embedded\nmatrix labels: advice trust\ndata:\na b\n!\nb a 3\n';
    expect(await ties(dl, lists)).toEqual(['advice a>b:1', 'trust b>a:3']);
  });

  test('keeps actors of two kinds apart', async () => {
    const text = 'dl nr=2 nc=3\ndata:\n1 0 1\n0 2 0\n';
    expect(await ties(dl, text)).toEqual(['r1>c1:1', 'r1>c3:1', 'r2>c2:2']);
    const { rows } = await readTable(dl, sourceOf('t.dl', text, { part: 'actors' }));
    expect(rows.map(([id, , mode]) => `${id} ${mode}`)).toEqual([
      'r1 rows',
      'r2 rows',
      'c1 columns',
      'c2 columns',
      'c3 columns',
    ]);
    const listed =
      'dl nr=1 nc=2 format=edgelist2 row labels embedded column labels embedded\ndata:\nAnn board\n';
    expect(await ties(dl, listed)).toEqual(['Ann>board:1']);
  });

  test('reads half of a matrix as ties both ways', async () => {
    const half = await readTable(
      dl,
      sourceOf('t.dl', 'dl n=3 format=lowerhalf diagonal=absent\ndata:\n1\n0 4\n'),
    );
    expect(half.rows.map(([from, to, weight]) => `${from}${to}${weight}`)).toEqual([
      '211',
      '121',
      '324',
      '234',
    ]);
    expect(half.notes.join(' ')).toContain('both ways');
  });

  test('keeps labels with spaces, accents and quotes', async () => {
    const text = 'dl n=2 format=edgelist1 labels:\n"Zoë van Dam", O\'Brien\ndata:\n1 2\n';
    expect(await ties(dl, text)).toEqual(["Zoë van Dam>O'Brien:1"]);
  });

  test('says which line each tie stands on, and what is missing', async () => {
    const read = await readTable(dl, sourceOf('t.dl', '# of 2019\ndl n=2\ndata:\n0 1\n. 0\n'));
    expect(read.lines).toEqual([4]);
    expect(read.notes.join(' ')).toMatch(/1 line that begin.*1 cell of the matrix without a value/);
  });

  test('takes labels for the same in small and capital letters, and says so', async () => {
    const read = await readTable(
      dl,
      sourceOf('t.dl', 'dl n=3 format=edgelist1 labels embedded\ndata:\nAnn Bob\nBOB ann\n'),
    );
    expect(read.rows.map(([from, to]) => `${from}>${to}`)).toEqual(['Ann>Bob', 'Bob>Ann']);
    expect(read.notes.join(' ')).toMatch(
      /BOB, ann.*counts 3 actors, and 2 are named|counts 3 actors, and 2 are named.*BOB, ann/,
    );
  });

  test('puts ties that cannot be read among the rejects', async () => {
    const { rows, rejects } = await readTable(
      dl,
      sourceOf('t.dl', 'dl n=2 format=edgelist1\ndata:\n1 2\n1 3\n1\n1 2 x\n1 2 3 4\n2 1 0\n'),
    );
    expect(rows.length).toBe(1);
    expect(rejects.map(({ line, value, reason }) => [line, value, reason])).toEqual([
      [4, '1 3', 'There is no actor 3 in the header'],
      [5, '1', 'A tie needs the one it comes from and the one it goes to'],
      [6, '1 2 x', 'The value of the tie is no number'],
      [7, '1 2 3 4', 'More than two actors and a value: a label with spaces needs quotes'],
      [8, '2 1 0', 'A value of 0 is no tie'],
    ]);
  });

  test.each([
    ['another format', 'a,b\n1,2\n', /no UCINET DL/],
    ['nothing', '  \n', /is empty/],
    ['a cut matrix', 'dl n=3\ndata:\n0 1 0\n0 0', /ends within row 2/],
    ['too long a matrix', 'dl n=2\ndata:\n0 1\n0 0\n1 1\n', /more numbers than/],
    [
      'labels among the data that are not announced',
      'dl n=2\ndata:\na 0 1\nb 1 0\n',
      /"a" in row 1, column 1/,
    ],
    ['a header without an end', 'dl n=3 format=edgelist1\n', /no line "data:"/],
    ['too few labels', 'dl n=3\nlabels:\na,b\ndata:\n0 0 0 0 0 0 0 0 0', /2 labels where it says n = 3/],
    ['too many labels', 'dl n=2\nlabels:\nTom Smith Ann\ndata:\n0 1 1 0', /"ann" where a word of the header/],
    ['a label twice', 'dl n=2\nlabels:\na,a\ndata:\n0 1 1 0', /a label twice/],
    ['a size made to fill the memory', 'dl n=999999999\ndata:\n', /more than the 1000000/],
    ['a matrix far too large for its data', 'dl n=1000000\ndata:\n0 1', /ends within row 1/],
    [
      'a format that is not read',
      'dl n=2 format=edgearray1\ndata:\n',
      /format edgearray1, which is not read/,
    ],
    ['data elsewhere', 'dl n=2 datafile = x.txt', /keeps its data in another file/],
    ['more relations than it counts', 'dl n=2 format=edgelist1\ndata:\n1 2\n!\n2 1\n', /more relations/],
  ])('refuses %s', async (_, text, message) => {
    await expect(readTable(dl, sourceOf('t.dl', text))).rejects.toThrow(message);
  });

  test('reads the other encodings', async () => {
    const text = 'dl n=2 labels:\nJosé,Ümit\nformat=edgelist1\ndata:\n1 2\n';
    const latin = sourceOf('t.dl', Buffer.from(text, 'latin1'), { encoding: 'windows-1252' });
    const utf16 = sourceOf('t.dl', Buffer.from(`\ufeff${text}`, 'utf16le'), { encoding: 'utf-16le' });
    for (const source of [latin, utf16]) {
      const { rows, notes } = await readTable(dl, source);
      expect(rows[0]?.slice(0, 2)).toEqual(['José', 'Ümit']);
      expect(notes[0]).toContain('not in UTF-8');
    }
  });
});

describe('Pajek', () => {
  const net = [
    '% made by hand',
    '*Vertices 3',
    '1 "Ann Lee" 0.1 0.2 0.5 box ic Red [1-3]',
    '2 "Bob" 0.3 0.4',
    '3 Cyd',
    '*Arcs :1 "advice"',
    '1 2 2.5',
    '2 3',
    '*Edges :2 "trust"',
    '1 3 1 l "old friends" [2]',
    '',
  ].join('\r\n');

  test('reads arcs and edges by the labels of their ends, and the names of relations', async () => {
    expect(await ties(pajek, net)).toEqual([
      'advice Ann Lee>Bob:2.5',
      'advice Bob>Cyd:1',
      'trust Ann Lee>Cyd:1',
      'trust Cyd>Ann Lee:1',
    ]);
    const { notes, lines } = await readTable(pajek, sourceOf('t.net', net));
    expect(notes.join(' ')).toMatch(/1 undirected tie of the file is two rows/);
    expect(lines).toEqual([7, 8, 10, 10]);
  });

  test('keeps where actors are drawn and when they are there', async () => {
    const { columns, types, rows } = await readTable(pajek, sourceOf('t.net', net, { part: 'actors' }));
    expect(columns).toEqual(['actor_id', 'name', 'vertex', 'x', 'y', 'z', 'time', 'drawing']);
    expect(types.slice(2, 6)).toEqual(['BIGINT', 'DOUBLE', 'DOUBLE', 'DOUBLE']);
    expect(rows[0]).toEqual(['Ann Lee', 'Ann Lee', '1', '0.1', '0.2', '0.5', '[1-3]', 'box ic Red']);
    expect(rows[2]).toEqual(['Cyd', 'Cyd', '3', null, null, null, null, null]);
  });

  test('goes by numbers where labels repeat, and says why', async () => {
    const text = '*vertices 3\n1 "Ann"\n2 "Ann"\n3 "Bob"\n*arcs\n1 2\n';
    const { rows, notes } = await readTable(pajek, sourceOf('t.net', text));
    expect(rows.map(([from, to]) => [from, to])).toEqual([['1', '2']]);
    expect(notes).toEqual([
      'Actors go by their numbers in the file, because 3 vertices have only 2 different labels.',
    ]);
  });

  test.each([
    ['lists', '*Vertices 3\n*Arcslist\n1 2 -3\n*Edgeslist\n2 3\n', ['1>2:1', '1>3:-1', '2>3:1', '3>2:1']],
    ['a matrix', '*Vertices 3\n*Matrix\n0 1 0\n0 0 0\n2 0 0\n', ['1>2:1', '3>1:2']],
    ['a matrix of two kinds', '*Vertices 3 1\n*Matrix\n1 0\n', ['1>2:1']],
    ['ties that name their relation', '*Vertices 2\n*Arcs :2 "trust"\n*Arcs\n2: 1 2 1\n', ['trust 1>2:1']],
    ['an edge to itself', '*Vertices 1\n*Edges\n1 1\n', ['1>1:1']],
  ])('reads %s', async (_, text, expected) => {
    expect(await ties(pajek, text)).toEqual(expected);
  });

  test('reads the networks of a project apart, with partitions as columns of their actors', async () => {
    const text =
      '*Network first\n*Vertices 2\n*Arcs\n1 2\n*Network second\n*Vertices 3\n*Arcs\n3 1\n*Partition band\n*Vertices 2\n1\n7\n*Permutation p\n*Vertices 2\n2\n1\n';
    const found = await pajek.tables(sourceOf('t.paj', text));
    expect(found.map(({ name, rows }) => [name, rows])).toEqual([
      ['first: ties', 1],
      ['first: actors', 2],
      ['second: ties', 1],
      ['second: actors', 3],
    ]);
    expect(await ties(pajek, text)).toEqual(['1>2:1']);
    expect(await ties(pajek, text, 'second: ties')).toEqual(['3>1:1']);
    const members = await readTable(pajek, sourceOf('t.paj', text, { part: 'first: actors' }));
    expect(members.columns.at(-1)).toBe('band');
    expect(members.rows.map(row => row.at(-1))).toEqual(['1', '7']);
    const { notes } = await readTable(pajek, sourceOf('t.paj', text));
    expect(notes.join(' ')).toContain('second: ties');
    const other = await readTable(pajek, sourceOf('t.paj', text, { part: 'second: ties' }));
    expect(other.notes.join(' ')).toContain('*permutation of line 13 is not read');
  });

  test('puts what fits nowhere among the rejects', async () => {
    const text = 'hello\n*Vertices 2\n1 "a"\n5 "b"\n2 "c\n*Arcs\n1 9\n1\n*Matrix\n0 1 0\n';
    const tied = await readTable(pajek, sourceOf('t.net', text));
    expect(tied.rejects.map(({ line, reason }) => [line, reason])).toEqual([
      [7, 'There is no vertex 9'],
      [8, 'A tie needs two vertices'],
      [10, 'The row has 3 numbers where the network has 2 actors'],
      [1, 'A line above the first section'],
    ]);
    const named = await readTable(pajek, sourceOf('t.net', text, { part: 'actors' }));
    expect(named.rejects.map(({ line, reason }) => [line, reason])).toEqual([
      [4, 'There is no vertex 5: the network has 2'],
      [5, 'A quotation mark is not closed'],
    ]);
  });

  test.each([
    ['other text', 'a,b\n1,2\n', /no Pajek network/],
    ['a size that is no number', '*Vertices many\n', /how many vertices/],
    ['a size made to fill the memory', '*Vertices 4000000000\n', /more than the 1000000/],
    ['a part that it lacks', net, /has no part colours. It has: ties, actors/],
  ])('refuses %s', async (_, text, message) => {
    await expect(readTable(pajek, sourceOf('t.net', text, { part: 'colours' }))).rejects.toThrow(message);
  });
});

describe('GraphML', () => {
  const file = (inner: string, keys = '') =>
    `<?xml version="1.0"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">${keys}\n<graph id="G" edgedefault="directed">\n${inner}\n</graph>\n</graphml>`;
  const keys =
    '<key id="d0" for="node" attr.name="label" attr.type="string"/><key id="d1" for="node" attr.name="cohort" attr.type="string"><default>07</default></key><key id="d2" for="edge" attr.name="weight" attr.type="double"/><key id="d3" for="edge" attr.name="relation" attr.type="string"/><key id="d4" for="edge" attr.name="mutual" attr.type="boolean"/>';
  const whole = file(
    '<node id="n0"><data key="d0">Ann &amp; Co</data></node><node id="n1"><data key="d1">11</data></node>\n<edge source="n0" target="n1"><data key="d2">2.5</data><data key="d3">advice</data><data key="d4">true</data></edge>\n<edge source="n1" target="n0" directed="false"/>',
    keys,
  );

  test('reads nodes and edges with their data, defaults and directions', async () => {
    const tied = await readTable(graphml, sourceOf('t.graphml', whole));
    expect(tied.columns).toEqual(['from_actor', 'to_actor', 'weight', 'kind', 'mutual']);
    expect(tied.types).toEqual(['VARCHAR', 'VARCHAR', 'DOUBLE', 'VARCHAR', 'BOOLEAN']);
    expect(tied.rows).toEqual([
      ['n0', 'n1', '2.5', 'advice', 'true'],
      ['n1', 'n0', null, null, null],
      ['n0', 'n1', null, null, null],
    ]);
    expect(tied.lines).toEqual([5, 6, 6]);
    expect(tied.notes.join(' ')).toContain('1 undirected tie');
    const named = await readTable(graphml, sourceOf('t.graphml', whole, { part: 'actors' }));
    expect(named.columns).toEqual(['actor_id', 'name', 'cohort']);
    expect(named.types).toEqual(['VARCHAR', 'VARCHAR', 'VARCHAR']);
    expect(named.rows).toEqual([
      ['n0', 'Ann & Co', '07'],
      ['n1', null, '11'],
    ]);
  });

  test('keeps nodes within nodes, and tells of hyperedges, ports and drawings', async () => {
    const text = file(
      '<node id="a"><graph edgedefault="undirected"><node id="b"/><edge source="b" target="a"/></graph></node><node id="c"><port name="p"/><data key="g"><y:ShapeNode xmlns:y="y"><y:Geometry/><y:NodeLabel>Cyd</y:NodeLabel></y:ShapeNode></data></node>\n<hyperedge><endpoint node="a"/><endpoint node="b"/></hyperedge><edge source="a" target="zz"/>',
    );
    const tied = await readTable(graphml, sourceOf('t.graphml', text));
    expect(tied.rows.map(([from, to]) => `${from}${to}`)).toEqual(['ba', 'ab']);
    expect(tied.rejects.map(({ line, reason }) => [line, reason])).toEqual([
      [5, 'A hyperedge joins more than two nodes at once, which a tie cannot'],
      [5, 'There is no node zz'],
    ]);
    expect(tied.notes.join(' ')).toMatch(/Ports of nodes: 1, not kept\. Drawings .*: 1, not kept/);
    const named = await readTable(graphml, sourceOf('t.graphml', text, { part: 'actors' }));
    expect(named.columns).toEqual(['actor_id', 'name', 'parent']);
    expect(named.rows).toEqual([
      ['a', null, null],
      ['b', null, 'a'],
      ['c', 'Cyd', null],
    ]);
  });

  test('refuses entities, broken files and others', async () => {
    const bomb =
      '<?xml version="1.0"?><!DOCTYPE g [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><graphml><graph>&b;</graph></graphml>';
    await expect(readTable(graphml, sourceOf('t.graphml', bomb))).rejects.toThrow(/DOCTYPE/);
    await expect(readTable(graphml, sourceOf('t.graphml', whole.slice(0, -30)))).rejects.toThrow(/is broken/);
    await expect(readTable(graphml, sourceOf('t.graphml', '<svg/>'))).rejects.toThrow(/no GraphML/);
    await expect(readTable(graphml, sourceOf('t.graphml', 'a,b\n1,2'))).rejects.toThrow(/is broken/);
    const deep = file('<node id="a"><graph>'.repeat(500));
    await expect(readTable(graphml, sourceOf('t.graphml', deep))).rejects.toThrow(/more than 200 deep/);
  });

  test('reads the encoding that the file declares', async () => {
    const text =
      '<?xml version="1.0" encoding="ISO-8859-2"?><graphml><graph><node id="Łódź"/></graph></graphml>';
    const bytes = Buffer.from(
      Array.from(text, letter => ({ Ł: 0xa3, ó: 0xf3, ź: 0xbc })[letter] ?? letter.charCodeAt(0)),
    );
    const source = sourceOf('t.graphml', bytes, { encoding: 'windows-1252', part: 'actors' });
    expect((await readTable(graphml, source)).rows).toEqual([['Łódź', null]]);
  });
});

test('a UCINET data set is refused with what to do', async () => {
  const binary = readers.find(({ id }) => id === 'ucinet_binary');
  if (binary?.kind !== 'table') throw new Error('no reader');
  await expect(readTable(binary, sourceOf('t.##h', new Uint8Array(40)))).rejects.toThrow(/Data, Export, DL/);
});

test('a study loads networks beside its other files, with types and rejects', async () => {
  const ask = startEngine();
  const summary = await ask('study.open', {
    folder: studyOf({
      'advice.dl': 'dl n=3 format=edgelist1\ndata:\n1 2 3\n2 3 4\n3 9\n',
      'old.##h': 'x',
    }),
  });
  expect(await textRows(ask, 'SELECT from_actor, to_actor, weight + 1 FROM advice ORDER BY 1')).toEqual([
    ['1', '2', '4'],
    ['2', '3', '5'],
  ]);
  expect(await textRows(ask, 'SELECT line, value, reason FROM rejects')).toEqual([
    ['5', '3 9', 'There is no actor 9 in the header'],
  ]);
  expect(summary.problems.map(({ message }) => message).join(' ')).toContain('only UCINET reads');
});
