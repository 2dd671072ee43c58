import type { PlanDetail } from '../../../contract/plan';

/** What a step does in plain words; `names` are those of what was prepared, by its number. */
export function stepTitle(
  operator: string,
  details: readonly PlanDetail[],
  names: ReadonlyMap<string, string>,
): string {
  const told = (name: string) => details.find(detail => detail.name === name)?.values ?? [];
  const list = (name: string) => shortened(told(name).join(', '));
  const join = joins[told('Join Type')[0] ?? 'INNER'] ?? 'Join';
  switch (operator) {
    case 'SEQ_SCAN':
    case 'TABLE_SCAN':
    case 'INDEX_SCAN': {
      const table = told('Table')[0];
      return table === undefined ? named('Read', list('Function')) : named('Read table', table);
    }
    case 'HASH_JOIN':
    case 'NESTED_LOOP_JOIN':
    case 'BLOCKWISE_NL_JOIN':
    case 'PIECEWISE_MERGE_JOIN':
    case 'IE_JOIN':
      return named(
        join,
        list('Conditions') === '' ? list('Condition') : conditions(told('Conditions')),
        'on',
      );
    case 'ASOF_JOIN':
      return named('Join to the nearest', conditions(told('Conditions')), 'on');
    case 'LEFT_DELIM_JOIN':
    case 'RIGHT_DELIM_JOIN':
      return named('Join with a query that is done for each value', conditions(told('Conditions')), 'on');
    case 'CROSS_PRODUCT':
      return 'Put every row with every row';
    case 'FILTER':
      return named('Keep rows where', list('Expression') === '' ? list('Filters') : list('Expression'));
    case 'PROJECTION':
      return told('Projections').every(isPassedOn) ? passing : named('Compute', list('Projections'));
    case 'HASH_GROUP_BY':
    case 'PERFECT_HASH_GROUP_BY':
    case 'PARTITIONED_AGGREGATE':
      return told('Groups').some(isPlace) ? 'Group rows' : named('Group', list('Groups'), 'by');
    case 'UNGROUPED_AGGREGATE':
    case 'SIMPLE_AGGREGATE':
      return told('Aggregates').some(each => /#\d/.test(each))
        ? 'Compute over all rows'
        : named('Compute over all rows', list('Aggregates'), 'of');
    case 'ORDER_BY':
      return named('Sort', list('Order By'), 'by');
    case 'TOP_N':
      return named(`Take the first ${list('Top')}`, list('Order By'), 'by');
    case 'CTE':
      return named('Prepare', list('CTE Name'));
    case 'CTE_SCAN':
      return named('Read what was prepared', names.get(told('CTE Index')[0] ?? '') ?? '', 'as');
    default:
      return plain[operator] ?? functionWords(operator);
  }
}

/** What is said of a step that computes nothing. */
export const passing = 'Pass columns on';

/** Joins by their kind, in the words of what becomes of the rows. */
const joins: Readonly<Record<string, string>> = {
  INNER: 'Join',
  LEFT: 'Join, keeping all rows of the first',
  RIGHT: 'Join, keeping all rows of the second',
  OUTER: 'Join, keeping all rows of both',
  FULL: 'Join, keeping all rows of both',
  SEMI: 'Keep rows that have a match',
  RIGHT_SEMI: 'Keep rows of the second that have a match',
  ANTI: 'Keep rows without a match',
  RIGHT_ANTI: 'Keep rows of the second without a match',
  MARK: 'Mark rows that have a match',
  SINGLE: 'Look up one row',
};

const plain: Readonly<Record<string, string>> = {
  LIMIT: 'Take the first rows',
  STREAMING_LIMIT: 'Take the first rows',
  LIMIT_PERCENT: 'Take a share of the rows',
  WINDOW: 'Compute over windows of rows',
  STREAMING_WINDOW: 'Compute over windows of rows',
  UNION: 'Put rows under each other',
  UNNEST: 'Make a row of each item of lists',
  RECURSIVE_CTE: 'Repeat until no rows come any more',
  REC_CTE_SCAN: 'Read the rows of the last round',
  REC_REC_CTE_SCAN: 'Read the rows of all rounds',
  COLUMN_DATA_SCAN: 'Read rows given in the query',
  DELIM_SCAN: 'Read the values to do it for',
  EXPRESSION_SCAN: 'Read rows given in the query',
  DUMMY_SCAN: 'Begin with one empty row',
  EMPTY_RESULT: 'Know that there are no rows',
  INOUT_FUNCTION: 'Call a function for each row',
  RESERVOIR_SAMPLE: 'Take a sample',
  STREAMING_SAMPLE: 'Take a sample',
  PIVOT: 'Turn rows into columns',
};

/** READ_CSV_AUTO and RANGE are functions that give rows; others keep their name. */
function functionWords(operator: string): string {
  if (/^READ_/.test(operator)) return `Read a file with ${operator.trim().toLowerCase()}`;
  const words = operator.toLowerCase().replaceAll('_', ' ');
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

function named(words: string, name: string, between = ''): string {
  return [words, ...(name === '' ? [] : [between, name])].filter(part => part !== '').join(' ');
}

/** `case_id = case_id` says no more than `case_id`. */
function conditions(all: readonly string[]): string {
  return shortened(all.map(each => each.replace(/^(.+) = \1$/, '$1')).join(', '));
}

function isPlace(text: string): boolean {
  return /^#\d+$/.test(text);
}

/** A column as it is, or made smaller and larger again inside of the engine. */
function isPassedOn(text: string): boolean {
  return isPlace(text) || /^__internal_(de)?compress/.test(text) || /^[\p{L}_][\p{L}\p{N}_]*$/u.test(text);
}

const longest = 80;

function shortened(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}
