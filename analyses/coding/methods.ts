import type { Method, MethodColumn, MethodInput } from '../../main/contract/method';

const any = (name: string, purpose: string): MethodColumn => ({ name, type: 'any', purpose });
const count = (name: string, purpose: string): MethodColumn => ({ name, type: 'integer', purpose });
const number = (name: string, purpose: string): MethodColumn => ({ name, type: 'number', purpose });
const text = (name: string, purpose: string): MethodColumn => ({ name, type: 'text', purpose });

const place: readonly MethodColumn[] = [
  any('document_id', 'the document'),
  any('code_id', 'the code'),
  count('start_char', 'where the span begins, in code points of the text from 0'),
  count('end_char', 'where it ends; this character is not part of it'),
];

const codings: MethodInput = { name: 'codings', optional: false, columns: place };

const agreement: Method = {
  name: 'agreement',
  purpose: 'How far two or more coders who judged the same units agree, beyond chance too.',
  inputs: [
    {
      name: 'tbl',
      optional: false,
      columns: [
        any('unit', 'what was judged; once a coder'),
        any('coder', 'who judged'),
        any('value', 'the judgement; NULL where there is none'),
      ],
    },
  ],
  options: [
    {
      name: 'level',
      default: "'nominal'",
      purpose:
        'of measurement: nominal, ordinal, interval or ratio. Ordinal values are taken in their sort order',
    },
  ],
  gives: [
    text(
      'statistic',
      'percent_agreement (0 to 100), cohen_kappa, weighted_kappa_linear, weighted_kappa_quadratic, fleiss_kappa, krippendorff_alpha',
    ),
    number('value', 'NULL where it is not defined'),
    count('coders', 'coders with any value'),
    count('units', 'units that the statistic is computed from'),
    text('note', 'why a value is not defined, what was left out, the order of the values'),
  ],
  example:
    "WITH judged AS (\n  SELECT document_id || ' ' || code_id AS unit, coder, sign(sum(polarity)) AS value FROM codings GROUP BY ALL\n)\nFROM agreement('judged', level := 'ordinal')",
};

const codingAgreement: Method = {
  name: 'coding_agreement',
  purpose: 'How far each two coders agree on where each code belongs.',
  inputs: [
    { ...codings, columns: [...place.slice(0, 2), text('coder', 'who coded'), ...place.slice(2)] },
    {
      name: 'documents',
      optional: false,
      columns: [any('document_id', 'the document, once'), text('text', 'its text')],
    },
  ],
  options: [
    {
      name: 'unit',
      default: "'character'",
      purpose:
        'what is compared: character, turn (of the table `turns`: document_id, start_char, end_char) or document',
    },
    {
      name: 'coded_only',
      default: 'false',
      purpose: 'true leaves out units to which neither of the two gave any code',
    },
  ],
  gives: [
    any('code_id', 'the code'),
    text('coder_a', 'the first coder by name'),
    text('coder_b', 'the other'),
    text(
      'statistic',
      'percent_agreement (0 to 100), cohen_kappa, krippendorff_alpha; then the numbers they are made of: units, both, only_a, only_b, neither',
    ),
    number('value', 'NULL where it is not defined'),
    text('note', 'why a value is not defined, and what was left out'),
  ],
  example: "FROM coding_agreement('codings', 'documents', unit := 'character', coded_only := true)",
};

const cooccurrence: Method = {
  name: 'code_cooccurrence',
  purpose: 'How often spans of two codes overlap, for each two codes that are in one document.',
  inputs: [codings],
  options: [],
  gives: [
    any('code_a', 'the first code by its id'),
    any('code_b', 'the other'),
    count('n_a', 'codings of the first'),
    count('n_b', 'codings of the other'),
    count('overlapping_pairs', 'pairs of one coding of each that share a character'),
    number('c_coefficient', 'pairs / (n_a + n_b − pairs); not clipped, so it may pass 1'),
    count('segments_of_a_touching_b', 'codings of the first that overlap any of the other'),
    count('segments_of_b_touching_a', 'codings of the other that overlap any of the first'),
    count('documents_with_both', 'documents with codings of both'),
    number('document_jaccard', 'of documents with either, the share with both'),
    count('overlap_characters', 'characters that carry both codes'),
  ],
  example:
    "WITH own AS (FROM codings WHERE coder = 'RB')\nFROM code_cooccurrence('own') ORDER BY c_coefficient DESC",
};

const followedBy: Method = {
  name: 'code_followed_by',
  purpose: 'How often a span of one code is followed by a span of another, or of the same.',
  inputs: [codings],
  options: [
    {
      name: 'max_gap',
      default: '0',
      purpose: 'characters that may lie between the end of the first and the beginning of the other',
    },
  ],
  gives: [
    any('code_first', 'the code that comes first'),
    any('code_then', 'the code that follows'),
    count('pairs', 'pairs of codings, one of each'),
  ],
  example:
    "WITH own AS (FROM codings WHERE coder = 'RB')\nFROM code_followed_by('own', max_gap := 200) ORDER BY pairs DESC",
};

export const methods: readonly Method[] = [agreement, codingAgreement, cooccurrence, followedBy];
