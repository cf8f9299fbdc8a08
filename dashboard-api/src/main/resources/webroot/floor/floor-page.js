import {html, nothing} from 'lit';
import {sign} from '../icons.js';
import {clockWithSeconds} from '../format.js';
import {rich, t} from '../i18n.js';
import {mayDecide} from '../session.js';
import {View} from '../view.js';
import {firstSteps} from './sources.js';
import './agents.js';
import './bot-light.js';
import './decisions.js';
import './edit-dialog.js';
import './move-dialog.js';
import './proposals.js';
import './queue-table.js';
import './trace-dialog.js';

/** @typedef {import('../types.js').Board} Board */
/** @typedef {import('../types.js').Session} Session */
/** @typedef {import('../types.js').Connection} Connection */

/** The supervisor's page: queues, agents, proposals, decisions. */
class FloorPage extends View {
  static properties = {board: {attribute: false}, connection: {attribute: false}, session: {attribute: false}};

  constructor() {
    super();
    /** @type {Board|null} */
    this.board = null;
    /** @type {Connection} */
    this.connection = 'connecting';
    /** @type {Session|null} */
    this.session = null;
  }

  render() {
    const board = this.board;
    if (!board) return html`<main id="main" class="floor waiting-page"><p class="calm" role="status">${t('floor.loading')}</p></main>`;
    const decides = mayDecide(this.session);
    const fresh = this.connection === 'live';
    return html`<main id="main" class="floor ${fresh ? '' : 'not-live'}" @move-wanted=${this.moveWanted}
        @undo-wanted=${this.undoWanted} @edit-wanted=${this.editWanted} @trace-wanted=${this.traceWanted} @undone=${() => this.proposals()?.forget()}>
      <h1 class="hidden">${t('page.floor')}</h1>
      ${fresh ? nothing : this.lostNotice(board)}
      ${board.proposals.length > 0
        ? html`<a class="jump" href="#proposals" @click=${this.jump}>${t('floor.jump', {count: board.proposals.length})} ${sign('down')}</a>`
        : nothing}
      <div class="floor-grid">
        <div class="floor-main">
          ${board.sources.length === 0 && board.mode === 'serve' ? firstSteps() : nothing}
          <floor-queues .board=${board}></floor-queues>
        </div>
        <div class="floor-rail">
          <floor-proposals .board=${board} .mayDecide=${decides}></floor-proposals>
          <floor-bot .board=${board} .mayDecide=${decides}></floor-bot>
          <floor-decisions .board=${board} .mayDecide=${decides}></floor-decisions>
          <floor-sources .board=${board}></floor-sources>
        </div>
        <div class="floor-main">
          <floor-agents .board=${board} .mayDecide=${decides}></floor-agents>
        </div>
      </div>
      <move-dialog .board=${board}></move-dialog>
      <edit-dialog .board=${board}></edit-dialog>
      <trace-dialog .board=${board}></trace-dialog>
    </main>`;
  }

  /** @param {Board} board */
  lostNotice(board) {
    return html`<p class="lost" role="alert" data-testid="not-live">${sign('warn')}
      <span>${rich(`floor.${this.connection}`, {time: clockWithSeconds(board.at)})}</span></p>`;
  }

  /** @param {'apply'|'edit'|'dismiss'|'undo'} what a shortcut */
  act(what) {
    if (what === 'undo') this.decisions()?.undoLast();
    else this.proposals()?.first(what);
  }

  /** @param {CustomEvent} event */
  moveWanted(event) {
    /** @type {any} */ (this.querySelector('move-dialog'))?.open(event.detail.agent, event.detail.to);
  }

  /** @param {CustomEvent} event */
  editWanted(event) {
    /** @type {any} */ (this.querySelector('edit-dialog'))?.open(event.detail);
  }

  /** @param {CustomEvent} event */
  traceWanted(event) {
    /** @type {any} */ (this.querySelector('trace-dialog'))?.show(event.detail.of, event.detail.column);
  }

  /** @param {CustomEvent} event */
  undoWanted(event) {
    this.decisions()?.undo(event.detail);
  }

  /** @param {Event} event */
  jump(event) {
    event.preventDefault();
    const title = /** @type {HTMLElement|null} */ (this.querySelector('#proposals-title'));
    title?.scrollIntoView({block: 'start'});
    title?.focus();
  }

  /** @returns {any} */
  proposals() {
    return this.querySelector('floor-proposals');
  }

  /** @returns {any} */
  decisions() {
    return this.querySelector('floor-decisions');
  }
}

customElements.define('floor-page', FloorPage);
