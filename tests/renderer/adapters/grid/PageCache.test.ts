import { describe, expect, test } from 'vitest';
import { PageCache } from '../../../../renderer/adapters/grid/PageCache';
import { pagesFor, pagesKept, rowsInPage } from '../../../../renderer/adapters/grid/pages';

function recorded(most = 3) {
  const asked: number[] = [];
  const aborted: number[] = [];
  const waiting = new Map<number, (page: string) => void>();
  const failing = new Map<number, (error: Error) => void>();
  const failures: unknown[] = [];
  const cache = new PageCache<string>(
    (page, signal) => {
      asked.push(page);
      signal.addEventListener('abort', () => aborted.push(page));
      return new Promise((resolve, reject) => {
        waiting.set(page, resolve);
        failing.set(page, reject);
      });
    },
    failure => failures.push(failure),
    most,
  );
  const arrive = async (page: number) => {
    waiting.get(page)?.(`page ${page}`);
    await Promise.resolve();
    await Promise.resolve();
  };
  return { cache, asked, aborted, arrive, failing, failures };
}

describe('a page cache', () => {
  test('asks once for what is in sight, then for what is next', async () => {
    const { cache, asked, arrive } = recorded();
    cache.want([5], [6, 4]);
    cache.want([5], [6, 4]);
    expect(asked).toEqual([5]);
    await arrive(5);
    expect(cache.peek(5)).toBe('page 5');
    expect(asked).toEqual([5, 6, 4]);
  });

  test('stops what was scrolled past, and does not keep it when it comes all the same', async () => {
    const { cache, asked, aborted, arrive } = recorded();
    cache.want([1], []);
    cache.want([900], []);
    expect(aborted).toEqual([1]);
    await arrive(1);
    expect(cache.peek(1)).toBeUndefined();
    cache.want([1], []);
    expect(asked).toEqual([1, 900, 1]);
  });

  test('keeps the pages used last, and never more than its number', async () => {
    const { cache, arrive } = recorded(3);
    for (const page of [1, 2, 3]) {
      cache.want([page], []);
      await arrive(page);
    }
    cache.want([1], []);
    cache.want([4], []);
    await arrive(4);
    expect(cache.size).toBe(3);
    expect([1, 2, 3, 4].map(page => cache.peek(page) !== undefined)).toEqual([true, false, true, true]);
  });

  test('stays within its number from the first page to the twenty thousandth', async () => {
    const { cache, arrive } = recorded(20);
    for (let page = 0; page < 20_000; page += 7) {
      cache.want([page], []);
      await arrive(page);
    }
    expect(cache.size).toBe(20);
  });

  test('tells of a failure once and does not ask again for that page', async () => {
    const { cache, asked, failing, failures } = recorded();
    cache.want([2], []);
    failing.get(2)?.(new Error('gone'));
    await new Promise(resolve => setTimeout(resolve));
    expect(failures).toEqual([new Error('gone')]);
    cache.want([2], []);
    expect(asked).toEqual([2]);
  });
});

describe('pages', () => {
  test('are those that hold the rows in sight, then their neighbours', () => {
    expect(pagesFor({ first: 0, end: 30 }, 10_000, 500)).toEqual({ inSight: [0], ahead: [1] });
    expect(pagesFor({ first: 490, end: 520 }, 10_000, 500)).toEqual({ inSight: [0, 1], ahead: [2] });
    expect(pagesFor({ first: 9_970, end: 10_000 }, 10_000, 500)).toEqual({ inSight: [19], ahead: [18] });
    expect(pagesFor({ first: 0, end: 0 }, 0, 500)).toEqual({ inSight: [], ahead: [] });
  });

  test('are shorter and fewer where there are thousands of columns', () => {
    expect([rowsInPage(9), pagesKept(9)]).toEqual([500, 20]);
    expect(rowsInPage(2_000) * 2_000).toBeLessThanOrEqual(100_000);
    expect(pagesKept(50_000)).toBe(6);
  });
});
