import { describe, expect, test } from 'vitest';
import { turnsOf } from '../../../../main/engine/importers/transcript/turns/turns';
import { read, spoken, timed } from './readTranscript';

/** Speakers and words of the turns of a text. */
async function heard(text: string): Promise<[string | null, string][]> {
  return spoken(await read(text));
}

describe('a speaker is', () => {
  test.each<[string, string, [string | null, string][]]>([
    [
      'a name that stands twice',
      'Ana: One.\nBen: Two.\nAna: Three.\nBen: Four.',
      [
        ['Ana', 'One.'],
        ['Ben', 'Two.'],
        ['Ana', 'Three.'],
        ['Ben', 'Four.'],
      ],
    ],
    [
      'all capitals, even once',
      'INTERVIEWER: Why?\n\nP: Because.\n',
      [
        ['INTERVIEWER', 'Why?'],
        ['P', 'Because.'],
      ],
    ],
    [
      'a part, even once',
      'Moderator: Welcome.\nParticipant 3: Thanks.',
      [
        ['Moderator', 'Welcome.'],
        ['Participant 3', 'Thanks.'],
      ],
    ],
    [
      'on a line of its own',
      'Researcher 1:\nHow so?\n\nLisa: \nThus.\n\nResearcher 1:  \nI see.\nLisa:\nYes.',
      [
        ['Researcher 1', 'How so?'],
        ['Lisa', 'Thus.'],
        ['Researcher 1', 'I see.'],
        ['Lisa', 'Yes.'],
      ],
    ],
    [
      'in brackets',
      '[id1] hello\n\n[id2] good day\n\n[id1] bye\n\n[id2] bye',
      [
        ['id1', 'hello'],
        ['id2', 'good day'],
        ['id1', 'bye'],
        ['id2', 'bye'],
      ],
    ],
    [
      'in brackets before a colon',
      '[Ward Sister]: One.\n[Doctor]: Two.\n[Ward Sister]: Three.\n[Doctor]: Four.',
      [
        ['Ward Sister', 'One.'],
        ['Doctor', 'Two.'],
        ['Ward Sister', 'Three.'],
        ['Doctor', 'Four.'],
      ],
    ],
    [
      'in bold',
      '**Interviewer:** Why?\n\n**Ana**: Because.\n\n**Interviewer:** Oh.\n\n**Ana**: Yes.',
      [
        ['Interviewer', 'Why?'],
        ['Ana', 'Because.'],
        ['Interviewer', 'Oh.'],
        ['Ana', 'Yes.'],
      ],
    ],
    [
      'a name with a title, a hyphen, an apostrophe',
      'Dr. Ash-O’Neil: A.\nProf. Élan: B.\nDr. Ash-O’Neil: C.\nProf. Élan: D.',
      [
        ['Dr. Ash-O’Neil', 'A.'],
        ['Prof. Élan', 'B.'],
        ['Dr. Ash-O’Neil', 'C.'],
        ['Prof. Élan', 'D.'],
      ],
    ],
    [
      'in letters of any script',
      '質問者：はい\n山田：いいえ\n質問者：ええ\n山田：うん',
      [
        ['質問者', 'はい'],
        ['山田', 'いいえ'],
        ['質問者', 'ええ'],
        ['山田', 'うん'],
      ],
    ],
    [
      'anyone when each line begins with one',
      'Interviewer: Café?\nWard sister: Yes.',
      [
        ['Interviewer', 'Café?'],
        ['Ward sister', 'Yes.'],
      ],
    ],
    [
      'written without a space after the colon',
      'P1:Yes.\nP2:No.',
      [
        ['P1', 'Yes.'],
        ['P2', 'No.'],
      ],
    ],
  ])('%s', async (_, text, turns) => {
    expect(await heard(text)).toEqual(turns);
  });
});

describe('no speaker is', () => {
  test.each([
    ['a time', '17:30 we left.\n17:45 we came.\n17:30: left again.'],
    ['a remark', 'Note: one.\nNote: two.\nNB: three.\nOK: four.'],
    ['an address', 'http://example.org/a\nhttp://example.org/b\nhttps://c.org'],
    ['a sentence that a colon ends once', 'There were three: one, two and three.\nIt was late.'],
    [
      'a sentence that a colon ends twice',
      'And he said: no.\nAnd he said: yes.\nThere were two: these.\nThere were two: those.',
    ],
    [
      'a long clause',
      'Among all the wards of the hospital: ours.\nAmong all the wards of the hospital: theirs.',
    ],
    ['more than forty letters', `${'A'.repeat(41)}: x\n${'A'.repeat(41)}: y`],
    ['a remark of the transcriber', '[laughs] well\n[laughs] yes\n[Pause]\n[INAUDIBLE] so\n[INAUDIBLE] and'],
    ['a name within a line', 'So Ana: she left. Ana: she came.'],
    ['a scope or a drive', 'std::vector x\nstd::vector y\nC:\\a\nC:\\b'],
    ['a fact at the head', 'Date: 12 May\nTitle: x\nLocation: y\nDate: 13 May'],
  ])('%s', async (_, text) => {
    expect((await read(text)).turns.map(({ speaker }) => speaker)).toEqual([null]);
  });
});

test('times give seconds and are no words', async () => {
  const text = [
    '[00:31] Interviewer: Why?',
    'Speaker 1 (00:12:03): Because.',
    'Speaker 2 (1:02:03.5)',
    'On a line of its own.',
    '(00:13:00)',
    'Interviewer: After a time alone.',
    '[75:10] and on.',
    'Speaker 1  14:05',
    'As Otter has it.',
    '',
    '171',
    '00:22:53.120 --> 00:23:07.630',
    'Interviewer: As Zoom has it.',
  ].join('\n');
  expect(timed(await read(text))).toEqual([
    ['Interviewer', 31, null, 'Why?'],
    ['Speaker 1', 723, null, 'Because.'],
    ['Speaker 2', 3723.5, null, 'On a line of its own.'],
    ['Interviewer', 780, null, 'After a time alone.'],
    ['Interviewer', 4510, null, 'and on.'],
    ['Speaker 1', 845, null, 'As Otter has it.'],
    ['Interviewer', 1373.12, 1387.63, 'As Zoom has it.'],
  ]);
});

test('times alone part a text that names nobody', async () => {
  expect(timed(await read('[00:01] One.\n[00:09] Two.'))).toEqual([
    [null, 1, null, 'One.'],
    [null, 9, null, 'Two.'],
  ]);
});

test('what stands before the first speaker is said by nobody, and a heading ends a turn', async () => {
  const text = '12 May – Ana\n\nCONTEXT\nA ward.\n\nINTERVIEW\nI: Why?\n\nP4: So.\n\nNOTES\nShe left.\n';
  expect(await heard(text)).toEqual([
    [null, '12 May – Ana'],
    [null, 'CONTEXT\nA ward.'],
    [null, 'INTERVIEW'],
    ['I', 'Why?'],
    ['P4', 'So.'],
    [null, 'NOTES\nShe left.'],
  ]);
});

test('capitals that are shouted are no heading', async () => {
  expect(await heard('I: And?\n\nP: He said\n\nNEVER\n\nI: Again?\n\nP: Yes,\n\nNEVER\n')).toHaveLength(4);
});

test('a turn goes over lines and empty lines, without those at its ends', async () => {
  expect(await heard('I:  Why?  \n\n\nP: One.\n\nTwo.\u00a0\n\n  \n')).toEqual([
    ['I', 'Why?'],
    ['P', 'One.\n\nTwo.'],
  ]);
});

test('a speaker who says nothing is no turn, and that is said', async () => {
  const { turns, notes } = await read('I: Why?\nP:\nI: Well?\nP: Yes.');
  expect(turns).toHaveLength(3);
  expect(notes).toEqual(['Nothing follows the speaker on line 2, so that is no turn.']);
});

test('positions count code points, however many units they have', async () => {
  const text = '𝒳: 👩🏽‍⚕️ said “𝒳”.\nP: é e\u0301.\n𝒳: 😤\n';
  const document = await read(text);
  expect(document.text).toBe(text);
  expect(document.turns.map(({ start, end }) => [start, end])).toEqual([
    [3, 18],
    [22, 27],
    [31, 32],
  ]);
  expect(spoken(document)).toEqual([
    ['𝒳', '👩🏽‍⚕️ said “𝒳”.'],
    ['P', 'é e\u0301.'],
    ['𝒳', '😤'],
  ]);
});

test('turns of any text begin and end with a letter, in order, without overlap', () => {
  // A generator with a fixed seed: the same texts each time.
  let seed = 20;
  const random = (below: number) => (seed = (seed * 1103515245 + 12345) % 2147483648) % below;
  const parts = [
    'Ana:',
    'P1:',
    '[00:31]',
    '(1:02:03)',
    '\n',
    '\n\n',
    ' ',
    '\t',
    '😤',
    '𝒳',
    'well',
    'NOTES',
    '# Part',
    '[id1]',
    '00:01 --> 00:02',
    '\u00a0',
    '**I:**',
    '\f',
    '17:30',
    'INTERVIEW',
    ': ',
  ];
  for (let round = 0; round < 2000; round++) {
    const text = Array.from({ length: random(30) }, () => parts[random(parts.length)] ?? '').join('');
    const points = Array.from(text);
    let last = 0;
    for (const { start, end } of turnsOf(text).turns) {
      const words = points.slice(start, end).join('');
      expect(words).toBe(words.trim());
      expect(words).not.toBe('');
      expect(start).toBeGreaterThanOrEqual(last);
      last = end;
    }
  }
});

test.each([
  ['lines', 'P: yes 😤\n'.repeat(200_000)],
  ['spaces', ' '.repeat(2_000_000)],
  ['line ends', '\n'.repeat(2_000_000)],
  ['one line', `P: ${'well '.repeat(400_000)}`],
  ['brackets', '[('.repeat(1_000_000)],
  ['headings', Array.from({ length: 100_000 }, (_unused, index) => `\nHEAD ${index}\n`).join('')],
  ['silent labels', 'P:\n'.repeat(300_000)],
])(
  'two million letters of %s are read to their end',
  (_, text) => {
    expect(turnsOf(text)).toBeDefined();
  },
  60_000,
);
