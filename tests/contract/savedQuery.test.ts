import { expect, test } from 'vitest';
import { readHead } from '../../main/contract/savedQuery';

test('the head of a saved query gives title, description over lines, and parameters', () => {
  const head = readHead(`-- title: A&E, XmR: by trust
-- description: One chart a trust,
--   all types.
-- param measure: varchar = 'it''s'
-- param from: date = 2016-04-01
-- param target: decimal(5, 2)
-- param trusts: varchar[] = ['a', 'b']
-- param none: integer = NULL
-- param plain
-- a remark that is no field
SELECT $measure -- param late: date = 2020-01-01
`);
  expect(head).toEqual({
    title: 'A&E, XmR: by trust',
    description: 'One chart a trust, all types.',
    parameters: [
      { name: 'measure', type: 'varchar', value: "it's", choices: null },
      { name: 'from', type: 'date', value: '2016-04-01', choices: null },
      { name: 'target', type: 'decimal(5, 2)', value: null, choices: null },
      { name: 'trusts', type: 'varchar[]', value: "['a', 'b']", choices: null },
      { name: 'none', type: 'integer', value: null, choices: null },
      { name: 'plain', type: 'varchar', value: null, choices: null },
    ],
  });
});

test('a query without a head has none', () => {
  expect(readHead('SELECT 1')).toEqual({ title: null, description: null, parameters: [] });
});

test('a parameter is chosen from what a query of the head gives, which may go on over lines', () => {
  const { parameters } = readHead(`-- choices trust: SELECT case_id, name
--   FROM cases ORDER BY name
-- param trust: varchar = 'RR8'
-- choices nothing: SELECT 1
SELECT $trust`);
  expect(parameters).toEqual([
    {
      name: 'trust',
      type: 'varchar',
      value: 'RR8',
      choices: 'SELECT case_id, name FROM cases ORDER BY name',
    },
  ]);
});
