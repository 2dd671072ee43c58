import { assertNever } from '../../main/contract/failure';
import type { FailureData } from '../../main/contract/failure';
import type { Theme } from '../../main/contract/figure';
import type { ParameterValue } from '../../main/contract/savedQuery';
import type { SettingValue } from '../../main/contract/settings';
import type { Problem, StudySummary } from '../../main/contract/study';
import { userPrefix } from '../../main/contract/userFiles';
import type { UserSettings } from '../../main/contract/userFiles';
import { isPage, isShipped, isUntitled } from './document';
import { withZen } from './frame';
import type { Frame } from './frame';
import { logged } from './jobLog';
import type { JobEvent } from './jobLog';
import type {
  Caret,
  Conflict,
  Explained,
  Findings,
  Insertion,
  Located,
  NoticeAction,
  OpenDocument,
  Reveal,
  Run,
  Session,
} from './state';
import { isDirty } from './state';
import type { StudyMemory } from './studyMemory';
import { noTabs, tabsAfter, tabsClosed, tabsRestored, tabsUsed } from './tabs';
import type { TabAction } from './tabs';

/** What stood open when a study was last left. */
export interface Restored {
  readonly documents?: readonly OpenDocument[];
  readonly memory?: StudyMemory;
}

/** Everything that can happen to a session. */
export type Action =
  | { readonly type: 'study.opening' }
  /** A study looked at again keeps what is open; another one begins with what was restored. */
  | { readonly type: 'study.opened'; readonly study: StudySummary; readonly restored?: Restored }
  /** There is none to open. */
  | { readonly type: 'study.none' }
  | { readonly type: 'study.failed'; readonly failure: FailureData }
  | { readonly type: 'document.opened'; readonly document: OpenDocument }
  | { readonly type: 'document.edited'; readonly path: string; readonly text: string }
  | {
      readonly type: 'document.saved';
      readonly path: string;
      readonly text: string;
      readonly version: string;
    }
  | { readonly type: 'document.moved'; readonly from: string; readonly document: OpenDocument }
  /** `replaced` when the next preview takes its place. */
  | { readonly type: 'document.closed'; readonly path: string; readonly replaced?: boolean }
  | TabAction
  | { readonly type: 'document.activated'; readonly path: string | null }
  | { readonly type: 'caret.moved'; readonly path: string; readonly caret: Caret }
  | { readonly type: 'place.asked'; readonly reveal: Reveal }
  /** Shows something where it stands in a view of the side bar. */
  | { readonly type: 'node.located'; readonly located: Located }
  | { readonly type: 'insertion.asked'; readonly insertion: Insertion }
  | { readonly type: 'job.happened'; readonly event: JobEvent }
  | { readonly type: 'conflict.set'; readonly conflict: Conflict | null }
  | {
      readonly type: 'parameter.set';
      readonly path: string;
      readonly name: string;
      readonly value: ParameterValue;
    }
  | { readonly type: 'run.changed'; readonly path: string; readonly run: Run }
  /** Another of the results of a run comes into sight. */
  | { readonly type: 'result.chosen'; readonly path: string; readonly index: number }
  | { readonly type: 'explained.changed'; readonly explained: Explained }
  /** An open query was looked at. */
  | { readonly type: 'findings.told'; readonly path: string; readonly findings: Findings }
  | { readonly type: 'results.lost' }
  | { readonly type: 'settings.read'; readonly settings: UserSettings }
  | { readonly type: 'keys.checked'; readonly strange: readonly Problem[] }
  /** Counts at once, before it stands in the file; null puts it back as it comes. */
  | { readonly type: 'setting.chosen'; readonly id: string; readonly value: SettingValue | null }
  | { readonly type: 'theme.set'; readonly theme: Theme }
  | { readonly type: 'sideBar.set'; readonly view: string | null }
  | { readonly type: 'panel.set'; readonly panel: string | null }
  | { readonly type: 'sideBar.resized'; readonly width: number }
  | { readonly type: 'panel.resized'; readonly height: number }
  | { readonly type: 'frame.changed'; readonly change: Partial<Frame> }
  | { readonly type: 'zen.set'; readonly on: boolean }
  | {
      readonly type: 'notice.set';
      readonly notice: string | null;
      /** Whether it may go unread: what was asked for was done, or cannot be. */
      readonly passing?: boolean;
      readonly action?: NoticeAction;
    };

/** The session after an action. Pure. */
export function reduce(session: Session, action: Action): Session {
  switch (action.type) {
    case 'study.opening':
      return { ...session, opening: true, chosen: [], studyFailure: null };
    case 'study.opened':
      return opened(session, action.study, action.restored ?? {});
    case 'study.none':
      return { ...session, opening: false };
    case 'study.failed':
      return { ...session, opening: false, studyFailure: action.failure };
    case 'document.opened':
      return withDocument(session, action.document);
    case 'document.edited':
      return edited(session, action.path, action.text);
    case 'document.saved':
      return changed(session, action.path, document => ({
        ...document,
        saved: action.text,
        version: action.version,
        readOnly: false,
      }));
    case 'document.moved':
      return withDocument(closed(session, action.from, false), action.document);
    case 'document.closed':
      return closed(session, action.path, action.replaced !== true && !isUntitled(action.path));
    case 'document.activated': {
      const shown = shownBy(action.path) ?? session.shown;
      return { ...session, active: action.path, shown, tabs: tabsUsed(session.tabs, action.path) };
    }
    case 'tab.previewed':
    case 'tab.kept':
    case 'tab.pinned':
    case 'tab.unpinned':
      return { ...session, tabs: tabsAfter(session.tabs, action) };
    case 'caret.moved':
      return { ...session, carets: { ...session.carets, [action.path]: action.caret } };
    case 'place.asked':
      return { ...session, reveal: action.reveal };
    case 'node.located':
      return { ...session, sideBar: action.located.view, located: action.located };
    case 'insertion.asked':
      return { ...session, insertion: action.insertion };
    case 'job.happened':
      return { ...session, jobs: logged(session.jobs, action.event) };
    case 'conflict.set':
      return { ...session, conflict: action.conflict };
    case 'parameter.set': {
      const values = { ...session.parameters[action.path], [action.name]: action.value };
      return { ...session, parameters: { ...session.parameters, [action.path]: values } };
    }
    case 'run.changed':
      return ran(session, action.path, action.run);
    case 'result.chosen': {
      const run = session.runs[action.path];
      const chosen = run && { ...run, shown: action.index };
      return chosen ? { ...session, runs: { ...session.runs, [action.path]: chosen } } : session;
    }
    case 'explained.changed': {
      const panel = action.explained.state === 'running' ? 'plan' : session.panel;
      return { ...session, panel, explained: action.explained };
    }
    case 'findings.told':
      return found(session, action.path, action.findings);
    case 'results.lost':
      return { ...session, runs: {} };
    case 'keys.checked':
      return { ...session, strangeKeys: action.strange };
    case 'settings.read':
      return { ...session, settings: action.settings };
    case 'setting.chosen':
      return { ...session, settings: chosen(session.settings, action.id, action.value) };
    case 'theme.set':
      return { ...session, theme: action.theme };
    case 'sideBar.set':
      return { ...session, sideBar: action.view, chosen: alsoChosen(session, 'sideBar') };
    case 'panel.set':
      return { ...session, panel: action.panel, chosen: alsoChosen(session, 'panel') };
    case 'sideBar.resized':
      return { ...session, sideBarWidth: action.width };
    case 'panel.resized':
      return { ...session, panelHeight: action.height };
    case 'frame.changed':
      return { ...session, frame: { ...session.frame, ...action.change } };
    case 'zen.set':
      return { ...session, ...withZen(session, action.on) };
    case 'notice.set':
      return {
        ...session,
        notice: action.notice,
        noticePasses: action.passing === true,
        noticeAction: action.action ?? null,
      };
    default:
      return assertNever(action);
  }
}

function opened(session: Session, study: StudySummary, restored: Restored): Session {
  const next: Session = { ...session, study, opening: false, chosen: [], studyFailure: null };
  if (session.study?.folder === study.folder) return next;
  const { documents = [], memory } = restored;
  // Settings and keys are no study's: what is open of them stays, as does what was opened before there was a study.
  const own = Object.values(session.documents).filter(
    ({ path }) => isPage(path) || path.startsWith(userPrefix) || (session.study === null && isShipped(path)),
  );
  const open = Object.fromEntries([...documents, ...own].map(document => [document.path, document]));
  const looked = own.find(({ path }) => path === session.active)?.path;
  const last = looked ?? memory?.active ?? null;
  const active = last !== null && last in open ? last : (documents.at(-1)?.path ?? null);
  return {
    ...next,
    documents: open,
    tabs: tabsUsed(
      tabsRestored(
        Object.keys(open),
        memory ?? noTabs,
        documents.filter(isDirty).map(({ path }) => path),
      ),
      active,
    ),
    runs: {},
    explained: null,
    findings: {},
    parameters: {},
    carets: {},
    reveal: null,
    insertion: null,
    conflict: null,
    active,
    shown: shownBy(active),
    sideBar: memory && !session.chosen.includes('sideBar') ? memory.sideBar : session.sideBar,
    panel: memory && !session.chosen.includes('panel') ? memory.panel : session.panel,
    sideBarWidth: memory?.sideBarWidth ?? session.sideBarWidth,
    panelHeight: memory?.panelHeight ?? session.panelHeight,
    frame: memory?.frame ?? session.frame,
    zen: null,
  };
}

function alsoChosen({ opening, chosen }: Session, part: 'sideBar' | 'panel'): Session['chosen'] {
  return opening && !chosen.includes(part) ? [...chosen, part] : chosen;
}

function withDocument(session: Session, document: OpenDocument): Session {
  return { ...session, documents: { ...session.documents, [document.path]: document } };
}

function changed(session: Session, path: string, change: (document: OpenDocument) => OpenDocument): Session {
  const document = session.documents[path];
  return document ? withDocument(session, change(document)) : session;
}

/** What is edited stays: only what is as its file is may give way to the next preview. */
function edited(session: Session, path: string, text: string): Session {
  const next = changed(session, path, document => ({ ...document, text }));
  const document = next.documents[path];
  if (!document || !isDirty(document)) return next;
  return { ...next, tabs: tabsAfter(next.tabs, { type: 'tab.kept', path }) };
}

/** Of a query with nothing wrong, nothing is kept. */
function found(session: Session, path: string, findings: Findings): Session {
  const { [path]: before, ...others } = session.findings;
  if (!(path in session.documents) || (!before && findings.failures.length === 0)) return session;
  return {
    ...session,
    findings: findings.failures.length === 0 ? others : { ...others, [path]: findings },
  };
}

function closed(session: Session, path: string, reopens: boolean): Session {
  const without = <T>(all: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(all).filter(([name]) => name !== path));
  return {
    ...session,
    documents: without(session.documents),
    tabs: tabsClosed(session.tabs, path, reopens),
    runs: without(session.runs),
    findings: without(session.findings),
    reveal: session.reveal?.path === path ? null : session.reveal,
    insertion: session.insertion?.path === path ? null : session.insertion,
    conflict: session.conflict?.path === path ? null : session.conflict,
    active: session.active === path ? null : session.active,
    shown: session.shown === path ? null : session.shown,
  };
}

/** A run that begins brings its rows into sight. */
function ran(session: Session, path: string, run: Run): Session {
  const panel = run.state === 'running' ? 'results' : session.panel;
  return { ...session, panel, runs: { ...session.runs, [path]: run } };
}

function shownBy(path: string | null): string | null {
  return path?.endsWith('.sql') === true ? path : null;
}

function chosen(settings: UserSettings, id: string, value: SettingValue | null): UserSettings {
  const others = Object.entries(settings.values).filter(([other]) => other !== id);
  const values = Object.fromEntries(value === null ? others : [...others, [id, value]]);
  return { ...settings, values };
}
