import { open } from 'node:fs/promises';
import { Failure } from '../../../contract/failure';
import { placeIn } from '../reader';
import type { Source } from '../reader';

/** What a file is, whatever its name says. */
export type FileKind = 'zip' | 'compound' | 'xml' | 'html' | 'old';

/** The beginnings of other files, as Latin-1, and what to do with them. */
const others: readonly (readonly [string, string])[] = [
  ['PAR1', 'is Parquet, not a workbook. Give it the ending .parquet'],
  ['ARROW1', 'is an Arrow file, not a workbook. Give it the ending .arrow'],
  ['%PDF', 'is a PDF, not a workbook. Save the table in it as CSV'],
  ['\x1f\x8b', 'is compressed with gzip. Unpack it'],
  ['{\\rtf', 'is a text document (RTF), not a workbook. Save its table as CSV'],
];

/** Tells a workbook by its contents. Fails with words that say what the file is instead. */
export async function fileKind(source: Source): Promise<FileKind> {
  const start = await beginning(source.file);
  if (start.length === 0) refuse(source, 'is empty. Fetch it again');
  if (start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06')) return 'zip';
  if (start.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return 'compound';
  // Excel 2 to 4 wrote the bare records of a sheet.
  if (start.startsWith('\x09') && '\x00\x02\x04\x08'.includes(start.charAt(1))) return 'old';
  const text = start
    .replace(/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '')
    .replaceAll('\x00', '')
    .trimStart();
  if (/<Workbook[\s>]/.test(text) && /^<\?xml/.test(text)) return 'xml';
  if (/^(<!doctype html|<html|<table|<meta|<head|<div|<style|<\?xml[^>]*\?>\s*<html)/i.test(text))
    return 'html';
  const known = others.find(([mark]) => start.startsWith(mark));
  if (known) refuse(source, known[1]);
  if (text.startsWith('<'))
    refuse(source, 'is XML of an unknown kind, not a workbook. Save its table as CSV');
  if (isText(start)) refuse(source, 'is delimited text, not a workbook. Give it the ending .csv or .tsv');
  return refuse(source, 'is no workbook that can be read. Save it as .xlsx in a spreadsheet program');
}

function refuse(source: Source, what: string): never {
  throw new Failure('file', `${source.path} ${what}, or remove it from the study.`, placeIn(source));
}

async function beginning(file: string): Promise<string> {
  const handle = await open(file);
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(4096), 0, 4096, 0);
    return buffer.toString('latin1', 0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** Whether bytes are those of a text: UTF-16 by its mark, else free of control characters. */
function isText(start: string): boolean {
  // eslint-disable-next-line no-control-regex
  return /^(\xff\xfe|\xfe\xff)/.test(start) || !/[\x00-\x08\x0e-\x1a]/.test(start);
}
