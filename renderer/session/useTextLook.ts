import { useMemo } from 'react';
import { settings } from '../../main/contract/declaredSettings';
import { useSetting } from './useSetting';

/** How texts are to be shown; the same object until something of it changes. */
export function useTextLook() {
  const fontSize = useSetting(settings.fontSize);
  const tabSize = useSetting(settings.tabSize);
  const wordWrap = useSetting(settings.wordWrap);
  const lineNumbers = useSetting(settings.lineNumbers);
  const whitespace = useSetting(settings.whitespace);
  const minimap = useSetting(settings.minimap);
  return useMemo(
    () => ({ fontSize, tabSize, wordWrap, lineNumbers, whitespace, minimap }),
    [fontSize, tabSize, wordWrap, lineNumbers, whitespace, minimap],
  );
}
