import type { Theme } from '../../main/contract/figure';
import '@vscode/codicons/dist/codicon.css';
import './fonts.css';
import './tokens.css';
import './base.css';
import './contrast.css';
import './still.css';

/** What a person may choose; `system` follows the machine. */
export type ThemeChoice = Theme | 'system';

const key = 'golden-thread:theme';
const themes: readonly Theme[] = ['light', 'dark', 'contrast-dark', 'contrast-light'];
const darkSystem = window.matchMedia('(prefers-color-scheme: dark)');
const contrastSystem = window.matchMedia('(prefers-contrast: more)');
const forcedSystem = window.matchMedia('(forced-colors: active)');
const stillSystem = window.matchMedia('(prefers-reduced-motion: reduce)');

/** The choice made earlier on this machine. */
export function chosenTheme(): ThemeChoice {
  const kept = localStorage.getItem(key);
  return themes.find(theme => theme === kept) ?? 'system';
}

/** The theme that a choice comes to now. Where the machine forces its colours, texts and pictures must go with them. */
export function themeOf(choice: ThemeChoice): Theme {
  if (choice !== 'system' && !forcedSystem.matches) return choice;
  if (contrastSystem.matches || forcedSystem.matches)
    return darkSystem.matches ? 'contrast-dark' : 'contrast-light';
  return darkSystem.matches ? 'dark' : 'light';
}

/** Keeps the choice for the next start. */
export function keepTheme(choice: ThemeChoice): void {
  localStorage.setItem(key, choice);
}

/** Puts the page in a theme. */
export function showTheme(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme;
}

/** Lets the page move as little as the machine asks for, now and whenever it changes its mind. */
export function followMotion(): void {
  const follow = () => {
    document.documentElement.dataset['motion'] = stillSystem.matches ? 'little' : 'free';
  };
  follow();
  stillSystem.addEventListener('change', follow);
}

/** Tells when the machine changes between light and dark, or asks for more contrast. */
export function onSystemTheme(changed: () => void): () => void {
  const systems = [darkSystem, contrastSystem, forcedSystem];
  for (const system of systems) system.addEventListener('change', changed);
  return () => {
    for (const system of systems) system.removeEventListener('change', changed);
  };
}
