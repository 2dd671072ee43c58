import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { besides, placement, readWindowStates, writeWindowStates } from '../../main/desktop/windowState';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'golden-thread-state-'));
  path = join(folder, 'window.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

const first = { bounds: null, maximised: false, zoom: 0, study: null };
const desk = { x: 0, y: 0, width: 1920, height: 1080 };

test('comes back as it was written, and leaves no draft behind', () => {
  const state = {
    bounds: { x: 10, y: 20, width: 900, height: 700 },
    maximised: true,
    zoom: -1,
    study: '/studies/Bäder',
  };
  writeWindowStates(path, [state, first]);
  expect(readWindowStates(path)).toEqual([state, first]);
  expect(readdirSync(folder)).toEqual(['window.json']);
});

test('the one window of an earlier version is read', () => {
  const state = { ...first, study: '/studies/one' };
  writeFileSync(path, JSON.stringify(state));
  expect(readWindowStates(path)).toEqual([state]);
});

test('a further window stands beside the one before', () => {
  expect(besides({ x: 10, y: 20, width: 900, height: 700 })).toEqual({
    x: 38,
    y: 48,
    width: 900,
    height: 700,
  });
});

test.each([
  ['no file', null],
  ['half a file', '{"bounds":{"x":1'],
  ['no windows', '{"windows":[]}'],
  ['another shape', '{"bounds":[1,2],"maximised":"yes"}'],
  ['no numbers', '{"bounds":{"x":null,"y":0,"width":1,"height":1},"maximised":false,"zoom":0,"study":null}'],
])('%s is as good as nothing remembered', (_what, text) => {
  if (text !== null) writeFileSync(path, text);
  expect(readWindowStates(path)).toEqual([first]);
});

test.each([
  ['on the display', { x: 100, y: 50, width: 900, height: 700 }, { x: 100, y: 50, width: 900, height: 700 }],
  [
    'partly beyond its edge',
    { x: 1700, y: 50, width: 900, height: 700 },
    { x: 1700, y: 50, width: 900, height: 700 },
  ],
  ['on a display that is gone', { x: 2500, y: 50, width: 900, height: 700 }, { width: 900, height: 700 }],
  ['above all displays', { x: 100, y: -600, width: 900, height: 700 }, { width: 900, height: 700 }],
  [
    'larger than the display',
    { x: 0, y: 0, width: 5000, height: 3000 },
    { x: 0, y: 0, width: 1920, height: 1080 },
  ],
  ['too small to use', { x: 0, y: 0, width: 10, height: 10 }, { width: 760, height: 480 }],
])('a window %s is placed where it can be reached', (_what, remembered, placed) => {
  expect(placement(remembered, [desk])).toEqual(placed);
});

test('a window on a second display stays there', () => {
  const left = { x: -1280, y: 0, width: 1280, height: 1024 };
  const remembered = { x: -1200, y: 10, width: 900, height: 700 };
  expect(placement(remembered, [desk, left])).toEqual(remembered);
});

test('the first window has a useful size, or the display’s', () => {
  expect(placement(null, [desk])).toEqual({ width: 1440, height: 900 });
  expect(placement(null, [{ x: 0, y: 0, width: 1280, height: 720 }])).toEqual({ width: 1280, height: 720 });
});
