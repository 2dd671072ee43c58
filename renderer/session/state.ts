import type { FailureData } from '../../main/contract/failure';
import type { Theme } from '../../main/contract/figure';
import type { QueryPlan } from '../../main/contract/plan';
import type { StatementResult, TextRange } from '../../main/contract/result';
import type { ParameterValue } from '../../main/contract/savedQuery';
import type { Problem, StudySummary } from '../../main/contract/study';
import type { UserSettings } from '../../main/contract/userFiles';
import { firstFrame } from './frame';
import type { BeforeZen, Frame } from './frame';
import type { LoggedJob } from './jobLog';
import { noTabs } from './tabs';
import type { Tabs } from './tabs';

/** A text that is open in an editor. */
export interface OpenDocument {
  readonly path: string;
  readonly text: string;
  /** The text as it was last read or written; differs from `text` while there is something to save. */
  readonly saved: string;
  /** Version on disk that `saved` is; null for a document that has no file yet. */
  readonly version: string | null;
  readonly readOnly: boolean;
}

/** The last run of a query document. The results of an earlier run stay in sight while the next runs. */
export interface Run {
  readonly state: 'running' | 'done' | 'failed' | 'cancelled';
  /** Milliseconds of `performance.now()`. */
  readonly startedAt: number;
  /** The part of the text that runs or ran; null for all of it. The same object as long as it is the same run. */
  readonly part: TextPart | null;
  /** The rows of each statement that gave any. */
  readonly results: readonly StatementResult[];
  /** Which of them is in sight; the one behind the last is the failure. */
  readonly shown: number;
  /** What the last statement was that ran. */
  readonly statement: string;
  readonly failure: FailureData | null;
}

/** The statement explained last; while it is being explained, the plan of the one before stays in sight. */
export interface Explained {
  readonly state: 'running' | 'done' | 'failed' | 'cancelled';
  /** Milliseconds of `performance.now()`. */
  readonly startedAt: number;
  readonly path: string;
  readonly part: TextRange | null;
  readonly plan: QueryPlan | null;
  readonly failure: FailureData | null;
}

/** A part of a text, with the lines that it began and ended in when it was run, from 1. */
export interface TextPart extends TextRange {
  readonly firstLine: number;
  readonly lastLine: number;
}

export interface Caret {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
  /** The text that is chosen; null when nothing is. */
  readonly selected: TextRange | null;
}

/** A place that was asked for; its editor goes there once for each object. */
export interface Reveal {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  /** Where what is to be selected there ends; null for the caret alone. */
  readonly end?: Pick<Caret, 'line' | 'column'> | null;
  /** Whether the focus stays where it is. */
  readonly background?: boolean;
}

/** A node of a view of the side bar: a file of the Explorer, a method. */
export interface Located {
  readonly view: string;
  readonly id: string;
}

/** A text that was asked for at the caret; its editor puts it in once for each object. */
export interface Insertion {
  readonly path: string;
  readonly text: string;
}

/** A text that could not be saved, since its file is no longer the one that it was edited from. */
export interface Conflict {
  readonly path: string;
  /** What the file holds now; null when it is gone. */
  readonly onDisk: string | null;
}

/** What a notice offers to do. */
export interface NoticeAction {
  readonly command: string;
  readonly label: string;
}

/** What was found wrong with a text of an open query, without running it. */
export interface Findings {
  readonly sql: string;
  readonly failures: readonly FailureData[];
}

/** All that is open, chosen and shown; plain data, so that it can be kept and restored. */
export interface Session {
  readonly study: StudySummary | null;
  /** Why no study could be opened. */
  readonly studyFailure: FailureData | null;
  readonly opening: boolean;
  /** Parts that the person chose while a study was opening: they stay as chosen, whatever is remembered of that study. */
  readonly chosen: readonly ('sideBar' | 'panel')[];
  readonly documents: Readonly<Record<string, OpenDocument>>;
  readonly tabs: Tabs;
  /** Path of the document in the focused editor. */
  readonly active: string | null;
  /** Path of the query whose result the panel shows: the active one, or the active chart's. */
  readonly shown: string | null;
  readonly runs: Readonly<Record<string, Run>>;
  readonly explained: Explained | null;
  /** By path, of the queries that are open and were found to have something wrong. */
  readonly findings: Readonly<Record<string, Findings>>;
  /** Values given in place of a query's defaults, by path and parameter. */
  readonly parameters: Readonly<Record<string, Readonly<Record<string, ParameterValue>>>>;
  readonly carets: Readonly<Record<string, Caret>>;
  readonly reveal: Reveal | null;
  /** What was asked for last in a view of the side bar; the same object until something else is. */
  readonly located: Located | null;
  readonly insertion: Insertion | null;
  readonly conflict: Conflict | null;
  /** Long work, the newest first. */
  readonly jobs: readonly LoggedJob[];
  readonly theme: Theme;
  /** What the person set, and what in their files is not understood. */
  readonly settings: UserSettings;
  /** Lines of the person's keys whose command there is not. */
  readonly strangeKeys: readonly Problem[];
  /** Id of the side bar's view; null while the bar is hidden. */
  readonly sideBar: string | null;
  /** Id of the panel's view; null while the panel is hidden. */
  readonly panel: string | null;
  readonly sideBarWidth: number;
  readonly panelHeight: number;
  readonly frame: Frame;
  /** What stood around the editors before all but them was hidden; null while nothing is. */
  readonly zen: BeforeZen | null;
  /** A sentence for the status bar and screen readers. */
  readonly notice: string | null;
  /** Whether the notice goes by itself after a while. */
  readonly noticePasses: boolean;
  /** What can be done about it: the id of a command and the words for it. */
  readonly noticeAction: NoticeAction | null;
}

export const emptySession: Session = {
  study: null,
  studyFailure: null,
  opening: false,
  chosen: [],
  documents: {},
  tabs: noTabs,
  active: null,
  shown: null,
  runs: {},
  explained: null,
  findings: {},
  parameters: {},
  carets: {},
  reveal: null,
  located: null,
  insertion: null,
  conflict: null,
  jobs: [],
  theme: 'dark',
  settings: { values: {}, rules: [], problems: [] },
  strangeKeys: [],
  sideBar: 'explorer',
  panel: null,
  sideBarWidth: 264,
  panelHeight: 300,
  frame: firstFrame,
  zen: null,
  notice: null,
  noticePasses: false,
  noticeAction: null,
};

/** Whether the document holds text that its file does not. */
export function isDirty(document: OpenDocument): boolean {
  return document.text !== document.saved;
}

/** The rows in sight of a run; null where there are none, or its failure is in sight. */
export function resultInSight(run: Run | undefined): StatementResult | null {
  return run?.results[run.shown] ?? null;
}
