const STORED = 'ramzor.theme';

/** @typedef {'auto'|'light'|'dark'} Theme */

/** The themes in the order in which the switch goes round. @type {Theme[]} */
export const THEMES = ['auto', 'light', 'dark'];

/** @returns {Theme} */
export function theme() {
  const stored = /** @type {Theme} */ (localStorage.getItem(STORED));
  return THEMES.includes(stored) ? stored : 'auto';
}

/** @param {Theme} next `auto` follows the system */
export function useTheme(next) {
  localStorage.setItem(STORED, next);
  applyTheme();
}

/** Says the theme to the style sheet. */
export function applyTheme() {
  const now = theme();
  if (now === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = now;
}
