import {
  isBoolean,
  isListOf,
  isNullable,
  isNumber,
  isRecord,
  isShape,
  isText,
} from '../../main/contract/check';
import type { Frame } from './frame';
import { kept } from './kept';
import { emptySession } from './state';

/** What this machine remembers of a study's window: where things stood, never what the study says. */
export interface StudyMemory {
  /** Paths of the open editors. */
  readonly documents: readonly string[];
  readonly active: string | null;
  /** Those of them that are only looked at, and those that are pinned. */
  readonly previews: readonly string[];
  readonly pinned: readonly string[];
  /** The editor groups, as the docking library writes them. */
  readonly layout: Readonly<Record<string, unknown>> | null;
  readonly sideBarWidth: number;
  readonly panelHeight: number;
  readonly sideBar: string | null;
  readonly panel: string | null;
  readonly frame: Frame;
}

export const firstMemory: StudyMemory = {
  documents: [],
  active: null,
  previews: [],
  pinned: [],
  layout: null,
  sideBarWidth: emptySession.sideBarWidth,
  panelHeight: emptySession.panelHeight,
  sideBar: emptySession.sideBar,
  panel: emptySession.panel,
  frame: emptySession.frame,
};

const isMemory = isShape<StudyMemory>({
  documents: isListOf(isText),
  active: isNullable(isText),
  previews: isListOf(isText),
  pinned: isListOf(isText),
  layout: isNullable(isRecord),
  sideBarWidth: isNumber,
  panelHeight: isNumber,
  sideBar: isNullable(isText),
  panel: isNullable(isText),
  frame: isShape<Frame>({
    sideBarRight: isBoolean,
    panelRight: isBoolean,
    panelWidth: isNumber,
    panelWhole: isBoolean,
    activityBar: isBoolean,
    statusBar: isBoolean,
  }),
});

/** What an earlier version did not write yet. */
const { previews, pinned, frame } = firstMemory;
const sinceThen = { previews, pinned, frame };

const keyOf = (folder: string): string => `golden-thread:study:${folder}`;

/** What is remembered of the study in a folder; the first arrangement when nothing is, or nothing readable. */
export function recall(folder: string, storage: Storage = localStorage): StudyMemory {
  const written = kept(keyOf(folder), isRecord, storage);
  const memory: unknown = { ...sinceThen, ...written };
  return isMemory(memory) ? memory : firstMemory;
}

/** Remembers a part of the study's arrangement beside what is remembered already. */
export function remember(folder: string, part: Partial<StudyMemory>, storage: Storage = localStorage): void {
  storage.setItem(keyOf(folder), JSON.stringify({ ...recall(folder, storage), ...part }));
}
