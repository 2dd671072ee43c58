import type { Analysis } from '../../main/contract/library';

export const lesson5Accountability: Analysis = {
  id: 'lesson-5-accountability',
  title: 'Lesson 5: accountability for behaviours',
  description:
    'Promises of the compact over the meetings: reflected on, activated, broken and repaired; who came to them.',
  macros: [],
  files: [
    'activation-strip.vl.json',
    'activation-strip.sql',
    'acts-by-meeting.vl.json',
    'acts-by-meeting.sql',
    'promise-matrix.vl.json',
    'promise-matrix.sql',
    'attendance.vl.json',
    'attendance.sql',
    'agenda-time.vl.json',
    'agenda-time.sql',
    'phase-bands.sql',
  ],
};
