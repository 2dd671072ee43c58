import type { ColumnKind } from '../../../main/contract/study';

const words: Readonly<Partial<Record<ColumnKind, string>>> = {
  text: 'abc',
  whole: '123',
  decimal: '1.2',
  nested: '{ }',
  binary: '0x',
};

const icons: Readonly<Partial<Record<ColumnKind, string>>> = {
  boolean: 'check',
  date: 'calendar',
  time: 'watch',
};

/** The sign of a column's type; its letters are drawn, for they are no part of the name beside them. */
export function TypeGlyph({ kind }: { readonly kind: ColumnKind }) {
  const icon = icons[kind];
  return (
    <span className={`type-glyph ${kind}`} data-text={words[kind]} aria-hidden="true">
      {icon !== undefined && <span className={`codicon codicon-${icon}`} />}
    </span>
  );
}
