import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {post} from '../api.js';
import {clock, clockWithSeconds} from '../format.js';
import {sign} from '../icons.js';
import {rich, t} from '../i18n.js';
import {View, announce} from '../view.js';
import {moveGroups, moveSentence, problemText} from './moves.js';

/** @typedef {import('../types.js').Board} Board */
/** @typedef {import('../types.js').Decision} Decision */

/** What was decided, newest first, and the way back. */
class Decisions extends View {
  static properties = {
    board: {attribute: false},
    mayDecide: {attribute: false},
    busy: {state: true},
    error: {state: true},
  };

  constructor() {
    super();
    /** @type {Board|null} */
    this.board = null;
    this.mayDecide = false;
    /** @type {string|null} decision that is being undone */
    this.busy = null;
    /** @type {{id: string, text: string}|null} */
    this.error = null;
  }

  render() {
    const board = this.board;
    if (!board) return nothing;
    return html`<section class="panel decisions" aria-labelledby="decisions-title">
      <h2 id="decisions-title" class="panel-title" tabindex="-1">${t('decisions.title')}</h2>
      ${board.decisions.length === 0
        ? html`<p class="calm">${t('decisions.none')}</p>`
        : html`<ol class="decision-list" tabindex="0" aria-labelledby="decisions-title" data-testid="decisions">
            ${repeat(board.decisions, (decision) => decision.id, (decision) => this.entry(decision, board))}
          </ol>`}
    </section>`;
  }

  /** @param {Decision} decision @param {Board} board */
  entry(decision, board) {
    const end = moveGroups(decision.actions)[0]?.end ?? decision.actions[0]?.end;
    return html`<li class="decision ${decision.undone ? 'undone' : ''}" data-testid="decision-${decision.id}"
      data-kind=${decision.kind}>
      <time class="decision-time" datetime=${decision.at} title=${clockWithSeconds(decision.at)}>${clock(decision.at)}</time>
      <div class="decision-text">
        <p><bdi class="who">${decision.by}</bdi> ${t(`decisions.kind.${decision.kind}`)}
          ${decision.undone ? html`<span class="tag">${t('decisions.undone')}</span>` : nothing}</p>
        ${decision.kind === 'dismiss' ? nothing : html`<p class="sub what">${moveSentence(decision.actions, board)}${end && decision.kind !== 'undo'
            ? rich('decisions.until', {until: clock(end)})
            : nothing}</p>`}
        ${decision.because ? html`<p class="sub">${t(`because.${decision.because}`)}</p>` : nothing}
        ${decision.reason ? html`<p class="sub">${rich('decisions.reason', {reason: decision.reason})}</p>` : nothing}
        ${this.error?.id === decision.id ? html`<p class="error" role="alert">${sign('warn')} <span>${this.error.text}</span></p>` : nothing}
      </div>
      ${decision.can_undo && !decision.undone && this.mayDecide ? this.undoButton(decision) : nothing}
    </li>`;
  }

  /** @param {Decision} decision */
  undoButton(decision) {
    const label = t('decisions.undo_label', {time: clock(decision.at)});
    return html`<button type="button" class="quiet small" aria-label=${label} data-testid="undo-${decision.id}"
      ?disabled=${this.busy === decision.id} @click=${() => this.undo(decision.id)}>
      ${sign('undo')} ${t('decisions.undo')}</button>`;
  }

  /** Undoes the newest decision that may be undone (the shortcut). */
  undoLast() {
    const last = this.board?.decisions.find((decision) => decision.can_undo && !decision.undone);
    if (last && this.mayDecide) this.undo(last.id);
  }

  /** @param {string} id */
  async undo(id) {
    if (this.busy) return;
    this.busy = id;
    this.error = null;
    try {
      await post(`moves/${encodeURIComponent(id)}/undo`);
      announce(t('decisions.undo_done'), 'good');
      this.say('undone', id);
      this.focusOn('#decisions-title');
    } catch (error) {
      this.error = {id, text: problemText(error)};
      announce(this.error.text, 'bad');
    } finally {
      this.busy = null;
    }
  }
}

customElements.define('floor-decisions', Decisions);
