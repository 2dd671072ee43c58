import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { asking } from '../../../main/contract/call';
import type { EngineAsk, Requests } from '../../../main/contract/engine';
import type { SearchRequest } from '../../../main/contract/search';
import { openEngine } from '../../../main/engine/index';
import { buildOnce } from '../../e2e/buildOnce';
import { root } from '../../e2e/root';
import { engineFolders, studyOf, textRows } from '../openStudy';

beforeAll(buildOnce);

/** An engine as the window has it, with its threads, and all that it tells. */
async function threaded(files: Readonly<Record<string, string>>) {
  const engine = openEngine({ ...engineFolders, threads: join(root, 'out/main') });
  onTestFinished(() => engine.close());
  const told: (readonly [name: string, detail: unknown])[] = [];
  engine.listen((name, detail) => told.push([name, detail]));
  const ask: EngineAsk = asking<Requests>((name, input, signal) => engine.answer(name, input, signal));
  await ask('study.open', { folder: studyOf(files) });
  return { ask, told };
}

function requestOf(text: string, regular = false): SearchRequest {
  return {
    pattern: { text, regular, matchCase: false, wholeWord: false },
    replacement: null,
    kinds: ['transcripts', 'quotations', 'codes', 'events', 'memos', 'files'],
    include: '',
    exclude: '',
    case: null,
    code: null,
    unsaved: [],
  };
}

const endless = requestOf('(a+)+$', true);
const trap = { 'a.md': `${'a'.repeat(60)}!`, 'b.md': 'a plain text' };
const jobs = (told: readonly (readonly [string, unknown])[], name: string) =>
  told.filter(([event, detail]) => event === name && JSON.stringify(detail).includes('(a+)+'));

describe('an expression that looks back and forth for ever', () => {
  test('is cancelled at once, and the engine answers others meanwhile and afterwards', async () => {
    const { ask, told } = await threaded(trap);
    const controller = new AbortController();
    const search = ask('search.run', endless, controller.signal).then(
      () => null,
      (error: unknown) => error,
    );
    await pause(1500);
    expect(await textRows(ask, 'SELECT 42')).toEqual([['42']]);
    expect((await ask('search.run', requestOf('plain'))).matches).toBe(1);
    expect(jobs(told, 'job.began')).toHaveLength(1);
    expect(jobs(told, 'job.ended')).toHaveLength(0);
    controller.abort();
    expect(await search).toMatchObject({ code: 'cancelled' });
    expect(jobs(told, 'job.ended')).toHaveLength(1);
    expect((await ask('search.run', requestOf('plain'))).matches).toBe(1);
  });

  test('can be cancelled as a job by whoever sees it', async () => {
    const { ask, told } = await threaded(trap);
    const search = ask('search.run', endless).then(
      () => null,
      (error: unknown) => error,
    );
    await expect.poll(() => jobs(told, 'job.began').length, { timeout: 10_000 }).toBe(1);
    const [, detail] = jobs(told, 'job.began')[0] ?? [];
    await ask('job.cancel', { job: String(Reflect.get(Object(detail), 'job')) });
    expect(await search).toMatchObject({ code: 'cancelled' });
  });

  test('does no harm to a replacement either', async () => {
    const { ask } = await threaded(trap);
    const controller = new AbortController();
    const { pattern } = endless;
    const request = {
      pattern,
      replacement: 'b',
      path: 'a.md',
      text: trap['a.md'],
      version: null,
      starts: [0],
    };
    const rewritten = ask('search.rewrite', request, controller.signal).then(
      () => null,
      (error: unknown) => error,
    );
    await pause(300);
    controller.abort();
    expect(await rewritten).toMatchObject({ code: 'cancelled' });
  });
});

test('3,000 files are all searched', async () => {
  const line = 'SELECT trust, month, breaches FROM waits WHERE month > DATE 2016 -- é 😀\n';
  const files = Object.fromEntries(
    Array.from({ length: 3000 }, (_, index) => [
      `analyses/${index % 40}/query-${index}.sql`,
      `${line.repeat(60)}-- needle ${index}\n`,
    ]),
  );
  const { ask } = await threaded(files);
  await ask('search.run', requestOf('nothing of the sort'));
  for (const request of [requestOf('NEEDLE'), requestOf('n(e+)dle \\d+$', true), requestOf('breaches')]) {
    const { matches, texts } = await ask('search.run', request);
    expect(texts).toBe(3000);
    expect(matches).toBe(request.pattern.text === 'breaches' ? 180_000 : 3000);
  }
});
