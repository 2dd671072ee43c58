/** What study.yaml says of privacy under `privacy:`; every export obeys it. */
export interface PrivacySettings {
  /** Counts from 1 to one below this are suppressed. */
  readonly smallestCount: number | null;
  /** Counts that are left are rounded to the nearest multiple of this. */
  readonly roundTo: number | null;
  /** Whether a count that is suppressed alone in its group takes the next smallest with it. */
  readonly secondarySuppression: boolean;
  /** Names of the columns that hold counts of people; null for those with a usual name. */
  readonly counts: readonly string[] | null;
  readonly anonymiseCases: boolean;
  /** The broader band to show for a role band. */
  readonly roleBands: Readonly<Record<string, string>>;
  /** Why the settings cannot be followed; nothing is exported until that is put right. */
  readonly problem: string | null;
}

/** What was done to an export for privacy, as threads record it. */
export interface PrivacyRecord {
  readonly smallest_count: number | null;
  readonly round_to: number | null;
  readonly secondary_suppression: boolean;
  readonly anonymise_cases: boolean;
  readonly role_bands: Readonly<Record<string, string>>;
  /** The columns that were taken for counts of people. */
  readonly count_columns: readonly string[];
  readonly suppressed_values: number;
  readonly rounded_values: number;
  readonly anonymised_values: number;
  readonly banded_values: number;
  /** Longer texts that still name a case: only whole values are replaced. */
  readonly texts_naming_cases: number;
}

/** What a reader has to know of an export with the record: one sentence a rule that had something to do. */
export function privacyNotes(record: PrivacyRecord): readonly string[] {
  const notes: string[] = [];
  if (record.count_columns.length > 0) notes.push(...countNote(record.smallest_count, record.round_to));
  if (record.anonymised_values > 0) notes.push('Cases are shown under letters in place of their names.');
  if (record.banded_values > 0) notes.push('Roles are shown in broader bands.');
  return notes;
}

function countNote(smallest: number | null, base: number | null): readonly string[] {
  const rounded = base === null ? '' : `rounded to the nearest ${base}`;
  if (smallest === null) return base === null ? [] : [`Counts are ${rounded}.`];
  return [`Counts below ${smallest} are suppressed${base === null ? '' : ` and others ${rounded}`}.`];
}

/** What an export will do to what is shown, said before it: a sentence for each setting. */
export function privacyPlans(settings: PrivacySettings): readonly string[] {
  const { smallestCount, roundTo, anonymiseCases, roleBands } = settings;
  const banded = Object.keys(roleBands).length > 0;
  return [
    ...countNote(smallestCount, roundTo),
    ...(anonymiseCases ? ['Cases are shown under letters in place of their names.'] : []),
    ...(banded ? ['Roles are shown in broader bands.'] : []),
  ];
}
