import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { formatQuery } from '../../../../../renderer/adapters/monaco/sql/formatQuery';
import { root } from '../../../../sample-data/sampleStudy';

const shipped = readdirSync(join(root, 'analyses'), { recursive: true, encoding: 'utf8' }).filter(name =>
  name.endsWith('.sql'),
);

describe('formatting', () => {
  test('puts one thing on a line and keeps the case of words', async () => {
    expect(await formatQuery('select a,B from t where a>1 and B=$from -- why\n', [])).toBe(
      'select\n  a,\n  B\nfrom\n  t\nwhere\n  a > 1\n  and B = $from -- why\n',
    );
  });

  test('leaves a method and its parenthesis together', async () => {
    expect(await formatQuery("FROM spc_xmr('ae', improvement := 'increase')", ['spc_xmr'])).toContain(
      "spc_xmr('ae', improvement := 'increase')",
    );
  });

  test('changes nothing in texts, quoted names and comments', async () => {
    const sql = `-- title: Two  spaces\nSELECT 'a  b''c' AS "x  Y", $$ d  e $$ /* f\n g */ FROM "t 1"`;
    const formatted = await formatQuery(sql, []);
    for (const part of ["'a  b''c'", '"x  Y"', '$$ d  e $$', '-- title: Two  spaces', '"t 1"'])
      expect(formatted).toContain(part);
  });

  test('says so, and gives nothing, where it does not understand', async () => {
    await expect(formatQuery('SELECT (1', [])).rejects.toMatchObject({ code: 'refused' });
    await expect(formatQuery("SELECT 'open", [])).rejects.toMatchObject({ code: 'refused' });
  });

  test.each(shipped)('of %s is the same query, and formatting again changes nothing', async name => {
    const once = await formatQuery(readFileSync(join(root, 'analyses', name), 'utf8'), []);
    expect(await formatQuery(once, [])).toBe(once);
  });
});
