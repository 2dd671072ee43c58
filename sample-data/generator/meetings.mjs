// The monthly meetings of the partnership's board, what was promised there, and what was said of it. Partners are the
// regulator, the trusts together and the institute: no single trust is made to break a promise.
import { csv, pick, seeded, shuffled } from './random.mjs';

const promises = [
  ['R1', 'regulator', 'We will not surprise you: you hear from us before you hear of us.'],
  ['R2', 'regulator', 'We will listen before we judge.'],
  ['R3', 'regulator', 'We will say when we got it wrong.'],
  [
    'R4',
    'regulator',
    'One voice: those who support you and those who hold you to account will have spoken first.',
  ],
  ['R5', 'regulator', 'We will protect the time that this work needs.'],
  ['T1', 'trusts', 'We will bring what failed, not only what worked.'],
  ['T2', 'trusts', 'We will be in the room, ourselves, every month.'],
  ['T3', 'trusts', 'We will learn the method before we ask others to.'],
  ['T4', 'trusts', 'We will give what we know to one another freely.'],
  ['T5', 'trusts', 'We will assume good intent, from each other and from the regulator.'],
  ['I1', 'institute', 'We will coach and not take over.'],
  ['I2', 'institute', 'We will tell you plainly what we see.'],
  ['I3', 'institute', 'We will learn from you as you learn from us.'],
];

const words = {
  reflection: [
    'We went round the table and nobody said “fine”. That is a first.',
    'I kept it on three days out of twenty and I could tell you which three.',
    'Reading it aloud, I noticed we wrote it in the future tense.',
    'It was easier this month. I am not sure that is a good sign.',
    'My deputy asked to see it. I had to look for it.',
    'We have been polite to each other for three meetings now. Is that the promise?',
    'I would like us to take the one we talk about least.',
    'It held in a bad week, which is the only test I know.',
    'I thought I was listening. I was waiting.',
    'We say “the centre” as if we were not in it.',
    'The item is getting shorter. Either we are better or we are bored.',
    'I could not tell who was uncomfortable. It was mostly me.',
  ],
  activation: [
    'Before we go on: which promise does this touch?',
    'Could we put the compact on the table for this one, please.',
    'I am going to use the words we agreed, because I am cross.',
    'This is a moment for the second promise, I think.',
    'You asked me to say it here and not in the lift. So.',
    'Can I have ten minutes under the compact instead of the update?',
    'If we mean it, this is where it costs something.',
    'Let us do what we said we would do when it got hard.',
    'I would rather be asked than told, and it says so here.',
    'Chair, I am invoking it. I have always wanted to say that.',
  ],
  breach: [
    'A letter went out on Friday that none of us had heard of.',
    'We were asked for the same numbers twice by two people who had not met.',
    'I sent my deputy twice running. That is a breach and it is mine.',
    'I brought the good slide again. I had the other one in my bag.',
    'The call was arranged over the top of the report-out.',
    'We found out from a journalist.',
    'You told us what to do, kindly, but you told us.',
    'I had an answer from a colleague here last spring and never asked the question.',
    'Somebody senior used the phrase “no excuses” to my ward manager.',
    'We promised visitors a welcome and gave them a tour.',
    'The deadline was noon. The request came at ten.',
    'I assumed the worst of you for a fortnight and said so to others.',
  ],
  repair: [
    'I have spoken with the author of it. There is a name to ring now, before and not after.',
    'I am sorry. It should not have gone.',
    'We agreed that the two teams meet on the Monday, before anybody is asked for anything.',
    'I went to see the ward manager myself. She was kinder than I deserved.',
    'The date is moved. It will not be moved back.',
    'I brought the other slide.',
    'We have taken one report out for every one we put in.',
    'I rang the four of you and I am glad that I did.',
    'You were right about the tone. I have read it in my own mother’s voice.',
    'It took two months longer than it should have. It is mended.',
  ],
};

/** Months from January 2016 to December 2020; none in the first two full months of the pandemic. */
export function calendar() {
  return Array.from({ length: 60 }, (_, index) => [2016 + Math.floor(index / 12), (index % 12) + 1])
    .filter(([year, month]) => !(year === 2020 && (month === 4 || month === 5)))
    .map(([year, month]) => {
      const first = new Date(Date.UTC(year, month - 1, 1)).getUTCDay();
      const wednesday = 15 + ((3 - first + 7) % 7);
      const stamp = `${year}-${String(month).padStart(2, '0')}`;
      return { event_id: `S-TGB-${stamp}`, date: `${stamp}-${String(wednesday).padStart(2, '0')}` };
    });
}

function acts(dates, random) {
  const left = Object.fromEntries(
    Object.entries(words).map(([act, quotes]) => [act, shuffled(quotes, random)]),
  );
  const rows = [];
  const say = (index, act, [promise_id, partner]) =>
    rows.push({
      event_id: dates[index].event_id,
      promise_id,
      partner,
      act,
      quote: random() < 0.5 ? (left[act].pop() ?? null) : null,
      source: 'synthetic',
    });
  for (let index = 2; index < dates.length; index += 1) {
    if (random() < 0.75) say(index, 'reflection', pick(promises, random));
    if (random() < 0.35) say(index, 'activation', pick(promises, random));
    if (random() >= 0.3) continue;
    const broken = pick(promises, random);
    say(index, 'breach', broken);
    const mended = index + Math.floor(4 * random());
    if (mended < dates.length && random() < 0.8) say(mended, 'repair', broken);
  }
  const order = ['reflection', 'activation', 'breach', 'repair'];
  return rows
    .sort((a, b) =>
      a.event_id < b.event_id
        ? -1
        : a.event_id > b.event_id
          ? 1
          : order.indexOf(a.act) - order.indexOf(b.act),
    )
    .map((row, index) => ({ act_id: `A${String(index + 1).padStart(3, '0')}`, ...row }));
}

/** What was said of the promises, in the order of the meetings. */
export const compactActs = () => acts(calendar(), seeded(20160120));

/** The promises, the acts and the meetings, by name. */
export function meetings() {
  const dates = calendar();
  const held = dates.map(({ event_id, date }, index) => ({
    event_id,
    case_id: null,
    kind: 'governance_meeting',
    title: `Guiding board, meeting ${index + 1}`,
    start_date: date,
    end_date: null,
    date_precision: 'day',
    description: date < '2020-03-19' ? 'Invented day. In London.' : 'Invented day. On a screen.',
    source: 'synthetic',
    confidence: 'low',
    publishable: false,
    rating: null,
  }));
  return [
    [
      'promises.csv',
      csv(
        promises.map(([promise_id, partner, text]) => ({ promise_id, partner, text, source: 'synthetic' })),
      ),
    ],
    ['compact-acts.csv', csv(compactActs())],
    ['timelines/synthetic-meetings.csv', csv(held)],
  ];
}
