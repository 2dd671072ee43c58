import type { TextEditorProps, TextLook } from './textEditorProps';

const lineShare = 20 / 13;

/** What of a text's look the editor takes. What people wrote or said has lines as long as its paragraphs. */
export function lookOptions(look: TextLook, language: TextEditorProps['language']) {
  const wrapped = look.wordWrap === 'on' || (look.wordWrap === 'prose' && isProse(language));
  return {
    fontSize: look.fontSize,
    lineHeight: Math.round(look.fontSize * lineShare),
    wordWrap: wrapped ? ('on' as const) : ('off' as const),
    lineNumbers: look.lineNumbers,
    renderWhitespace: look.whitespace,
    minimap: { enabled: look.minimap },
  };
}

const isProse = (language: string): boolean => language === 'markdown' || language === 'plaintext';

/** How every text is set, alone or beside another. */
export const textOptions = {
  automaticLayout: true,
  fixedOverflowWidgets: true,
  fontFamily: "'JetBrains Mono', ui-monospace, monospace",
  fontLigatures: false,
  scrollBeyondLastLine: false,
  lineNumbersMinChars: 4,
  lineDecorationsWidth: 12,
  padding: { top: 8, bottom: 8 },
  overviewRulerBorder: false,
  unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: false },
  stickyScroll: { enabled: false },
  codeLens: false,
  links: false,
  accessibilitySupport: 'auto',
  scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 10, useShadows: false },
} as const;
