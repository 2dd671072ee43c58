import type { Analysis } from '../main/contract/library';
import { lessonCulturalReadiness } from './lesson-1-cultural-readiness/index';
import { lessonRoutines } from './lesson-2-routines/index';
import { lessonLeadersGoFirst } from './lesson-3-leaders-go-first/index';
import { lessonRelationships } from './lesson-4-relationships/index';
import { lesson5Accountability } from './lesson-5-accountability';
import { lesson6GoldenThread } from './lesson-6-golden-thread';
import { failingForward } from './failing-forward';
import { processualSwimlane } from './processual-swimlane';
import { closingCovidLegitimacy } from './closing-covid-legitimacy';
import { runChart } from './run-chart';
import { spc } from './spc';
import { interruptedSeries } from './interrupted-series';
import { sequence } from './sequence';
import { network } from './network';
import { qca } from './qca';
import { coding } from './coding';

/** The shipped library, in the order to show it. Adding an analysis adds its folder and one entry here. */
export const analyses: readonly Analysis[] = [
  {
    id: 'four-hour-performance',
    title: 'Four-hour performance',
    description:
      'Patients seen within four hours by trust and month, on one scale, with the phases of the evaluation.',
    macros: [],
    files: ['four-hour-performance.vl.json', 'four-hour-performance.sql', 'annual-percentages.sql'],
  },
  {
    id: 'cqc-ratings',
    title: 'CQC ratings and regimes',
    description:
      'Overall CQC ratings as steps by date of publication, with spells of special measures beneath.',
    macros: [],
    files: ['cqc-ratings.vl.json', 'cqc-ratings.sql'],
  },
  {
    id: 'journeys',
    title: 'Journeys',
    description: 'Dated events by trust, lane and phase, with how surely each date is known.',
    macros: [],
    files: ['journeys.vl.json', 'journeys.sql', 'phase-bands.sql'],
  },
  lessonCulturalReadiness,
  lessonRoutines,
  lessonLeadersGoFirst,
  lessonRelationships,
  lesson5Accountability,
  lesson6GoldenThread,
  failingForward,
  processualSwimlane,
  closingCovidLegitimacy,
  spc,
  runChart,
  interruptedSeries,
  sequence,
  network,
  qca,
  coding,
];
