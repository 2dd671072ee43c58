import { expect, test, vi } from 'vitest';
import { Failure } from '../../../../main/contract/failure';
import type { FailureData } from '../../../../main/contract/failure';
import { ImportDesk } from '../../../../renderer/views/import/ImportDesk';
import { standingOf } from '../../../../renderer/views/import/standing';
import { engine, inspection, plan, preview } from './fixtures';

const megabyte = 1024 * 1024;
const file = (name: string, size = 10) => ({ name, blob: new Blob([new Uint8Array(size)]) });
const brought = (...files: readonly ReturnType<typeof file>[]) => ({ files, passedOver: [] });

function begin(answers: Parameters<typeof engine>[0] = {}) {
  const { ask, asked } = engine(answers);
  const told: FailureData[] = [];
  const desk = new ImportDesk(ask, trouble => told.push(trouble));
  return { desk, asked, told };
}

const standings = (desk: ImportDesk) => desk.get().files.map(standingOf);
const ready = async (desk: ImportDesk) => {
  await vi.waitFor(() => {
    expect(standings(desk)).not.toContain('busy');
  });
};

test('a large file is brought in pieces of four megabytes, and an empty one all the same', async () => {
  const pieces: [number, boolean][] = [];
  const { desk } = begin({
    'import.stage': ({ bytes, last }) => {
      pieces.push([bytes.length / megabyte, last]);
      return Promise.resolve({ file: 'staged-1' });
    },
  });
  await desk.bring(brought(file('big.csv', 9 * megabyte)));
  expect(pieces).toEqual([
    [4, false],
    [4, false],
    [1, true],
  ]);
  expect(desk.get().files[0]?.sent).toBe(9 * megabyte);
  pieces.length = 0;
  await desk.bring(brought(file('empty.csv', 0)));
  expect(pieces).toEqual([[0, true]]);
});

test('a file that cannot be read does not keep the next one from being brought', async () => {
  const { desk } = begin({
    'import.inspect': ({ file: staged }) =>
      staged === 'staged-1'
        ? Promise.reject(new Failure('file', 'a.zip holds nothing that can be imported.'))
        : Promise.resolve(inspection({ file: staged, plan: plan({ file: staged }) })),
  });
  await desk.bring(brought(file('a.zip'), file('b.csv')));
  await ready(desk);
  expect(standings(desk)).toEqual(['refused', 'ready']);
  expect(desk.get().files[0]?.failure?.message).toBe('a.zip holds nothing that can be imported.');
});

test('a file that vanished meanwhile is told of in words that help', async () => {
  const { desk } = begin();
  const gone = { name: 'gone.csv', blob: new Blob(['x']) };
  vi.spyOn(gone.blob, 'slice').mockImplementation(() => {
    throw new DOMException('A requested file could not be found.', 'NotFoundError');
  });
  await desk.bring({ files: [gone], passedOver: [] });
  expect(desk.get().files[0]?.failure?.message).toContain('gone.csv cannot be read: it may have been moved');
});

test('a plan changed while it is looked at is looked at anew, and the first answer is not shown', async () => {
  const answers: ((totalRows: number) => void)[] = [];
  const aborted: boolean[] = [];
  const { desk } = begin({
    'import.preview': (_plan, signal) =>
      new Promise(resolve => {
        signal.addEventListener('abort', () => aborted.push(true));
        answers.push(totalRows => {
          resolve(preview({ totalRows }));
        });
      }),
  });
  await desk.bring(brought(file('a.csv')));
  desk.plan(1, plan({ table: 'other' }));
  expect(aborted).toEqual([true]);
  answers[0]?.(111);
  await vi.waitFor(() => {
    expect(answers).toHaveLength(2);
  });
  expect(desk.get().files[0]?.look).toBeNull();
  answers[1]?.(222);
  await ready(desk);
  expect(desk.get().files[0]?.look?.preview?.totalRows).toBe(222);
});

test('changes that follow each other quickly are asked about once', async () => {
  const { desk, asked } = begin();
  await desk.bring(brought(file('a.csv')));
  await ready(desk);
  for (const table of ['v', 'vi', 'vis']) desk.plan(1, plan({ table }));
  await ready(desk);
  expect(asked.filter(name => name === 'import.preview')).toHaveLength(2);
});

test('all that is ready is imported at once, and what is not is forgotten', async () => {
  const plans: string[] = [];
  const forgotten: string[] = [];
  const { desk } = begin({
    'import.run': input => {
      plans.push(...input.plans.map(one => one.file));
      return Promise.resolve({ change: 'c', files: [], notes: [] });
    },
    'import.forget': input => {
      forgotten.push(input.file);
      return Promise.resolve(null);
    },
  });
  await desk.bring(brought(file('a.csv'), file('b.csv'), file('c.csv')));
  await ready(desk);
  desk.leaveOut(2, true);
  await desk.run();
  expect(plans).toEqual(['staged-1', 'staged-3']);
  expect(forgotten).toEqual(['staged-2']);
  expect(desk.get().stage).toBe('done');
});

test('an import with an open question is not begun, whoever asks for it', async () => {
  const { desk, asked } = begin({
    'import.preview': () =>
      Promise.resolve(preview({ questions: [{ about: 'dates', column: 'seen', examples: ['03/04/2024'] }] })),
  });
  await desk.bring(brought(file('a.csv')));
  await ready(desk);
  expect(await desk.run()).toBeNull();
  expect(asked).not.toContain('import.run');
});

test('an import that is stopped says so and keeps the choices', async () => {
  const { desk } = begin({
    'import.run': (_input, signal) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          reject(Failure.cancelled());
        });
      }),
  });
  await desk.bring(brought(file('a.csv')));
  await ready(desk);
  const running = desk.run();
  desk.stop();
  expect(await running).toBeNull();
  expect(desk.get()).toMatchObject({ stage: 'choosing', failure: { code: 'cancelled' } });
  expect(desk.undoable()).toBe(false);
});

test('leaving forgets every file that was brought, the one on its way too', async () => {
  const forgotten: string[] = [];
  const waiting: (() => void)[] = [];
  const { desk } = begin({
    'import.stage': ({ file: staged }) =>
      staged === null
        ? Promise.resolve({ file: 'half' })
        : new Promise(resolve => {
            waiting.push(() => {
              resolve({ file: staged });
            });
          }),
    'import.forget': input => {
      forgotten.push(input.file);
      return Promise.resolve(null);
    },
  });
  const bringing = desk.bring(brought(file('big.csv', 9 * megabyte)));
  await vi.waitFor(() => {
    expect(waiting).toHaveLength(1);
  });
  await desk.leave();
  waiting[0]?.();
  await bringing;
  expect(forgotten).toEqual(['half']);
  expect(desk.get().stage).toBe('closed');
});

test('what could not be forgotten is told, not hidden', async () => {
  const { desk, told } = begin({
    'import.forget': () => Promise.reject(new Failure('file', 'It is locked.')),
  });
  await desk.bring(brought(file('a.csv')));
  await ready(desk);
  await desk.leave();
  expect(told).toMatchObject([{ message: 'It is locked.' }]);
});

test('undo takes back the last import and closes its report; a refusal leaves it to be tried again', async () => {
  let refuse = true;
  const undone: string[] = [];
  const { desk } = begin({
    'import.undo': ({ change }) => {
      if (refuse) return Promise.reject(new Failure('conflict', 'study.yaml changed since.'));
      undone.push(change);
      return Promise.resolve(null);
    },
  });
  await desk.bring(brought(file('a.csv')));
  await ready(desk);
  await desk.run();
  await expect(desk.undo()).rejects.toThrow('study.yaml changed since.');
  expect(desk.undoable()).toBe(true);
  refuse = false;
  await desk.undo();
  expect(undone).toEqual(['change-1']);
  expect(desk.undoable()).toBe(false);
  expect(desk.get().stage).toBe('closed');
});
