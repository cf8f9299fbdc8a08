import {html, nothing} from 'lit';
import {get} from '../api.js';
import {count} from '../format.js';
import {known, t} from '../i18n.js';
import {View} from '../view.js';
import {problemText} from '../floor/moves.js';

/** @typedef {{file: string, line: number, reason: string, text: string}} Reject */

const PAGE = 50;

/** The lines that were set aside, with where they stood and why. */
class Rejects extends View {
  static properties = {pages: {state: true}, rows: {state: true}, total: {state: true}, next: {state: true}, error: {state: true}};

  constructor() {
    super();
    /** @type {(string|null)[]} where this page and those before it begin; null = the newest */
    this.pages = [];
    /** @type {Reject[]|null} null = not loaded yet */
    this.rows = null;
    this.total = 0;
    /** @type {string|null} where the next page begins; null = this is the last */
    this.next = null;
    this.error = '';
  }

  connectedCallback() {
    super.connectedCallback();
    this.load([null]);
  }

  /** @param {(string|null)[]} pages the last one is shown */
  async load(pages) {
    const before = pages[pages.length - 1];
    try {
      const answer = await get(`rejects?limit=${PAGE}${before === null ? '' : `&before=${encodeURIComponent(before)}`}`);
      this.rows = answer.rejects;
      this.total = answer.total;
      this.next = answer.before;
      this.pages = pages;
      this.error = '';
    } catch (error) {
      this.error = problemText(error);
    }
  }

  render() {
    return html`<main id="main" class="plain-page">
      <p><a href="#/">${t('back')}</a></p>
      <section class="panel" aria-labelledby="rejects-title">
        <h1 id="rejects-title" class="panel-title">${t('rejects.title')} <span class="panel-note">${count(this.total)}</span></h1>
        <p class="sub">${t('rejects.note')}</p>
        ${this.error ? html`<p class="error" role="alert">${this.error}</p>` : nothing}
        ${this.rows === null ? nothing : this.rows.length === 0 ? html`<p class="calm">${t('rejects.none')}</p>` : this.table(this.rows)}
      </section>
    </main>`;
  }

  /** @param {Reject[]} rows */
  table(rows) {
    const first = (this.pages.length - 1) * PAGE + 1;
    return html`<div class="table-scroll" tabindex="0">
        <table class="reject-table" data-testid="rejects">
          <thead><tr>${['file', 'line', 'reason', 'text'].map((column) => html`<th scope="col">${t(`rejects.${column}`)}</th>`)}</tr></thead>
          <tbody>${rows.map((row) => html`<tr>
            <td><bdi>${row.file}</bdi></td><td class="number">${row.line > 0 ? count(row.line) : ''}</td>
            <td>${reasonName(row.reason)}</td><td><code dir="ltr">${row.text}</code></td></tr>`)}</tbody>
        </table>
      </div>
      <nav class="paging" aria-label=${t('rejects.pages')}>
        <button type="button" class="quiet" ?disabled=${this.pages.length < 2} @click=${() => this.load(this.pages.slice(0, -1))}>${t('rejects.previous')}</button>
        <span class="sub"><bdi>${count(first)}–${count(first + rows.length - 1)}</bdi> / <bdi>${count(this.total)}</bdi></span>
        <button type="button" class="quiet" ?disabled=${this.next === null} @click=${() => this.load([...this.pages, this.next])}>${t('rejects.next')}</button>
      </nav>`;
  }
}

/** The reason's code in words, and its detail as the server wrote it. @param {string} reason */
function reasonName(reason) {
  const [code, ...detail] = reason.split(': ');
  const words = known(`reject.${code}`) ? t(`reject.${code}`) : code;
  return detail.length > 0 ? html`${words}<br><bdi class="sub">${detail.join(': ')}</bdi>` : words;
}

customElements.define('rejects-page', Rejects);
