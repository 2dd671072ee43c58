import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { buildOnce } from '../../e2e/buildOnce';
import { root } from '../../e2e/root';
import { temporaryFolder } from '../openDatabase';
import { startEngine, studyOf, textRows } from '../openStudy';

beforeAll(buildOnce);

/** More of them may be asked for by hand: at every moment of an import the study is whole. */
const times = Number(process.env['GOLDEN_THREAD_KILLS'] ?? 12);

const yaml = 'title: T\nload:\n  cases: { from: data/cases.csv }\n';

/** Runs an import and kills it, without a word, after so many milliseconds; whether it was still running. */
function killedAfter(milliseconds: number, words: readonly string[]): Promise<boolean> {
  return new Promise(done => {
    const child = spawn(process.execPath, [join(root, 'out/main/cli.cjs'), 'import', ...words], {
      stdio: 'ignore',
    });
    const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds);
    child.on('exit', (_status, signal) => {
      clearTimeout(timer);
      done(signal === 'SIGKILL');
    });
  });
}

test('an import that is killed at any moment leaves the study whole, as it was before or as it is after', async () => {
  const source = join(temporaryFolder(), 'outcomes.csv');
  const rows = Array.from({ length: 50_000 }, (_, row) => `A,m${row},2020-01-01,${row}`);
  writeFileSync(source, `case_id,measure_id,period,value\n${rows.join('\n')}\n`);
  const whole = studyOf({ 'study.yaml': yaml, 'data/cases.csv': 'case_id\nA\n' });
  const started = performance.now();
  expect(await killedAfter(60_000, [whole, source])).toBe(false);
  const longest = performance.now() - started;
  const after = readFileSync(join(whole, 'study.yaml'), 'utf8');
  expect(after).not.toBe(yaml);
  for (let time = 0; time < times; time++) {
    const folder = studyOf({ 'study.yaml': yaml, 'data/cases.csv': 'case_id\nA\n' });
    mkdirSync(join(folder, '.golden-thread'), { recursive: true });
    await killedAfter(longest * (0.3 + (0.7 * (time + Math.random())) / times), [folder, source]);
    const ask = startEngine();
    const summary = await ask('study.open', { folder });
    expect(summary.problems).toEqual([]);
    const text = readFileSync(join(folder, 'study.yaml'), 'utf8');
    const imported = text === after;
    expect([yaml, after]).toContain(text);
    expect(existsSync(join(folder, 'data/outcomes.csv'))).toBe(imported);
    expect(await textRows(ask, 'SELECT count(*) FROM outcomes')).toEqual([[imported ? '50000' : '0']]);
  }
}, 300_000);
