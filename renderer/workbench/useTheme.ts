import { useEffect, useMemo } from 'react';
import { settings } from '../../main/contract/declaredSettings';
import { useSessionPart, useSessionStore } from '../session/SessionProvider';
import { useSetting, useWriteSetting } from '../session/useSetting';
import { onSystemChange, showMotion, showTheme, themeOf } from '../theme/theme';
import type { ThemeChoice } from '../theme/theme';
import { useCommands } from './useCommands';

const counterpart = {
  light: 'dark',
  dark: 'light',
  'contrast-light': 'contrast-dark',
  'contrast-dark': 'contrast-light',
} as const;

/** Keeps page and session in the theme that was chosen, or in the machine's; offers the commands that choose. */
export function useTheme(): void {
  const store = useSessionStore();
  const write = useWriteSetting();
  const theme = useSessionPart(session => session.theme);
  const choice = useSetting(settings.theme);
  const motion = useSetting(settings.motion);
  useEffect(() => {
    showTheme(theme);
  }, [theme]);
  useEffect(() => {
    const show = () => {
      store.dispatch({ type: 'theme.set', theme: themeOf(choice) });
      showMotion(motion);
    };
    show();
    return onSystemChange(show);
  }, [store, choice, motion]);
  useCommands(
    useMemo(() => {
      const choose = (chosen: ThemeChoice) => () => {
        write(settings.theme, chosen);
      };
      const category = 'Theme';
      return [
        { id: 'theme.light', title: 'Light', category, run: choose('light') },
        { id: 'theme.dark', title: 'Dark', category, run: choose('dark') },
        { id: 'theme.contrastDark', title: 'High contrast, dark', category, run: choose('contrast-dark') },
        { id: 'theme.contrastLight', title: 'High contrast, light', category, run: choose('contrast-light') },
        { id: 'theme.system', title: 'As this machine', category, run: choose('system') },
        {
          id: 'theme.toggle',
          title: 'Toggle light and dark',
          category,
          run: () => {
            choose(counterpart[store.get().theme])();
          },
        },
      ];
    }, [store, write]),
  );
}
