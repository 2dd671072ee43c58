import type { Theme } from '../../main/contract/figure';
import '@vscode/codicons/dist/codicon.css';
import './fonts.css';
import './tokens.css';
import './base.css';
import './contrast.css';
import './still.css';

/** What a person may choose; `system` follows the machine. */
export type ThemeChoice = Theme | 'system';

const darkSystem = window.matchMedia('(prefers-color-scheme: dark)');
const contrastSystem = window.matchMedia('(prefers-contrast: more)');
const forcedSystem = window.matchMedia('(forced-colors: active)');
const stillSystem = window.matchMedia('(prefers-reduced-motion: reduce)');

/** The theme that a choice comes to now. Where the machine forces its colours, texts and pictures must go with them. */
export function themeOf(choice: ThemeChoice): Theme {
  if (choice !== 'system' && !forcedSystem.matches) return choice;
  if (contrastSystem.matches || forcedSystem.matches)
    return darkSystem.matches ? 'contrast-dark' : 'contrast-light';
  return darkSystem.matches ? 'dark' : 'light';
}

/** Puts the page in a theme. */
export function showTheme(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme;
}

/** Lets the page move as it likes, or as little as the person or the machine asks for. */
export function showMotion(choice: 'auto' | 'on'): void {
  const little = choice === 'on' || stillSystem.matches;
  document.documentElement.dataset['motion'] = little ? 'little' : 'free';
}

/** Tells when the machine changes between light and dark, or asks for more contrast or less motion. */
export function onSystemChange(changed: () => void): () => void {
  const systems = [darkSystem, contrastSystem, forcedSystem, stillSystem];
  for (const system of systems) system.addEventListener('change', changed);
  return () => {
    for (const system of systems) system.removeEventListener('change', changed);
  };
}
