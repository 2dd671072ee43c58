import { readFileSync } from 'node:fs';
import { read, utils } from '@e965/xlsx';

/** A cell as SheetJS reads it: its type, its value, and the text that its format makes of it. */
export interface SheetCell {
  readonly t: string;
  readonly v?: unknown;
  readonly w?: string;
  readonly f?: string;
}

/** A sheet of a workbook on the disk. */
export function readSheet(file: string, name = 'Data') {
  const sheet = read(readFileSync(file), { cellFormula: true, cellNF: true }).Sheets[name];
  if (!sheet) throw new Error(`There is no sheet ${name}.`);
  const addresses = Object.keys(sheet).filter(key => !key.startsWith('!'));
  return {
    range: sheet['!ref'],
    addresses,
    cell: (address: string): SheetCell | undefined => sheet[address] as SheetCell | undefined,
    rows: () => utils.sheet_to_json<unknown[]>(sheet, { header: 1 }),
  };
}
