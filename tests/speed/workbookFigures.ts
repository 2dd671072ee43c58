import { createWriteStream, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import type { EngineAsk } from '../../main/contract/engine';
import { rounded, timed } from './figures';
import type { Figure } from './figures';
import { peakMemory } from './peakMemory';

const rows = 200_000;
const columns = 'ABCDEFGHIJ';

/** Loading a large workbook: the time, and the most memory that the whole program takes meanwhile. */
export async function workbookFigures(
  folder: string,
  withEngine: <T>(work: (ask: EngineAsk) => Promise<T>) => Promise<T>,
): Promise<readonly Figure[]> {
  const study = mkdtempSync(join(folder, 'workbook-'));
  await writeWorkbook(join(study, 'big.xlsx'));
  const took = await withEngine(ask =>
    timed(async () => {
      const { tables } = await ask('study.open', { folder: study });
      if (tables[0]?.rows !== rows) throw new Error('The workbook was not loaded whole.');
    }),
  );
  const name = `Workbook (xlsx) of ${rounded(rows)} rows and ${columns.length} columns`;
  return [
    {
      name: `${name}: load`,
      value: took,
      unit: 'ms',
      target: null,
      detail: 'types from all rows; opening the study included',
    },
    await peakMemory(name, study),
  ];
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';

async function writeWorkbook(file: string): Promise<void> {
  const zip = new ZipFile();
  const add = (name: string, xml: string) => {
    zip.addBuffer(Buffer.from(`<?xml version="1.0"?>${xml}`), name);
  };
  add(
    '[Content_Types].xml',
    `<Types xmlns="${packages}/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>`,
  );
  add(
    'xl/workbook.xml',
    `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  );
  add(
    'xl/_rels/workbook.xml.rels',
    `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relations}/styles" Target="styles.xml"/><Relationship Id="rId3" Type="${relations}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
  );
  add(
    'xl/styles.xml',
    `<styleSheet xmlns="${main}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
  );
  const texts = Array.from({ length: 5000 }, (_, index) => `<si><t>Trust number ${index}, NHS</t></si>`);
  add('xl/sharedStrings.xml', `<sst xmlns="${main}">${texts.join('')}</sst>`);
  zip.addReadStream(Readable.from(sheet()), 'xl/worksheets/sheet1.xml');
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(file));
}

/** Dates, texts and numbers, whole and not. */
function* sheet(): Generator<string, void, undefined> {
  yield `<?xml version="1.0"?><worksheet xmlns="${main}"><sheetData><row r="1">`;
  yield Array.from(
    columns,
    letter => `<c r="${letter}1" t="inlineStr"><is><t>column ${letter}</t></is></c>`,
  ).join('');
  yield '</row>';
  for (let row = 2; row <= rows + 1; row++) {
    const cells = Array.from(columns, (letter, index) => {
      const at = `<c r="${letter}${row}"`;
      if (index === 0) return `${at} s="1"><v>${40_000 + (row % 4000)}</v></c>`;
      if (index % 3 === 1) return `${at} t="s"><v>${(row * (index + 7)) % 5000}</v></c>`;
      return `${at}><v>${index % 3 === 0 ? row * index : (row * 7919) / 1000}</v></c>`;
    });
    yield `<row r="${row}">${cells.join('')}</row>`;
  }
  yield '</sheetData></worksheet>';
}
