import { beforeAll, describe, expect, test } from 'vitest';
import type { Session } from '../../../main/engine/database/Session';
import { openMethods } from '../openMethods';

let session: Session;
beforeAll(async () => {
  session = await openMethods();
});

const rows = async (sql: string) => (await session.run(sql)).getRowsJson();

describe('a number that a method reads', () => {
  test.each(['1::TINYINT', '1::UBIGINT', '1::HUGEINT', '1.0::DECIMAL(9, 2)', '1::FLOAT', '1::DOUBLE'])(
    'may be %s',
    async value => {
      expect(await rows(`SELECT golden_thread.number_in(${value}, 'spc_xmr', 'value')`)).toEqual([[1]]);
    },
  );

  test.each(["'nan'::DOUBLE", "'inf'::DOUBLE", "'-inf'::FLOAT", 'NULL', 'NULL::INTEGER'])(
    'is a gap when it is %s',
    async value => {
      expect(await rows(`SELECT golden_thread.number_in(${value}, 'spc_xmr', 'value')`)).toEqual([[null]]);
    },
  );

  test.each(["'12'", "DATE '2020-01-01'", 'true', '[1]'])(
    'is refused as %s, with the method, the column and what to do',
    async value => {
      await expect(rows(`SELECT golden_thread.number_in(${value}, 'spc_xmr', 'value')`)).rejects.toThrow(
        /^`spc_xmr` needs numbers in the column `value`, and it holds .*Convert it/,
      );
    },
  );
});

describe('a period that a method reads', () => {
  test.each(["DATE '2020-01-01'", "TIMESTAMP '2020-01-01 10:00:00'", '3', '2.5', 'NULL'])(
    'may be %s, and stays what it is',
    async value => {
      const sql = `SELECT golden_thread.period_in(${value}, 'm', 'period') IS NOT DISTINCT FROM ${value}`;
      expect(await rows(sql)).toEqual([[true]]);
    },
  );

  test('is refused as a text', async () => {
    await expect(rows("SELECT golden_thread.period_in('2020-01', 'its_linear', 'period')")).rejects.toThrow(
      '`its_linear` needs dates or numbers in the column `period`, and it holds VARCHAR.',
    );
  });
});
