import { expect, test } from 'vitest';
import { read, timed } from './readTranscript';

test('WebVTT gives one line a cue, the speaker where it changes, and times', async () => {
  const vtt = [
    'WEBVTT - a title',
    'Kind: captions',
    '',
    'STYLE',
    '::cue { color: red }',
    '',
    'NOTE',
    'one',
    'two',
    '',
    'intro',
    '00:20.000 --> 00:24.500 align:start position:0%',
    '<v Interviewer>What <i>happened</i> first?</v>',
    '',
    '00:25.000 --> 00:33.250',
    '<v.loud Ward sister>We <c.red>simply</c>',
    'didn’t <00:26.000>have the people. 😤</v>',
    '',
    '00:34.000 --> 00:35.000',
    '<v Ward sister>None &lt;at all&gt; &amp; never&nbsp;&#8212;</v>',
    '',
    '01:02:03.004 --> 01:02:05.000',
    'Unlabelled <laughs> cue',
    '',
    '01:02:06.000 --> 01:02:07.000',
    '<v Ana>One.</v>',
    '<v Ben>Two.</v>',
  ].join('\n');
  const document = await read(vtt, 't.vtt');
  expect(document.text).toBe(
    'Interviewer: What happened first?\nWard sister: We simply didn’t have the people. 😤\nNone <at all> & never\u00a0—\n\nUnlabelled <laughs> cue\nAna: One.\nBen: Two.',
  );
  expect(timed(document)).toEqual([
    ['Interviewer', 20, 24.5, 'What happened first?'],
    ['Ward sister', 25, 33.25, 'We simply didn’t have the people. 😤'],
    ['Ward sister', 34, 35, 'None <at all> & never\u00a0—'],
    [null, 3723.004, 3725, 'Unlabelled <laughs> cue'],
    ['Ana', 3726, 3727, 'One.'],
    ['Ben', 3726, 3727, 'Two.'],
  ]);
  expect(document.notes).toEqual(['Left out, being notes and styles that nobody speaks: 2.']);
});

test('Zoom names speakers before a colon, and a cue that names nobody goes on', async () => {
  const vtt =
    'WEBVTT\r\n\r\n1\r\n00:00:01.000 --> 00:00:02.000\r\nAna Ash: Hello.\r\n\r\n2\r\n00:00:02.000 --> 00:00:03.000\r\nThere were: two.\r\n\r\n3\r\n00:00:03.000 --> 00:00:04.000\r\nAna Ash: Yes.\r\n';
  expect(timed(await read(vtt, 't.vtt'))).toEqual([
    ['Ana Ash', 1, 2, 'Hello.'],
    ['Ana Ash', 2, 3, 'There were: two.'],
    ['Ana Ash', 3, 4, 'Yes.'],
  ]);
});

test('SubRip: commas, tags, two speakers in a cue, no empty lines between cues', async () => {
  const srt =
    '\ufeff1\r\n00:00:20,000 --> 00:00:24,500\r\nINTERVIEWER: <font color="red">What</font> first?\r\nP: {\\an8}Us.\r\n2\r\n00:00:25,000 --> 00:00:26,000 X1:0 X2:9\r\n<i>in 1984</i>\r\n<sighs>\r\n';
  const document = await read(srt, 't.srt');
  expect(document.text).toBe('INTERVIEWER: What first?\nP: Us.\nin 1984 <sighs>');
  expect(timed(document)).toEqual([
    ['INTERVIEWER', 20, 24.5, 'What first?'],
    ['P', 20, 24.5, 'Us.'],
    ['P', 25, 26, 'in 1984 <sighs>'],
  ]);
});

test('broken cues keep their words and are said with their lines', async () => {
  const srt = [
    '1',
    '00:00:aa --> 00:00:02',
    'First.',
    '',
    'Lost line.',
    '',
    '3',
    '00:00:09,000 --> 00:00:05,000',
    'Backwards.',
    '',
    '4',
    '00:75:00,000 --> 01:75:00,000',
    'Odd.',
    '',
    '5',
    '00:00:10,000 --> 00:00:11,000',
    '',
    '6',
    '00:00:12,000 --> 00:00:13,000',
    'Last',
  ].join('\n');
  const { text, notes } = await read(srt, 't.srt');
  expect(text).toBe('First.\nLost line.\nBackwards.\nOdd.\nLast');
  expect(notes).toEqual([
    expect.stringContaining('line 2 cannot be read (00:00:aa --> 00:00:02)'),
    'Line 5 belongs to no cue, so it is kept without times: Lost line.',
    expect.stringContaining('line 8 ends before it begins'),
    expect.stringContaining('line 12 cannot be'),
    'Cues without words, which are no turns: 1.',
  ]);
});

test.each([
  ['t.vtt', 'WEBVTT\n\nNOTE nothing\n'],
  ['t.srt', 'Just some words.\n'],
  ['t.srt', ''],
])('%s without cues is refused', async (name, contents) => {
  await expect(read(contents, name)).rejects.toThrow(/has no cue with times/);
});

test('a WebVTT file without its head is read, and that is said', async () => {
  const { turns, notes } = await read('00:01.000 --> 00:02.000\nHello.\n', 't.vtt');
  expect(turns).toHaveLength(1);
  expect(notes).toEqual([expect.stringContaining('does not begin with WEBVTT')]);
});

test('a hundred thousand cues are all read', async () => {
  const cue = (index: number) =>
    `${index}\n${String(Math.floor(index / 3600)).padStart(2, '0')}:${String(Math.floor(index / 60) % 60).padStart(2, '0')}:${String(index % 60).padStart(2, '0')},000 --> 99:00:00,000\nAna: 😤 <b>`;
  const { turns } = await read(
    Array.from({ length: 100_000 }, (_unused, index) => cue(index)).join('\n\n'),
    't.srt',
  );
  expect(turns).toHaveLength(100_000);
}, 60_000);
