import { useEffect, useState } from 'preact/hooks';

type Theme = 'light' | 'dark';
const key = 'credence-theme';

function remembered(): Theme | null {
  try {
    const value = localStorage.getItem(key);
    return value === 'light' || value === 'dark' ? value : null;
  } catch {
    // Pages from disk may have no storage; the system's setting then holds.
    return null;
  }
}

function remember(theme: Theme): void {
  try {
    localStorage.setItem(key, theme);
  } catch {
    // Then the choice lasts as long as the page.
  }
}

/** Shows the theme that the reader chose before; without one the system's holds. */
export function applyTheme(theme: Theme | null = remembered()): void {
  if (theme === null) delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

/** Follows the system until the reader chooses. */
export function ThemeToggle() {
  const [chosen, setChosen] = useState<Theme | null>(remembered);
  const [system, setSystem] = useState<Theme>('light');
  useEffect(() => {
    const query = matchMedia('(prefers-color-scheme: dark)');
    const read = () => setSystem(query.matches ? 'dark' : 'light');
    read();
    query.addEventListener('change', read);
    return () => query.removeEventListener('change', read);
  }, []);
  const dark = (chosen ?? system) === 'dark';
  return (
    <button
      type="button"
      class="theme"
      aria-pressed={dark}
      aria-label="Dark theme"
      title={dark ? 'Use the light theme' : 'Use the dark theme'}
      onClick={() => {
        const next = dark ? 'light' : 'dark';
        remember(next);
        applyTheme(next);
        setChosen(next);
      }}
    >
      <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
        <circle cx="10" cy="10" r="7.25" fill="none" stroke="currentColor" stroke-width="1.5" />
        <path d="M10 2.75a7.25 7.25 0 0 1 0 14.5z" fill="currentColor" />
      </svg>
    </button>
  );
}
