import {
  Bool,
  CompressionType,
  DateDay,
  DateMillisecond,
  Decimal,
  Dictionary,
  Field,
  Float32,
  Float64,
  Int32,
  Int64,
  List,
  RecordBatchFileWriter,
  Struct,
  Table,
  TimeMillisecond,
  TimestampMicrosecond,
  TimestampNanosecond,
  Uint64,
  Utf8,
  compressionRegistry,
  tableToIPC,
  vectorFromArray,
} from 'apache-arrow';
import type { Vector } from 'apache-arrow';
import { expect, test } from 'vitest';
import { lz4Frame } from '../../../main/engine/importers/arrow/lz4Frame';
import { textRows } from '../openStudy';
import { loadBook } from './spreadsheet/loadWorkbook';

const columns: Readonly<Record<string, Vector>> = {
  name: vectorFromArray(['ä', null], new Utf8()),
  kind: vectorFromArray(['x', 'y'], new Dictionary(new Utf8(), new Int32())),
  big: vectorFromArray([9007199254740993n, null], new Int64()),
  huge: vectorFromArray([18446744073709551615n, 0n], new Uint64()),
  share: vectorFromArray([0.1, null], new Float64()),
  small: vectorFromArray([0.5, 1.5], new Float32()),
  open: vectorFromArray([true, false], new Bool()),
  day: vectorFromArray([new Date('2016-04-01'), new Date('1899-12-31')], new DateDay()),
  moment: vectorFromArray([new Date('2016-04-01'), new Date('1969-12-31')], new DateMillisecond()),
  parts: vectorFromArray(
    [
      [1, 2],
      [3, null],
    ],
    new List(new Field('item', new Int32())),
  ),
  pair: vectorFromArray(
    [{ a: 1n, b: 'x' }, null],
    new Struct([new Field('a', new Int64()), new Field('b', new Utf8())]),
  ),
};

const expected = [
  [
    'ä',
    'x',
    '9007199254740993',
    '18446744073709551615',
    '0.1',
    '0.5',
    'true',
    '2016-04-01',
    '2016-04-01',
    '[1,2]',
    '{"a":1,"b":"x"}',
    '1',
  ],
  ['NULL', 'y', 'NULL', '0', 'NULL', '1.5', 'false', '1899-12-31', '1969-12-31', '[3,null]', 'NULL', '2'],
];

test.each([
  ['file', 't.arrow', 'file'],
  ['file', 't.feather', 'file'],
  ['stream', 't.arrows', 'stream'],
] as const)('an Arrow %s called %s keeps types and values', async (_, name, format) => {
  const { rows, types, rejects, problems } = await loadBook(tableToIPC(new Table(columns), format), name);
  expect(rows).toEqual(expected);
  expect(types.slice(0, 11)).toEqual([
    'name VARCHAR',
    'kind VARCHAR',
    'big BIGINT',
    'huge UBIGINT',
    'share DOUBLE',
    'small FLOAT',
    'open BOOLEAN',
    'day DATE',
    'moment DATE',
    'parts VARCHAR',
    'pair VARCHAR',
  ]);
  expect([rejects, problems]).toEqual([[], ['Lists and records are kept as JSON text: “parts”, “pair”.']]);
});

test('times are exact to the microsecond, in nanoseconds too, and what is finer is said', async () => {
  const zoned = new TimestampNanosecond('UTC');
  const table = new Table({
    plain: vectorFromArray([1459504800123.456], new TimestampMicrosecond()),
    fine: rawVector(new TimestampNanosecond(), [1459504800123456789n]),
    zoned: rawVector(zoned, [1459504800123456789n]),
    clock: vectorFromArray([3_600_001], new TimeMillisecond()),
  });
  const { rows, types, problems } = await loadBook(tableToIPC(table, 'file'), 't.arrow');
  expect(rows).toEqual([
    [
      '2016-04-01 10:00:00.123456',
      '2016-04-01 10:00:00.123456789',
      '2016-04-01 10:00:00.123456+00',
      '01:00:00.001',
      '1',
    ],
  ]);
  expect(types.slice(0, 4)).toEqual([
    'plain TIMESTAMP',
    'fine TIMESTAMP_NS',
    'zoned TIMESTAMP WITH TIME ZONE',
    'clock TIME',
  ]);
  expect(problems).toEqual([expect.stringContaining('“zoned” has times finer than a microsecond')]);
});

function rawVector(type: TimestampNanosecond, values: readonly bigint[]): Vector {
  const vector = vectorFromArray([0], type);
  vector.data[0]?.values.set(values);
  return vector;
}

test('decimals of 38 digits keep them all', async () => {
  const decimal = vectorFromArray([new Uint32Array([0xffffffff, 0, 0, 0])], new Decimal(2, 38, 128));
  const { rows, types } = await loadBook(tableToIPC(new Table({ money: decimal }), 'file'), 't.arrow');
  expect([rows, types[0]]).toEqual([[['42949672.95', '1']], 'money DECIMAL(38,2)']);
});

test('more rows than a batch arrive in order, and a table without rows has its columns', async () => {
  const many = vectorFromArray(
    Array.from({ length: 10_000 }, (_, index) => index),
    new Int32(),
  );
  const { ask } = await loadBook(tableToIPC(new Table({ n: many }), 'file'), 't.arrow');
  expect(await textRows(ask, 'SELECT count(*), sum(n), max(n) FROM t')).toEqual([
    ['10000', '49995000', '9999'],
  ]);
  const none = tableToIPC(new Table({ n: vectorFromArray([], new Int32()) }), 'file');
  expect((await loadBook(none, 't.arrow')).rows).toEqual([]);
});

const whole = tableToIPC(new Table(columns), 'file');
const stream = tableToIPC(new Table(columns), 'stream');

test.each([
  [
    'Feather of version 1',
    Buffer.concat([Buffer.from('FEA1'), Buffer.alloc(40), Buffer.from('FEA1')]),
    'old version 1',
  ],
  ['Parquet', Buffer.from('PAR1 and more PAR1'), '.parquet'],
  ['a file cut short', whole.subarray(0, whole.length - 30), 'cut short'],
  ['a stream cut short', stream.subarray(0, stream.length - 200), 'cut short'],
  ['text', Buffer.from('a,b\n1,2\n'), 'not Arrow'],
  ['nothing', Buffer.alloc(0), 'not Arrow'],
  ['noise', Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 7919) % 251)), 'not Arrow'],
])('%s is refused with words that say why', async (_, contents, words) => {
  const { problems, rows } = await loadBook(contents, 't.arrow');
  expect(rows).toEqual([]);
  expect(problems.join()).toContain(words);
});

/** As `printf 'abc…' | lz4 -c` writes thirty letters, and the same with a check sum for each block. */
const frames = [
  '04224d186440a70d0000003f61626303000350626361626300000000c1ab873d',
  '04224d187440bd0d0000003f616263030003506263616263c1af29cc00000000c1ab873d',
].map(hex => Buffer.from(hex, 'hex'));

test('an LZ4 frame unpacks, with repetitions that run into themselves; a damaged one is refused', () => {
  for (const frame of frames) expect(Buffer.from(lz4Frame(frame)).toString()).toBe('abc'.repeat(10));
  const [frame = Buffer.alloc(0)] = frames;
  for (let length = 0; length < frame.length - 8; length++)
    expect(() => lz4Frame(frame.subarray(0, length)), `${length} bytes`).toThrow();
  const back = Buffer.from(frame);
  back[15] = 9;
  expect(() => lz4Frame(back)).toThrow('before its beginning');
});

test('a file compressed with LZ4, as pandas and R write Feather, reads the same', async () => {
  compressionRegistry.set(CompressionType.LZ4_FRAME, { encode: storedFrame, decode: lz4Frame });
  const writer = new RecordBatchFileWriter({ compressionType: CompressionType.LZ4_FRAME });
  writer.write(new Table(columns));
  writer.finish();
  const file = await writer.toUint8Array();
  expect(file).not.toEqual(whole);
  expect((await loadBook(file, 't.feather')).rows).toEqual(expected);
});

/** An LZ4 frame of one block that is not compressed. */
function storedFrame(bytes: Uint8Array): Uint8Array {
  const frame = Buffer.alloc(bytes.length + 15);
  frame.writeUInt32LE(0x184d2204, 0);
  frame.set([0x60, 0x40, 0x82], 4);
  frame.writeUInt32LE((0x80000000 | bytes.length) >>> 0, 7);
  frame.set(bytes, 11);
  return frame;
}
