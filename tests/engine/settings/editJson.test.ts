import { expect, test } from 'vitest';
import { withChild, withEntry, withoutChildren } from '../../../main/engine/settings/editJson';
import { readJson } from '../../../main/engine/settings/readJson';

const root = (text: string) => {
  const read = readJson(text);
  return 'root' in read ? read.root : null;
};
const set = (text: string, key: string, value: unknown) => withEntry(text, root(text), key, value);
const unset = (text: string, name: string) => withoutChildren(text, root, ({ key }) => key === name);

const own = `// Mine
{
  // How large
  "editor.fontSize": 14, // as at home
  "files.autoSave": "off" /* never */
}
`;

test('another value takes the place of one, and nothing else changes', () => {
  expect(set(own, 'editor.fontSize', 15)).toBe(own.replace('14', '15'));
});

test('a new setting goes to the end, in the indentation of the others', () => {
  expect(set(own, 'a', true)).toBe(own.replace('"off" /* never */', '"off", /* never */\n  "a": true'));
  expect(set('{ "b": 1 }', 'a', 2)).toBe('{ "b": 1, "a": 2 }');
  expect(set('{\r\n\t"b": 1,\r\n}\r\n', 'a', 2)).toBe('{\r\n\t"b": 1,\r\n\t"a": 2\r\n}\r\n');
});

test('an empty file, one of comments alone and an empty object begin with it', () => {
  expect(set('', 'a', 1)).toBe('{\n  "a": 1\n}\n');
  expect(set('// Mine\n', 'a', 1)).toBe('// Mine\n{\n  "a": 1\n}\n');
  expect(set('{\n  // none yet\n}\n', 'a', 1)).toBe('{\n  // none yet\n  "a": 1\n}\n');
});

test('what goes takes its comma and its line with it, and leaves comments', () => {
  expect(unset(own, 'editor.fontSize')).toBe(`// Mine
{
  // How large
   // as at home
  "files.autoSave": "off" /* never */
}
`);
  expect(unset(own, 'files.autoSave')).toBe(own.replace('14,', '14').replace('"files.autoSave": "off"', ''));
  expect(unset('{ "a": 1, "b": 2 }', 'b')).toBe('{ "a": 1  }');
  expect(unset('{\n  "a": 1\n}\n', 'a')).toBe('{\n}\n');
  expect(unset(own, 'no such')).toBe(own);
});

test('lists are changed in the same way', () => {
  expect(withChild('[\n]\n', root('[\n]\n'), '{ "key": "f2" }', '[]')).toBe('[\n  { "key": "f2" }\n]\n');
  expect(withoutChildren('[\n  1,\n  2,\n  1\n]', root, ({ node }) => node.value === 1)).toBe('[\n  2\n]');
});

test('whatever is set and put back, what stands there stays readable and means the same', () => {
  const texts = [
    own,
    '{}',
    '{"x":[1,{"y":"//"}]}',
    '{\n\n  "x": 1,\n\n}',
    '/* a */ { "x" : 1 /* , */ , } // b',
  ];
  for (const text of texts) {
    const with1 = set(text, 'new', [1, '}']);
    const before = root(text)?.value;
    expect(root(with1)?.value).toEqual({ ...Object(before), new: [1, '}'] });
    expect(root(unset(with1, 'new'))?.value).toEqual(before);
  }
});
