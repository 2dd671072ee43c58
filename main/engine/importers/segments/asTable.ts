import type { SegmentTable, TextTable } from './table';

/** What a coding tool's table says as an ordinary table of texts, for loading it without transcripts. */
export function asTable(table: SegmentTable): TextTable {
  switch (table.kind) {
    case 'counts':
      return {
        columns: ['code', 'case', 'count'],
        rows: table.counts.map(({ code, case: name, count }) => [path(code), name, String(count)]),
        lines: table.counts.map(({ line }) => line),
      };
    case 'codebook':
      return {
        columns: ['code', 'description'],
        rows: table.codes.map(code => [path(code.path), code.description]),
        lines: table.codes.map(({ line }) => line),
      };
    case 'segments':
      return segmentRows(table);
  }
}

function segmentRows({ segments }: SegmentTable): TextTable {
  return {
    columns: [
      'document',
      'code',
      'coder',
      'quote',
      'comment',
      'created_at',
      'weight',
      'first_paragraph',
      'start',
      'end',
    ],
    rows: segments.map(segment => [
      segment.document,
      path(segment.codePath),
      segment.coder,
      segment.quote,
      segment.comment,
      segment.createdAt,
      number(segment.weight),
      number(segment.paragraphs?.first),
      number(segment.offsets?.start),
      number(segment.offsets?.end),
    ]),
    lines: segments.map(({ line }) => line),
  };
}

function path(code: readonly string[]): string {
  return code.join(' > ');
}

function number(value: number | null | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}
