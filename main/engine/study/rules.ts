/** What the rows of a study table must keep to, beyond the types of their columns. */
export interface TableRules {
  /** Columns that tell one row from another, together. A row without one of them is no row of the table. */
  readonly key?: readonly string[];
  /** Columns that name a row of another table; an empty one names none. */
  readonly references?: readonly Reference[];
  /** A date or number that may not come after another. */
  readonly order?: readonly (readonly [first: string, last: string])[];
}

/** A column that names a row of another table by one of that table's columns. */
export interface Reference {
  readonly column: string;
  readonly table: string;
  readonly to: string;
  /** What a row of the other table is called. */
  readonly noun: string;
  /** Whether it is wrong even where nothing at all is loaded into the other table. */
  readonly always?: boolean;
}

const ofCase: Reference = { column: 'case_id', table: 'cases', to: 'case_id', noun: 'case' };
const ofEvent: Reference = { column: 'event_id', table: 'events', to: 'event_id', noun: 'event' };

/** The rules of the study tables, each after those that it refers to. */
export const tableRules: Readonly<Record<string, TableRules>> = {
  cases: { key: ['case_id'] },
  measures: { key: ['measure_id'] },
  event_kinds: { key: ['kind'] },
  promises: { key: ['promise_id'] },
  participants: { key: ['participant_id'], references: [ofCase] },
  outcomes: {
    key: ['case_id', 'measure_id', 'period'],
    references: [ofCase, { column: 'measure_id', table: 'measures', to: 'measure_id', noun: 'measure' }],
  },
  events: {
    key: ['event_id'],
    references: [ofCase, { column: 'kind', table: 'event_kinds', to: 'kind', noun: 'kind of event' }],
    order: [['start_date', 'end_date']],
  },
  phases: { references: [ofCase], order: [['start_date', 'end_date']] },
  documents: {
    key: ['document_id'],
    references: [
      ofCase,
      { column: 'participant_id', table: 'participants', to: 'participant_id', noun: 'participant' },
    ],
  },
  codes: {
    key: ['code_id'],
    references: [{ column: 'parent_id', table: 'codes', to: 'code_id', noun: 'code' }],
  },
  codings: {
    key: ['coding_id'],
    references: [
      { column: 'document_id', table: 'documents', to: 'document_id', noun: 'document', always: true },
      { column: 'code_id', table: 'codes', to: 'code_id', noun: 'code', always: true },
    ],
  },
  memos: { key: ['memo_id'] },
  actors: { key: ['actor_id', 'wave'], references: [ofCase] },
  ties: {
    references: [
      ofCase,
      { column: 'from_actor', table: 'actors', to: 'actor_id', noun: 'actor' },
      { column: 'to_actor', table: 'actors', to: 'actor_id', noun: 'actor' },
    ],
  },
  training: { references: [ofCase], order: [['start_date', 'completed_date']] },
  objectives: {
    key: ['objective_id'],
    references: [ofCase, { column: 'parent_id', table: 'objectives', to: 'objective_id', noun: 'objective' }],
  },
  improvements: {
    key: ['improvement_id'],
    references: [
      ofCase,
      { column: 'objective_id', table: 'objectives', to: 'objective_id', noun: 'objective' },
    ],
    order: [['start_date', 'end_date']],
  },
  recovery_priorities: {
    key: ['priority_id'],
    references: [
      ofCase,
      { column: 'objective_id', table: 'objectives', to: 'objective_id', noun: 'objective' },
    ],
    order: [['start_date', 'end_date']],
  },
  compact_acts: {
    references: [ofEvent, { column: 'promise_id', table: 'promises', to: 'promise_id', noun: 'promise' }],
  },
  attendance: { key: ['event_id', 'organisation'], references: [ofEvent] },
  agenda: { key: ['event_id', 'position'], references: [ofEvent] },
  governance: {
    key: ['body_id'],
    references: [ofCase, { column: 'parent_id', table: 'governance', to: 'body_id', noun: 'body' }],
    order: [['start_date', 'end_date']],
  },
  ward_observations: { key: ['observation_id'], references: [ofCase] },
};
