import type { Method, MethodColumn, MethodInput } from '../../main/contract/method';

const input: MethodInput = {
  name: 'tbl',
  optional: false,
  columns: [
    { name: 'case_id', type: 'any', purpose: 'Whose sequence it is.' },
    {
      name: 'position',
      type: 'date or number',
      purpose: 'Where in the sequence; cases need not begin or end together, and have no gaps.',
    },
    { name: 'state', type: 'any', purpose: 'The state there; NULL only after the last state of a case.' },
  ],
};

const caseId: MethodColumn = { name: 'case_id', type: 'as given', purpose: 'The case.' };

export const methods: readonly Method[] = [
  {
    name: 'sequence_distances',
    purpose: 'How far the sequences of states of all pairs of cases are apart.',
    inputs: [input],
    options: [
      {
        name: 'method',
        default: "'OM'",
        purpose:
          'OM (optimal matching), LCS (longest common subsequence), LCP (longest common prefix), HAM (Hamming) or DHD (dynamic Hamming); the last two need a state of every case at the same positions.',
      },
      {
        name: 'substitution',
        default: "'CONSTANT'",
        purpose:
          'Costs of OM and HAM: CONSTANT, or TRATE for less where states often follow one another. DHD always uses rates, by position.',
      },
      {
        name: 'cost',
        default: 'NULL',
        purpose:
          'The cost of a substitution, before rates lessen it: 2 unless given, but 1 for HAM with constant costs and 4 for DHD.',
      },
      { name: 'indel', default: '1', purpose: 'The cost of inserting or deleting a state in OM.' },
      {
        name: 'normalise',
        default: "'none'",
        purpose: "none, maxlength (Abbott), gmean (Elzinga), maxdist or yujianbo, by TraMineR's formulas.",
      },
    ],
    gives: [
      {
        name: 'case_a',
        type: 'as case_id',
        purpose: 'One case; every ordered pair has a row, also a case with itself.',
      },
      { name: 'case_b', type: 'as case_id', purpose: 'The other case.' },
      { name: 'distance', type: 'number', purpose: 'Their distance; 0 for equal sequences.' },
    ],
    example:
      "FROM sequence_distances('states', substitution := 'TRATE', normalise := 'maxlength') WHERE case_a < case_b",
  },
  {
    name: 'sequence_indices',
    purpose: 'How long, varied and turbulent the sequence of each case is.',
    inputs: [input],
    options: [],
    gives: [
      caseId,
      { name: 'length', type: 'integer', purpose: 'How many positions it has.' },
      { name: 'transitions', type: 'integer', purpose: 'How often the state changes.' },
      {
        name: 'entropy',
        type: 'number',
        purpose:
          'Of the time spent in each state, from 0 to 1 for an equal time in every state of the input; NULL where the input has one state.',
      },
      {
        name: 'turbulence',
        type: 'number',
        purpose: "Elzinga's turbulence, not normalised; 1 for one spell.",
      },
      {
        name: 'complexity',
        type: 'number',
        purpose:
          'Geometric mean of the share of steps that are transitions and the entropy; NULL for one position.',
      },
      { name: 'distinct_states', type: 'integer', purpose: 'How many different states it has.' },
    ],
    example: "FROM sequence_indices('states')",
  },
  {
    name: 'sequence_transitions',
    purpose: 'How often each state is followed by each other at the next position.',
    inputs: [input],
    options: [],
    gives: [
      { name: 'from_state', type: 'as state', purpose: 'The state before.' },
      { name: 'to_state', type: 'as state', purpose: 'The state after; every pair of states has a row.' },
      {
        name: 'rate',
        type: 'number',
        purpose:
          'Of the times that anything follows from_state, the share of to_state; NULL where nothing ever does.',
      },
    ],
    example: "FROM sequence_transitions('states')",
  },
  {
    name: 'sequence_distribution',
    purpose: 'How the cases are distributed over the states at each position.',
    inputs: [input],
    options: [],
    gives: [
      { name: 'position', type: 'as given', purpose: 'The position.' },
      { name: 'state', type: 'as given', purpose: 'The state; every state has a row at every position.' },
      {
        name: 'share',
        type: 'number',
        purpose: 'Of the cases that have a state there, the share in this one.',
      },
      {
        name: 'entropy',
        type: 'number',
        purpose: 'Of the shares at the position, from 0 to 1; NULL where the input has one state.',
      },
    ],
    example: "FROM sequence_distribution('states')",
  },
  {
    name: 'sequence_spells',
    purpose: 'The unbroken spells of one state in each sequence.',
    inputs: [input],
    options: [],
    gives: [
      caseId,
      { name: 'state', type: 'as given', purpose: 'The state of the spell.' },
      { name: 'start_position', type: 'as position', purpose: 'Its first position.' },
      { name: 'end_position', type: 'as position', purpose: 'Its last position.' },
    ],
    example: "FROM sequence_spells('states')",
  },
];
