import { Failure } from '../../../contract/failure';

/** What a file is that only has the name of a delimited text, by how it begins, and what to do with it. */
const others: readonly (readonly [readonly string[], string])[] = [
  [['\x1f\x8b', '\x1f‹', '\x1f\ufffd'], 'is compressed with gzip, not delimited text. Unpack it'],
  [
    ['PK\x03\x04'],
    'is an Excel workbook or a zip archive, not delimited text. Save it as CSV in a spreadsheet program',
  ],
  [['ÐÏ\x11à'], 'is an old Excel workbook, not delimited text. Save it as CSV in a spreadsheet program'],
  [['%pdf'], 'is a PDF, not delimited text. Save the table in it as CSV'],
  [['par1'], 'is Parquet, not delimited text. Give it the ending .parquet'],
  [['<!doctype html', '<html'], 'is a web page, not delimited text. Download the data themselves'],
  [['<?xml'], 'is XML, not delimited text. Save its table as CSV'],
];

/** Fails where a text begins as that of another format does. */
export function refuseOther(sample: string, path: string): void {
  const start = sample.slice(0, 200).trimStart();
  const isStart = (beginning: string) =>
    start.startsWith(beginning) || start.toLowerCase().startsWith(beginning);
  const [, what] = others.find(([beginnings]) => beginnings.some(isStart)) ?? [];
  if (what !== undefined)
    throw new Failure('file', `The file ${what}, or remove it from the study.`, { path });
}
