import { isListOf, isNullable, isNumber, isRecord, isShape, isText } from '../../main/contract/check';
import { kept } from './kept';
import { emptySession } from './state';

/** What this machine remembers of a study's window: where things stood, never what the study says. */
export interface StudyMemory {
  /** Paths of the open editors. */
  readonly documents: readonly string[];
  readonly active: string | null;
  /** The editor groups, as the docking library writes them. */
  readonly layout: Readonly<Record<string, unknown>> | null;
  readonly sideBarWidth: number;
  readonly panelHeight: number;
  readonly sideBar: string | null;
  readonly panel: string | null;
}

export const firstMemory: StudyMemory = {
  documents: [],
  active: null,
  layout: null,
  sideBarWidth: emptySession.sideBarWidth,
  panelHeight: emptySession.panelHeight,
  sideBar: emptySession.sideBar,
  panel: emptySession.panel,
};

const isMemory = isShape<StudyMemory>({
  documents: isListOf(isText),
  active: isNullable(isText),
  layout: isNullable(isRecord),
  sideBarWidth: isNumber,
  panelHeight: isNumber,
  sideBar: isNullable(isText),
  panel: isNullable(isText),
});

const keyOf = (folder: string): string => `golden-thread:study:${folder}`;

/** What is remembered of the study in a folder; the first arrangement when nothing is, or nothing readable. */
export function recall(folder: string, storage: Storage = localStorage): StudyMemory {
  return kept(keyOf(folder), isMemory, storage) ?? firstMemory;
}

/** Remembers a part of the study's arrangement beside what is remembered already. */
export function remember(folder: string, part: Partial<StudyMemory>, storage: Storage = localStorage): void {
  storage.setItem(keyOf(folder), JSON.stringify({ ...recall(folder, storage), ...part }));
}
