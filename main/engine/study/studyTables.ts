/** The columns of the study tables that the workbench knows, with their DuckDB types, in their order. */
export const studyTables: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  cases: {
    case_id: 'VARCHAR',
    name: 'VARCHAR',
    short_name: 'VARCHAR',
    org_code: 'VARCHAR',
    sort_order: 'INTEGER',
    colour: 'VARCHAR',
  },
  measures: {
    measure_id: 'VARCHAR',
    name: 'VARCHAR',
    unit: 'VARCHAR',
    direction: 'VARCHAR',
    target: 'DOUBLE',
    source: 'VARCHAR',
  },
  outcomes: {
    case_id: 'VARCHAR',
    measure_id: 'VARCHAR',
    period: 'DATE',
    value: 'DOUBLE',
    numerator: 'DOUBLE',
    denominator: 'DOUBLE',
  },
  events: {
    event_id: 'VARCHAR',
    case_id: 'VARCHAR',
    kind: 'VARCHAR',
    title: 'VARCHAR',
    start_date: 'DATE',
    end_date: 'DATE',
    date_precision: 'VARCHAR',
    description: 'VARCHAR',
    source: 'VARCHAR',
    confidence: 'VARCHAR',
    publishable: 'BOOLEAN',
  },
  event_kinds: { kind: 'VARCHAR', lane: 'VARCHAR', label: 'VARCHAR', colour: 'VARCHAR', shape: 'VARCHAR' },
  phases: {
    scheme: 'VARCHAR',
    case_id: 'VARCHAR',
    phase: 'VARCHAR',
    start_date: 'DATE',
    end_date: 'DATE',
    description: 'VARCHAR',
  },
  participants: { participant_id: 'VARCHAR', case_id: 'VARCHAR', role_band: 'VARCHAR', consent: 'VARCHAR' },
  documents: {
    document_id: 'VARCHAR',
    case_id: 'VARCHAR',
    participant_id: 'VARCHAR',
    kind: 'VARCHAR',
    round: 'INTEGER',
    date: 'DATE',
    title: 'VARCHAR',
    text: 'VARCHAR',
    sha256: 'VARCHAR',
  },
  turns: {
    document_id: 'VARCHAR',
    turn: 'INTEGER',
    speaker: 'VARCHAR',
    start_char: 'INTEGER',
    end_char: 'INTEGER',
    start_seconds: 'DOUBLE',
    end_seconds: 'DOUBLE',
    text: 'VARCHAR',
  },
  codes: {
    code_id: 'VARCHAR',
    parent_id: 'VARCHAR',
    path: 'VARCHAR',
    name: 'VARCHAR',
    definition: 'VARCHAR',
    include_when: 'VARCHAR',
    exclude_when: 'VARCHAR',
    colour: 'VARCHAR',
  },
  codings: {
    coding_id: 'VARCHAR',
    document_id: 'VARCHAR',
    code_id: 'VARCHAR',
    coder: 'VARCHAR',
    start_char: 'INTEGER',
    end_char: 'INTEGER',
    quote: 'VARCHAR',
    polarity: 'INTEGER',
    level: 'VARCHAR',
    memo: 'VARCHAR',
    created_at: 'TIMESTAMP',
  },
  memos: {
    memo_id: 'VARCHAR',
    target_kind: 'VARCHAR',
    target_id: 'VARCHAR',
    coder: 'VARCHAR',
    text: 'VARCHAR',
    created_at: 'TIMESTAMP',
  },
  actors: {
    actor_id: 'VARCHAR',
    case_id: 'VARCHAR',
    wave: 'VARCHAR',
    role_band: 'VARCHAR',
    responded: 'BOOLEAN',
  },
  ties: {
    case_id: 'VARCHAR',
    wave: 'VARCHAR',
    from_actor: 'VARCHAR',
    to_actor: 'VARCHAR',
    kind: 'VARCHAR',
    weight: 'DOUBLE',
  },
  training: {
    person_id: 'VARCHAR',
    case_id: 'VARCHAR',
    role_band: 'VARCHAR',
    programme: 'VARCHAR',
    cohort: 'VARCHAR',
    start_date: 'DATE',
    completed_date: 'DATE',
  },
  objectives: {
    objective_id: 'VARCHAR',
    parent_id: 'VARCHAR',
    case_id: 'VARCHAR',
    level: 'VARCHAR',
    title: 'VARCHAR',
  },
  improvements: {
    improvement_id: 'VARCHAR',
    case_id: 'VARCHAR',
    title: 'VARCHAR',
    kind: 'VARCHAR',
    selected_by: 'VARCHAR',
    objective_id: 'VARCHAR',
    start_date: 'DATE',
    end_date: 'DATE',
    saving_gbp: 'DOUBLE',
    saving_class: 'VARCHAR',
    before_value: 'DOUBLE',
    after_value: 'DOUBLE',
  },
  recovery_priorities: {
    priority_id: 'VARCHAR',
    case_id: 'VARCHAR',
    title: 'VARCHAR',
    objective_id: 'VARCHAR',
    start_date: 'DATE',
    end_date: 'DATE',
  },
  promises: { promise_id: 'VARCHAR', partner: 'VARCHAR', text: 'VARCHAR' },
  compact_acts: {
    event_id: 'VARCHAR',
    promise_id: 'VARCHAR',
    partner: 'VARCHAR',
    act: 'VARCHAR',
    quote: 'VARCHAR',
  },
  attendance: {
    event_id: 'VARCHAR',
    organisation: 'VARCHAR',
    attended_by: 'VARCHAR',
    people_present: 'INTEGER',
    source: 'VARCHAR',
  },
  agenda: {
    event_id: 'VARCHAR',
    position: 'INTEGER',
    item: 'VARCHAR',
    minutes: 'DOUBLE',
    source: 'VARCHAR',
  },
  governance: {
    body_id: 'VARCHAR',
    parent_id: 'VARCHAR',
    case_id: 'VARCHAR',
    name: 'VARCHAR',
    kind: 'VARCHAR',
    meets: 'VARCHAR',
    members: 'INTEGER',
    staff_in_post: 'DOUBLE',
    certified_staff: 'DOUBLE',
    start_date: 'DATE',
    end_date: 'DATE',
    source: 'VARCHAR',
  },
  ward_observations: {
    observation_id: 'VARCHAR',
    case_id: 'VARCHAR',
    ward: 'VARCHAR',
    observed_on: 'DATE',
    huddle: 'BOOLEAN',
    production_board: 'BOOLEAN',
    standard_work: 'BOOLEAN',
    source: 'VARCHAR',
  },
};

/**
 * Columns that the shipped analyses read beside those: where the files of a table have none, it has one without values, so
 * that an analysis finds nothing instead of failing.
 */
export const furtherColumns: Readonly<Record<string, Readonly<Record<string, string>>>> = Object.fromEntries(
  Object.keys(studyTables).map(name => [name, { source: 'VARCHAR', ...read(name) }]),
);

function read(table: string): Readonly<Record<string, string>> {
  switch (table) {
    case 'cases':
      return { place: 'VARCHAR', method_name: 'VARCHAR', shape: 'VARCHAR' };
    case 'events':
      return { rating: 'VARCHAR' };
    case 'documents':
      return { role_band: 'VARCHAR' };
    case 'ties':
      return { claimed_by: 'VARCHAR' };
    case 'improvements':
      return { recurrent: 'BOOLEAN', measure_name: 'VARCHAR', unit: 'VARCHAR' };
    case 'compact_acts':
      return { act_id: 'VARCHAR' };
    default:
      return {};
  }
}

/** What one row of each study table is, for people who choose one. */
export const rowsAre: Readonly<Record<string, string>> = {
  cases: 'A case that is compared, such as a trust',
  measures: 'An outcome measure, with its unit and the direction that is better',
  outcomes: 'The value of a measure for a case in a period',
  events: 'A dated event of one case, or of all',
  event_kinds: 'A kind of event, and how it is drawn',
  phases: 'A phase or spell of a case, from one date to another',
  participants: 'A person interviewed, by pseudonym',
  documents: 'A transcript or note, with its text',
  turns: 'What one speaker says without a break',
  codes: 'A code of the codebook',
  codings: 'A segment of a document that a coder gave a code',
  memos: 'A memo on a document, a code, a coding or a case',
  actors: 'A person of a network',
  ties: 'A tie from one person of a network to another',
  training: 'A person’s part in a training programme',
  objectives: 'An aim, beneath the aim that it serves',
  improvements: 'A piece of improvement work',
  recovery_priorities: 'A priority of a case’s recovery plan',
  promises: 'A promise that one partner made the others',
  compact_acts: 'What was said or done about a promise at a meeting',
  attendance: 'Who came to a meeting for an organisation',
  agenda: 'An item of a meeting’s agenda, with the minutes it took',
  governance: 'A body or office that steers improvement, beneath the one it answers to',
  ward_observations: 'A visit to a ward, and which routines were seen there',
};
