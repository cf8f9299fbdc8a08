import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {t} from '../i18n.js';
import {View} from '../view.js';
import {roveWithArrows} from '../shell/keyboard.js';
import {COLUMNS, queueRow} from './queue-row.js';

/** @typedef {import('../types.js').Board} Board */

/** The queues: one row each, worst news readable at a glance. */
class QueueTable extends View {
  static properties = {board: {attribute: false}, open: {state: true}};

  constructor() {
    super();
    /** @type {Board|null} */
    this.board = null;
    /** @type {ReadonlySet<string>} queues whose details are shown */
    this.open = new Set();
  }

  render() {
    const board = this.board;
    if (!board) return nothing;
    return html`<section class="panel queues" aria-labelledby="queues-title">
      <h2 id="queues-title" class="panel-title">${t('queues.title')}
        <span class="panel-note">${t('queues.note', {minutes: board.formula_window_minutes})}</span></h2>
      <div class="table-scroll">
        <table class="queue-table" data-testid="queue-table" @keydown=${roveWithArrows}>
          <thead>
            <tr>
              <th scope="col">${t('column.queue')}</th>
              ${COLUMNS.map((column) => html`<th scope="col" class="head-${column}" title=${t(`column_title.${column}`)}>
                ${t(`column.${column}`)}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${repeat(board.queues, (row) => row.queue, (row) =>
              queueRow(row, {
                open: this.open.has(row.queue),
                windowMinutes: board.formula_window_minutes,
                toggle: (queue) => this.toggle(queue),
                trace: (queue, column) => this.say('trace-wanted', {of: {queue}, column}),
              }))}
          </tbody>
        </table>
      </div>
      ${board.unknown_queues.length === 0
        ? nothing
        : html`<p class="notice" data-testid="unknown-queues">${t('queues.unknown', {count: board.unknown_queues.length})}
            ${board.unknown_queues.map((queue, i) => html`${i > 0 ? ', ' : ''}<bdi><code>${queue}</code></bdi>`)}.
            ${t('queues.unknown_advice')}</p>`}
    </section>`;
  }

  /** @param {string} queue */
  toggle(queue) {
    const next = new Set(this.open);
    if (!next.delete(queue)) next.add(queue);
    this.open = next;
  }
}

customElements.define('floor-queues', QueueTable);
