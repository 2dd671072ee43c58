import { assertNever } from '../../../main/contract/failure';
import type { ColumnProfile, DateProfile, NumberProfile, ValueProfile } from '../../../main/contract/profile';
import { barsOf, endsOf } from './histogramBars';
import { Histogram } from './Histogram';
import { shownText, TopValues } from './TopValues';
import { about, countOf, day, exact, figure, number, share } from './words';

/** What a profile found, in figures and small pictures. */
export function ProfileNumbers({ profile }: { readonly profile: ColumnProfile }) {
  const { rows, nulls, distinct, estimated, values } = profile;
  if (rows === 0) return <p className="data-facts">The table has no rows.</p>;
  if (!values)
    return <p className="data-facts">All {countOf(rows, 'row')} are missing: the column is empty.</p>;
  const present = rows - nulls;
  return (
    <>
      {nulls > 0 && (
        <div className="missing-bar" aria-hidden="true">
          <span style={{ width: `${(present / rows) * 100}%` }} />
        </div>
      )}
      <Facts
        facts={[
          ['Rows', number(rows)],
          ['Missing', `${number(nulls)} (${share(nulls, rows)})`],
          ['Distinct values', estimated ? about(distinct) : number(distinct)],
          ...factsOf(values, present, estimated),
        ]}
      />
      <Picture values={values} present={present} distinct={distinct} />
    </>
  );
}

type Fact = readonly [name: string, value: string];

function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="profile-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd title={value}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function factsOf(values: ValueProfile, present: number, estimated: boolean): readonly Fact[] {
  switch (values.kind) {
    case 'number':
      return numberFacts(values, estimated);
    case 'date':
      return [
        ...ends(values.least, values.greatest, ['Earliest', 'Latest'], day),
        ...some('Infinite', values.infinite),
      ];
    case 'text':
      return [
        ['Shortest', lengthOf(values.shortest)],
        ['Longest', lengthOf(values.longest)],
        ...some('Blank, not missing', values.blank),
      ];
    case 'boolean':
      return [
        ['True', `${number(values.yes)} (${share(values.yes, present)})`],
        ['False', `${number(values.no)} (${share(values.no, present)})`],
      ];
    case 'other':
      return ends(values.least, values.greatest, ['Least', 'Greatest'], text => text);
    default:
      return assertNever(values);
  }
}

function numberFacts(
  { least, greatest, mean, quartiles, ...odd }: NumberProfile,
  estimated: boolean,
): readonly Fact[] {
  const [low, middle, high] = quartiles ?? [];
  const near = (value: number) => (estimated ? about(value) : figure(value));
  return [
    ...(least === null ? [] : [['Least', exact(least)] as const]),
    ...(low === undefined ? [] : [['Lower quartile', near(low)] as const]),
    ...(middle === undefined ? [] : [['Median', near(middle)] as const]),
    ...(mean === null ? [] : [['Mean', figure(mean)] as const]),
    ...(high === undefined ? [] : [['Upper quartile', near(high)] as const]),
    ...(greatest === null ? [] : [['Greatest', exact(greatest)] as const]),
    ...some('Not a number', odd.notNumbers),
    ...some('Infinite', odd.infinite),
  ];
}

function some(name: string, count: number): readonly Fact[] {
  return count === 0 ? [] : [[name, number(count)]];
}

function ends(
  least: string | null,
  greatest: string | null,
  [first, last]: readonly [string, string],
  write: (text: string) => string,
): readonly Fact[] {
  return least === null || greatest === null
    ? []
    : [
        [first, write(least)],
        [last, write(greatest)],
      ];
}

function lengthOf({ text, length }: { readonly text: string; readonly length: number }): string {
  return length === 0 ? '(empty)' : `${countOf(length, 'character')}: ${shownText(text, length)}`;
}

interface PictureProps {
  readonly values: ValueProfile;
  readonly present: number;
  readonly distinct: number;
}

function Picture({ values, present, distinct }: PictureProps) {
  if (values.kind === 'text') return <TopValues top={values.top} present={present} distinct={distinct} />;
  if (values.kind !== 'number' && values.kind !== 'date') return null;
  const bars = barsOf(values);
  return bars.length > 0 ? (
    <Histogram bars={bars} ends={endsOf(values)} />
  ) : (
    <p className="data-facts">{withoutBars(values)}</p>
  );
}

function withoutBars({ least, greatest }: NumberProfile | DateProfile): string {
  if (least === null) return 'No value is finite.';
  return least === greatest
    ? 'All values are the same.'
    : 'The values lie too far apart, or too close together, for a picture of them.';
}
