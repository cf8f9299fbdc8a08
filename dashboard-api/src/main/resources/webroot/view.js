import {LitElement} from 'lit';
import {languageChanges} from './i18n.js';

/**
 * A component of the page. It renders into the page itself, not into a shadow tree, so that one style sheet holds the
 * design and labels may point across components; it renders again when the language changes.
 */
export class View extends LitElement {
  #speak = () => this.requestUpdate();

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    languageChanges.addEventListener('change', this.#speak);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    languageChanges.removeEventListener('change', this.#speak);
  }

  /** @param {string} name @param {unknown} [detail] an event for the components above */
  say(name, detail) {
    this.dispatchEvent(new CustomEvent(name, {detail, bubbles: true, composed: true}));
  }

  /** Puts the focus on the element of the first selector that matches, once the page shows it.
   * @param {string[]} selectors */
  async focusOn(...selectors) {
    await this.updateComplete;
    const found = selectors.map((selector) => this.querySelector(selector)).find(Boolean);
    /** @type {HTMLElement|undefined} */ (found)?.focus();
  }
}

/** Says a sentence to everybody: shown for a while, and read aloud.
 * @param {string} text @param {'good'|'bad'|'plain'} [tone] */
export function announce(text, tone = 'plain') {
  window.dispatchEvent(new CustomEvent('ramzor-announce', {detail: {text, tone}}));
}
