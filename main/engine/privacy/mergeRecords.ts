import type { PrivacyRecord, PrivacySettings } from '../../contract/privacy';

/** One record of several tables under the same settings. */
export function mergeRecords(settings: PrivacySettings, records: readonly PrivacyRecord[]): PrivacyRecord {
  const sum = (count: (record: PrivacyRecord) => number) =>
    records.reduce((total, record) => total + count(record), 0);
  return {
    smallest_count: settings.smallestCount,
    round_to: settings.roundTo,
    secondary_suppression: settings.secondarySuppression,
    anonymise_cases: settings.anonymiseCases,
    role_bands: settings.roleBands,
    count_columns: [...new Set(records.flatMap(record => record.count_columns))],
    suppressed_values: sum(record => record.suppressed_values),
    rounded_values: sum(record => record.rounded_values),
    anonymised_values: sum(record => record.anonymised_values),
    banded_values: sum(record => record.banded_values),
    texts_naming_cases: sum(record => record.texts_naming_cases),
  };
}
