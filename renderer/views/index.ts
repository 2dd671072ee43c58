import type { Views } from '../workbench/view';
import { chart } from './chart/chart.view';
import { conflict } from './conflict/conflict.view';
import { data } from './data/data.view';
import { explorer } from './explorer/explorer.view';
import { history } from './history/history.view';
import { importAssistant } from './import/import.view';
import { jobs } from './jobs/jobs.view';
import { keysView } from './keys/keys.view';
import { methods } from './methods/methods.view';
import { plan } from './plan/plan.view';
import { past } from './past/past.view';
import { problems } from './problems/problems.view';
import { query } from './query/query.view';
import { results } from './results/results.view';
import { search, searchFollower } from './search/search.view';
import { settingsView } from './settings/settings.view';
import { text } from './text/text.view';

/** Every view of the program; a new view adds a line here. For a file, the first editor that opens it is taken. */
export const views: Views = {
  side: [explorer, search, data, methods],
  editors: [settingsView, keysView, query, chart, text],
  panels: [results, plan, problems, jobs, history, past],
  dialogs: [importAssistant, conflict, searchFollower],
};
