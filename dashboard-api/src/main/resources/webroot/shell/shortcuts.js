import {html} from 'lit';
import {t} from '../i18n.js';
import {View} from '../view.js';
import {setShortcuts, shortcutsOn} from './keyboard.js';

/** Key and what it does; in the order shown. */
const KEYS = [
  ['A', 'apply'],
  ['E', 'edit'],
  ['D', 'dismiss'],
  ['U', 'undo'],
  ['P', 'pause'],
  ['↑ ↓', 'rows'],
  ['?', 'help'],
];

/** The keys of the page, and the switch that turns them off. */
class Shortcuts extends View {
  open() {
    this.querySelector('dialog')?.showModal();
  }

  render() {
    return html`<dialog class="dialog" aria-labelledby="shortcuts-title" data-testid="shortcuts-dialog">
      <h2 id="shortcuts-title">${t('shortcuts.title')}</h2>
      <dl class="keys">${KEYS.map(([key, what]) => html`<div><dt><kbd>${key}</kbd></dt><dd>${t(`shortcuts.${what}`)}</dd></div>`)}</dl>
      <label class="check"><input type="checkbox" .checked=${shortcutsOn()}
        @change=${(/** @type {Event} */ event) => setShortcuts(/** @type {HTMLInputElement} */ (event.target).checked)}>
        <span>${t('shortcuts.on')}</span></label>
      <div class="buttons"><button type="button" class="primary" @click=${() => this.querySelector('dialog')?.close()}>${t('close')}</button></div>
    </dialog>`;
  }
}

customElements.define('shell-shortcuts', Shortcuts);
