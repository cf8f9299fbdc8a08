import {html, nothing} from 'lit';
import {sign} from '../icons.js';
import {View} from '../view.js';

const SHOWN_MS = 6_000;

/** Says what happened: read aloud by screen readers, shown for some seconds. */
class Announcer extends View {
  static properties = {text: {state: true}, tone: {state: true}};

  constructor() {
    super();
    this.text = '';
    this.tone = 'plain';
    this.timer = 0;
    this.hear = this.hear.bind(this);
  }

  connectedCallback() {
    super.connectedCallback();
    window.addEventListener('ramzor-announce', this.hear);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener('ramzor-announce', this.hear);
  }

  /** @param {Event} event */
  hear(event) {
    const {text, tone} = /** @type {CustomEvent} */ (event).detail;
    this.text = text;
    this.tone = tone;
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => (this.text = ''), SHOWN_MS);
  }

  render() {
    return html`<div class="toast-place" role="status" aria-live="polite" data-testid="announcement">${this.text
      ? html`<p class="toast toast-${this.tone}">${sign(this.tone === 'bad' ? 'warn' : 'check')}<span>${this.text}</span></p>`
      : nothing}</div>`;
  }
}

customElements.define('shell-announcer', Announcer);
