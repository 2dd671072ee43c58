import { describe, expect, test } from 'vitest';
import { laidOut, layoutOf, leftOut, outcomes } from './layoutTable';
import type { Cells } from './layoutTable';

describe('referral to treatment', () => {
  const head = [
    'Provider Org Code',
    'Provider Org Name',
    'Commissioner Org Code',
    'RTT Part Type',
    'RTT Part Description',
    'Treatment Function Code',
  ];
  const bands = [
    'Gt 00 To 01 Weeks SUM 1',
    'Gt 17 To 18 Weeks SUM 1',
    'Gt 18 To 19 Weeks SUM 1',
    'Gt 52 To 53 Weeks SUM 1',
    'Gt 104 Weeks SUM 1',
  ];
  const now = ['Period', ...head, ...bands, 'Total', 'Patients with unknown clock start date', 'Total All'];
  const row = (
    provider: string,
    commissioner: string,
    part: string,
    treatment: string,
    ...cells: (string | null)[]
  ): Cells => [
    'RTT-APRIL-2022',
    provider,
    provider,
    commissioner,
    part,
    part === 'Part_2' ? 'Incomplete Pathways' : 'Other',
    treatment,
    ...cells,
  ];

  test('sums incomplete pathways alone, without totals and patients of others', async () => {
    const { rows } = await laidOut('rtt_full', now, [
      row('RR8', '01A', 'Part_2', 'C_100', '10', '20', null, '2', null, null, null, '40'),
      row('RR8', '02B', 'Part_2', 'C_110', '5', null, null, null, '1', null, null, '10'),
      row('RR8', '01A', 'Part_2', 'C_999', '15', '20', null, '2', '1', null, null, '50'),
      row('RR8', 'NONC', 'Part_2', 'C_100', '1000', null, null, null, null, null, null, '1000'),
      row('RR8', '01A', 'Part_1A', 'C_100', '7', null, null, null, null, '7', null, '7'),
      row('RR8', '01A', 'Part_2A', 'C_100', '7', null, null, null, null, null, null, '7'),
      row('RR8', '01A', 'Part_2A', 'C_110', '7', null, null, null, null, null, null, '7'),
      row('RTP', '01A', 'Part_2', 'C_999', '9', null, null, null, null, null, null, '10'),
      row('RF4', '01A', 'Part_2', 'C_100', '*', null, null, null, null, null, null, '10'),
      row('RF4', '01A', 'Part_2', 'C_110', '9', null, null, null, null, null, null, '10'),
    ]);
    expect(await rows(outcomes)).toEqual([
      ['RR8', 'rtt_18w', '2022-04-01', '70', '35', '50'],
      ['RR8', 'rtt_52w', '2022-04-01', '3', '3', null],
      ['RTP', 'rtt_18w', '2022-04-01', '90', '9', '10'],
      ['RTP', 'rtt_52w', '2022-04-01', '0', '0', null],
    ]);
    expect(await rows('SELECT value, reason FROM leftover ORDER BY line, value, reason')).toEqual([
      ['RR8 2022-04-01: 1 row(s)', 'The sum of the treatment functions, which would count them twice'],
      ['all: 1 row(s)', 'Commissioned outside the NHS, which its totals leave out'],
      ['Part_1A: 1 row(s)', 'Not of incomplete pathways, which the standard is about'],
      ['Part_2A: 2 row(s)', 'Not of incomplete pathways, which the standard is about'],
      ['RF4 2022-04-01: 1 row(s)', 'A cell has no number'],
      [
        'RF4 2022-04-01: 1 row(s)',
        'Another row of this provider and month has no right number, so that its sum is unknown',
      ],
    ]);
  });

  test('reads the months of financial years, as before October 2017', async () => {
    const then = [
      'Year',
      'Period Name',
      ...head.map(name => name.replace('Part Type', 'Part Name')),
      ...bands.slice(0, 3),
      'Gt 52 Weeks SUM 1',
      'Total All',
    ];
    const old = (month: string): Cells => [
      '2016-17',
      month,
      'RR8',
      'Leeds',
      '01A',
      'PART_2',
      'x',
      'C_100',
      '9',
      null,
      '1',
      null,
      '10',
    ];
    const { rows } = await laidOut('rtt_full', then, [old('JULY'), old('January')]);
    expect((await rows(outcomes)).filter(([, id]) => id === 'rtt_18w')).toEqual([
      ['RR8', 'rtt_18w', '2016-07-01', '90', '9', '10'],
      ['RR8', 'rtt_18w', '2017-01-01', '90', '9', '10'],
    ]);
  });
});

test('SHMI of both eras keeps its ratio, with the deaths that it is made of', async () => {
  const old = [
    'INDICATOR_CODE',
    'PROVIDER',
    'PROVIDER NAME',
    'DENOMINATOR',
    'OBSERVED',
    'EXPECTED',
    'VALUE',
    'PO_LL',
    'PO_UL',
    'OD_LL',
    'OD_UL',
    'OD_BANDING',
  ];
  const before = await laidOut('shmi_old', old, [
    ['I1', 'RR8', 'LEEDS', '90,000', '3,018', '3000', '1.006', null, null, '0.9', '1.1', '2'],
    ['I1', 'ENGLAND', 'ENGLAND', '1', '1', '1', '1.0', null, null, null, null, null],
    ['I1', 'RTP', 'SASH', '1', '1', '1', '*', null, null, null, null, null],
  ]);
  expect(await before.rows(outcomes)).toEqual([['RR8', 'shmi', null, '1.006', '3018', '3000']]);
  expect((await before.rows(leftOut)).map(([line, , , reason]) => [line, reason])).toEqual([
    ['3', 'A total of organisations, not one'],
    ['4', 'No number, so this row gives no shmi'],
  ]);
  expect(layoutOf('shmi_old').recognise(old)?.why).toContain('no column for the period');
  const now = [
    'Provider code',
    'Provider name',
    'SHMI value',
    'SHMI banding',
    'Number of spells',
    'Observed deaths',
    'Expected deaths',
    'Period',
  ];
  const after = await laidOut('shmi_new', now, [['RR8', 'LEEDS', '1.0841', '2', '1', '1', '1', 'Dec 2019']]);
  expect(await after.rows(outcomes)).toEqual([['RR8', 'shmi', '2019-12-01', '1.0841', '1', '1']]);
  expect(layoutOf('shmi_new').recognise(now)?.why).not.toContain('no column');
});

test('CQC ratings become events, the overall ones alone', async () => {
  const columns = [
    'Provider ID',
    'Provider Name',
    'Provider Type',
    'Service / Population Group',
    'Key Question',
    'Latest Rating',
    'Publication Date',
    'Report Type',
    'URL',
  ];
  const { rows } = await laidOut('cqc_ratings', columns, [
    ['RR8', 'Leeds', 'NHS', 'Overall', 'Overall', 'Good', '15/02/2019', 'Provider', 'https://x'],
    ['RR8', 'Leeds', 'NHS', 'Overall', 'Safe', 'Good', '15/02/2019', 'Provider', null],
    ['RR8', 'Leeds', 'NHS', 'Surgery', 'Overall', 'Good', '15/02/2019', 'Provider', null],
    ['RTP', 'SASH', 'NHS', 'Overall', 'Overall', 'Outstanding', '18.1.2019', null, null],
  ]);
  expect(
    await rows(
      `SELECT event_id, case_id, kind, title, CAST(start_date AS VARCHAR), date_precision, rating, source FROM laid`,
    ),
  ).toEqual([
    ['cqc-RR8-2019-02-15', 'RR8', 'cqc_report', 'Rated Good', '2019-02-15', 'day', 'Good', 'https://x'],
  ]);
  expect(await rows(leftOut)).toEqual([
    [
      '3',
      'Service / Population Group',
      '2 row(s)',
      'A rating of one service or question, not the overall one',
    ],
    ['5', 'Publication Date', '18.1.2019', 'No day of publication, as day/month/year'],
  ]);
  expect(layoutOf('cqc_ratings').recognise(['Location ID', ...columns])).toBeNull();
  expect(
    layoutOf('cqc_ratings').recognise(columns.map(name => name.replace('Key Question', 'Domain'))),
  ).not.toBeNull();
});

test('cancer waits take the row that says ALL, or else the sum of its parts', async () => {
  const columns = [
    'PERIOD',
    'STANDARD',
    'ORG CODE',
    'TREATMENT MODALITY',
    'CANCER TYPE',
    'STAGE/ROUTE',
    'TOTAL',
    'WITHIN STANDARD',
    'BREACHES',
  ];
  const { rows } = await laidOut('cancer_provider', columns, [
    ['Apr-24', '62-Day Combined', 'RR8', 'ALL MODALITIES', 'ALL CANCERS', 'ALL ROUTES', '100', '80', '20'],
    ['Apr-24', '62-Day Combined', 'RR8', 'SURGERY', 'Breast', 'SCREENING', '60', '50', '10'],
    ['Apr-24', '28-day FDS', 'RR8', 'NOT APPLICABLE', 'Breast', 'GP', '10', '9', '1'],
    ['Apr-24', '28-day FDS', 'RR8', 'NOT APPLICABLE', 'Lung', 'GP', '10', '6', '4'],
    ['Apr-24', '28-day FDS', 'RTP', 'NOT APPLICABLE', 'Lung', 'GP', '10', '*', '4'],
    ['Apr-24', '28-day FDS', 'RTP', 'NOT APPLICABLE', 'Skin', 'GP', '10', '10', '0'],
    ['Apr-24', '31-day subsequent surgery', 'RR8', 'SURGERY', 'Lung', 'x', '4', '4', '0'],
  ]);
  expect(await rows(outcomes)).toEqual([
    ['RR8', 'cancer_28d', '2024-04-01', '75', '15', '20'],
    ['RR8', 'cancer_31_day_subsequent_surgery', '2024-04-01', '100', '4', '4'],
    ['RR8', 'cancer_62d', '2024-04-01', '80', '80', '100'],
  ]);
  expect((await rows(leftOut)).map(([line, , , reason]) => [line, reason])).toEqual([
    ['3', 'A part of the row that says ALL'],
    ['6', 'A cell has no number'],
    ['7', 'Another row of this provider, standard and month has no right number'],
  ]);
});

test('the Friends and Family Test counts the answers, else takes the percentage printed', async () => {
  const head = [
    'Month',
    'Trust Code',
    'Trust Name',
    'Total Responses',
    'Total Eligible',
    'Percentage Positive',
    'Percentage Negative',
  ];
  const counted = await laidOut(
    'fft',
    [...head, 'Very Good', 'Good', 'Poor'],
    [
      ['Apr-22', 'RR8', 'LEEDS', '1,000', '4,000', '0.95', '0.02', '900', '50', '5'],
      ['Apr-22', null, 'England (including Independent Sector Providers)', '1', '1', '1', '0', '1', '0', '0'],
      ['Apr-22', 'RTP', 'SASH', '*', '10', '*', '*', '*', '*', '*'],
    ],
  );
  expect(await counted.rows(outcomes)).toEqual([
    ['RR8', 'fft_positive', '2022-04-01', '95', '950', '1000'],
    ['RR8', 'fft_response_rate', '2022-04-01', '25', '1000', '4000'],
  ]);
  expect((await counted.rows('SELECT DISTINCT line FROM leftover ORDER BY 1')).flat()).toEqual(['3', '4']);
  const printed = (one: string, other: string) =>
    laidOut('fft', head, [
      ['Apr-22', 'A', 'a', '10', '20', one, '0'],
      ['Apr-22', 'B', 'b', '10', '20', other, '0'],
    ]).then(({ rows }) =>
      rows(`SELECT round(value, 4) FROM laid WHERE measure_id = 'fft_positive' ORDER BY case_id`),
    );
  expect((await printed('0.95', '1')).flat()).toEqual(['95', '100']);
  expect((await printed('95', '1')).flat()).toEqual(['95', '1']);
  expect((await printed('95%', '1%')).flat()).toEqual(['95', '1']);
  const answers = [
    '1 Very Good SUM',
    '2 Good SUM',
    '3 Neither Good nor Poor SUM',
    '4 Poor SUM',
    '5 Very Poor SUM',
    '6 Dont Know SUM',
  ];
  const raw = await laidOut(
    'fft',
    ['Yearnumber', 'Periodname', 'Org code', 'Org name', ...answers],
    [['2019-20', 'FEBRUARY', 'RR8', 'x', '8', '1', '1', '0', '0', '0']],
  );
  expect(await raw.rows(outcomes)).toEqual([['RR8', 'fft_positive', '2020-02-01', '90', '9', '10']]);
});
