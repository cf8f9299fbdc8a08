/**
 * Moves the focus among the `[data-rove]` elements of a table or list: arrow up and down, Home and End. Each stays in the
 * tab order too.
 *
 * @param {KeyboardEvent} event
 */
export function roveWithArrows(event) {
  const list = /** @type {HTMLElement} */ (event.currentTarget);
  const stops = /** @type {HTMLElement[]} */ ([...list.querySelectorAll('[data-rove]')]);
  const at = stops.indexOf(/** @type {HTMLElement} */ (event.target));
  if (at < 0) return;
  const last = stops.length - 1;
  /** @type {Record<string, number>} */
  const next = {ArrowDown: Math.min(at + 1, last), ArrowUp: Math.max(at - 1, 0), Home: 0, End: last};
  if (!(event.key in next)) return;
  event.preventDefault();
  stops[next[event.key]].focus();
}

const STORED = 'ramzor.shortcuts';

/** Whether single keys act; a visitor may turn them off (WCAG 2.1.4). */
export const shortcutsOn = () => localStorage.getItem(STORED) !== 'off';

/** @param {boolean} on */
export const setShortcuts = (on) => localStorage.setItem(STORED, on ? 'on' : 'off');

/** The key of a shortcut, or null where keys belong to a field, a dialog or the browser.
 * @param {KeyboardEvent} event */
export function shortcutKey(event) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return null;
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest('input, textarea, select, dialog, [contenteditable]')) return null;
  if (event.key === '?') return '?';
  if (!shortcutsOn()) return null;
  // By the key's place, so that they work with a Hebrew layout too.
  return event.code.startsWith('Key') ? event.code.slice(3).toLowerCase() : null;
}
