import '@vscode/codicons/dist/codicon.css';
import './fonts.css';
import './tokens.css';
import './base.css';

/** What a person may choose; `system` follows the machine. */
export type ThemeChoice = 'light' | 'dark' | 'system';

const key = 'golden-thread:theme';
const darkSystem = window.matchMedia('(prefers-color-scheme: dark)');

/** The choice made earlier on this machine. */
export function chosenTheme(): ThemeChoice {
  const kept = localStorage.getItem(key);
  return kept === 'light' || kept === 'dark' ? kept : 'system';
}

/** The theme that a choice comes to now. */
export function themeOf(choice: ThemeChoice): 'light' | 'dark' {
  if (choice !== 'system') return choice;
  return darkSystem.matches ? 'dark' : 'light';
}

/** Keeps the choice for the next start. */
export function keepTheme(choice: ThemeChoice): void {
  localStorage.setItem(key, choice);
}

/** Puts the page in a theme. */
export function showTheme(theme: 'light' | 'dark'): void {
  document.documentElement.dataset['theme'] = theme;
}

/** Tells when the machine changes between light and dark. */
export function onSystemTheme(changed: () => void): () => void {
  darkSystem.addEventListener('change', changed);
  return () => {
    darkSystem.removeEventListener('change', changed);
  };
}
