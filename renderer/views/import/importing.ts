import { assertNever } from '../../../main/contract/failure';
import type { FailureData } from '../../../main/contract/failure';
import type {
  ImportChoices,
  ImportPlan,
  ImportPreview,
  ImportQuestion,
  ImportReport,
  Inspection,
} from '../../../main/contract/importing';
import { freeTarget } from './planChanges';
import { askedSince } from './questions';

/** What the engine last said of a plan. */
export interface Look {
  /** The plan that it is about; another one than the file's while that is on its way. */
  readonly plan: ImportPlan;
  readonly preview: ImportPreview | null;
  readonly failure: FailureData | null;
}

/** A file that a person brought, and how far it has come. */
export interface ImportFile {
  readonly id: number;
  /** Path as the person knows it, with the folders that were dropped. */
  readonly name: string;
  readonly bytes: number;
  readonly step: 'waiting' | 'sending' | 'recognising' | 'recognised' | 'failed';
  readonly sent: number;
  /** The engine's name for it, once its first bytes are there. */
  readonly staged: string | null;
  readonly failure: FailureData | null;
  readonly inspection: Inspection | null;
  readonly plan: ImportPlan | null;
  readonly leftOut: boolean;
  readonly look: Look | null;
  /** Questions asked so far that still apply; an answered one stays, so that it can be answered otherwise. */
  readonly asked: readonly ImportQuestion[];
}

/** The assistant, from the first file to the report. Plain data. */
export interface Importing {
  readonly stage: 'closed' | 'choosing' | 'importing' | 'done';
  readonly files: readonly ImportFile[];
  readonly selected: number | null;
  /** Hidden files of dropped folders, and parts of documents that are folders: nobody means to import them. */
  readonly passedOver: readonly string[];
  readonly choices: ImportChoices;
  /** Whether the person decided anything that leaving would lose. */
  readonly touched: boolean;
  readonly failure: FailureData | null;
  readonly progress: { readonly title: string; readonly fraction: number | null } | null;
  readonly report: ImportReport | null;
}

/** No import goes on. */
export const idle: Importing = {
  stage: 'closed',
  files: [],
  selected: null,
  passedOver: [],
  choices: { tables: [], layouts: [], cases: [], extensions: [] },
  touched: false,
  failure: null,
  progress: null,
  report: null,
};

/** Everything that can happen in the assistant. */
export type ImportAction =
  | { readonly type: 'opened' }
  | { readonly type: 'closed' }
  | { readonly type: 'choices.arrived'; readonly choices: ImportChoices }
  | {
      readonly type: 'files.added';
      readonly files: readonly { readonly id: number; readonly name: string; readonly bytes: number }[];
      readonly passedOver: readonly string[];
    }
  | { readonly type: 'file.sent'; readonly id: number; readonly staged: string; readonly sent: number }
  | { readonly type: 'file.recognising'; readonly id: number }
  | { readonly type: 'file.recognised'; readonly id: number; readonly inspection: Inspection }
  | { readonly type: 'file.failed'; readonly id: number; readonly failure: FailureData }
  | { readonly type: 'file.retried'; readonly id: number }
  | { readonly type: 'file.selected'; readonly id: number }
  | { readonly type: 'file.leftOut'; readonly id: number; readonly leftOut: boolean }
  | { readonly type: 'plan.changed'; readonly id: number; readonly plan: ImportPlan }
  | { readonly type: 'plan.looked'; readonly id: number; readonly look: Look }
  | { readonly type: 'run.began' }
  | { readonly type: 'progressed'; readonly title: string; readonly fraction: number | null }
  | { readonly type: 'progress.ended' }
  | { readonly type: 'failed'; readonly failure: FailureData | null }
  | { readonly type: 'run.done'; readonly report: ImportReport };

/** The assistant after an action. Pure. */
export function reduceImport(state: Importing, action: ImportAction): Importing {
  switch (action.type) {
    case 'opened':
      return state.stage === 'closed' ? { ...idle, stage: 'choosing' } : state;
    case 'closed':
      return idle;
    case 'choices.arrived':
      return { ...state, choices: action.choices };
    case 'files.added':
      return added(state, action);
    case 'file.sent':
      return changed(state, action.id, { step: 'sending', staged: action.staged, sent: action.sent });
    case 'file.recognising':
      return changed(state, action.id, { step: 'recognising' });
    case 'file.recognised': {
      const { inspection } = action;
      const others = state.files.flatMap(({ id, plan }) => (plan && id !== action.id ? [plan.target] : []));
      const target = freeTarget(inspection.plan.target, others);
      const plan = target === inspection.plan.target ? inspection.plan : { ...inspection.plan, target };
      return changed(state, action.id, { step: 'recognised', inspection, plan });
    }
    case 'file.failed':
      return changed(state, action.id, { step: 'failed', failure: action.failure });
    case 'file.retried':
      return changed(state, action.id, { step: 'waiting', sent: 0, staged: null, failure: null });
    case 'file.selected':
      return { ...state, selected: action.id };
    case 'file.leftOut':
      return { ...changed(state, action.id, { leftOut: action.leftOut }), touched: true };
    case 'plan.changed':
      return { ...changed(state, action.id, { plan: action.plan }), touched: true };
    case 'plan.looked':
      return looked(state, action.id, action.look);
    case 'run.began':
      return { ...state, stage: 'importing', failure: null, progress: null };
    case 'progressed':
      return { ...state, progress: { title: action.title, fraction: action.fraction } };
    case 'progress.ended':
      return { ...state, progress: null };
    case 'failed':
      return { ...state, stage: 'choosing', failure: action.failure, progress: null };
    case 'run.done':
      return { ...state, stage: 'done', report: action.report, progress: null, touched: false };
    default:
      return assertNever(action);
  }
}

function added(state: Importing, { files, passedOver }: ImportAction & { type: 'files.added' }): Importing {
  const more = files.map((file): ImportFile => ({
    ...file,
    step: 'waiting',
    sent: 0,
    staged: null,
    failure: null,
    inspection: null,
    plan: null,
    leftOut: false,
    look: null,
    asked: [],
  }));
  return {
    ...state,
    files: [...state.files, ...more],
    selected: state.selected ?? more[0]?.id ?? null,
    passedOver: [...state.passedOver, ...passedOver],
  };
}

function changed(state: Importing, id: number, change: Partial<ImportFile>): Importing {
  const files = state.files.map(file => (file.id === id ? { ...file, ...change } : file));
  return { ...state, files };
}

/** An answer about a plan that is no longer the file's is stale: another one is on its way. */
function looked(state: Importing, id: number, look: Look): Importing {
  const file = state.files.find(one => one.id === id);
  if (file?.plan !== look.plan) return state;
  if (!look.preview) return changed(state, id, { look });
  return changed(state, id, { look, asked: askedSince(file, look.plan, look.preview.questions) });
}
