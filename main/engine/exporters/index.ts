import type { TableFormat } from '../../contract/exporting';
import { arrow } from './arrow/arrow.exporter';
import { csv } from './csv/csv.exporter';
import type { Exporter } from './exporter';
import { parquet } from './parquet/parquet.exporter';
import { xlsx } from './xlsx/xlsx.exporter';

/** Every format that tables are exported in. */
export const exporters: Readonly<Record<TableFormat, Exporter>> = { csv, parquet, xlsx, arrow };
