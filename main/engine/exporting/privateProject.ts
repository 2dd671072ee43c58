import { Failure } from '../../contract/failure';
import type { PrivacySettings } from '../../contract/privacy';
import type { ProjectCase, ProjectDocument, QdaProject } from '../coding/project';
import { hideCases } from '../privacy/caseLabels';
import type { CaseLabels } from '../privacy/caseLabels';

/** A project that may leave the study, and what was done to it, as sentences. */
export interface PrivateProject {
  readonly project: QdaProject;
  readonly notes: readonly string[];
}

/**
 * Applies the study's privacy settings to a project: names of cases and bands of roles. What people said stays word
 * for word, so that codings stay where they are; that is said among the notes.
 */
export function privateProject(
  project: QdaProject,
  privacy: PrivacySettings | null,
  labels: CaseLabels,
): PrivateProject {
  if (privacy === null) return { project, notes: [] };
  if (privacy.problem !== null) {
    const message = `Nothing is exported while the privacy settings are not clear: ${privacy.problem}. Put that right first.`;
    throw new Failure('refused', message, { path: 'study.yaml' });
  }
  const hidden = privacy.anonymiseCases ? labels : new Map<string, string>();
  const banded = Object.keys(privacy.roleBands).length > 0;
  const documents = project.documents.map(document => privateDocument(document, privacy, hidden));
  const cases = project.cases.map(one => privateCase(one, hidden));
  return {
    project: { ...project, documents, cases },
    notes: [
      ...(hidden.size > 0
        ? [
            'Cases are shown under letters in place of their names; names within transcripts, quotations and memos stay.',
          ]
        : []),
      ...(banded ? ['Roles are shown in broader bands.'] : []),
    ],
  };
}

function privateDocument(
  document: ProjectDocument,
  { roleBands }: PrivacySettings,
  labels: CaseLabels,
): ProjectDocument {
  const attributes = [...document.attributes].map(([name, value]): [string, string] => {
    const banded = name === 'role_band' || name === 'role' ? (roleBands[value] ?? value) : value;
    return [name, hideCases(banded, labels)];
  });
  return { ...document, name: hideCases(document.name, labels), attributes: new Map(attributes) };
}

/** Of an anonymised case nothing is told but its label: its other facts would give it away. */
function privateCase(one: ProjectCase, labels: CaseLabels): ProjectCase {
  const label = labels.get(one.name) ?? labels.get(one.id);
  return label === undefined ? one : { ...one, id: label, name: label, attributes: new Map() };
}
