import {html, nothing} from 'lit';
import {post} from '../api.js';
import {clock, queueName} from '../format.js';
import {sign} from '../icons.js';
import {rich, t} from '../i18n.js';
import {View, announce} from '../view.js';
import {effectList} from './effect.js';
import {breachList} from './guardrails.js';
import {agentName, leaves, moveAction, problemText, targetsOf} from './moves.js';

/** @typedef {import('../types.js').Board} Board */
/** @typedef {import('../types.js').Breach} Breach */
/** @typedef {import('../types.js').Effect} Effect */
/** @typedef {import('../types.js').Move} Move */
/** @typedef {import('../types.js').Proposal} Proposal */

const DURATIONS = [15, 30, 60];
const HERE = new Set(['available', 'busy', 'wrap_up']);

/** Changes who goes and for how long in a proposal; what that would change is shown before it is saved. */
class EditDialog extends View {
  static properties = {
    board: {attribute: false},
    proposal: {state: true},
    people: {state: true},
    minutes: {state: true},
    effect: {state: true},
    breaches: {state: true},
    error: {state: true},
    busy: {state: true},
  };

  constructor() {
    super();
    /** @type {Board|null} */
    this.board = null;
    /** @type {Proposal|null} as it was when the dialog opened */
    this.proposal = null;
    /** @type {string[]} those who go */
    this.people = [];
    /** @type {string[]} those proposed or added here, whether they go or not */
    this.listed = [];
    /** @type {number|null} null = as it was proposed */
    this.minutes = null;
    /** @type {Effect[]|null} null = not known yet */
    this.effect = null;
    /** @type {Breach[]} */
    this.breaches = [];
    this.error = '';
    this.busy = false;
    this.question = 0;
  }

  /** @param {Proposal} proposal */
  async open(proposal) {
    this.proposal = proposal;
    this.people = proposal.actions.map((move) => move.agent);
    this.listed = this.people;
    this.minutes = null;
    this.effect = proposal.effect;
    this.breaches = [];
    this.error = '';
    this.busy = false;
    await this.updateComplete;
    this.querySelector('dialog')?.showModal();
  }

  render() {
    return html`<dialog class="dialog" aria-labelledby="edit-title" data-testid="edit-dialog" @close=${() => (this.proposal = null)}>
      ${this.proposal && this.board ? this.form(this.proposal, this.board) : nothing}
    </dialog>`;
  }

  /** @param {Proposal} proposal @param {Board} board */
  form(proposal, board) {
    const others = this.others(board);
    return html`<form method="dialog" @submit=${(/** @type {Event} */ event) => this.save(event)}>
      <h2 id="edit-title">${rich('edit.title', {to: queueName(this.to)})}</h2>
      <fieldset>
        <legend>${t('edit.who')}</legend>
        <div class="edit-people">${this.listed.map((id) => this.person(id, board))}</div>
        ${others.length > 0
          ? html`<label class="edit-add">${t('edit.add')}
              <select data-testid="edit-add" @change=${(/** @type {Event} */ event) => this.add(event)}>
                <option value="">${t('edit.nobody')}</option>
                ${others.map((agent) => html`<option value=${agent.agent}>${agent.name || agent.agent}</option>`)}
              </select></label>`
          : nothing}
      </fieldset>
      <fieldset>
        <legend>${t('move.how_long')}</legend>
        <div class="choices">
          ${this.length(null, t('edit.as_proposed', {until: clock(proposal.actions[0].end)}))}
          ${DURATIONS.map((minutes) => this.length(minutes, t('move.minutes', {count: minutes})))}
        </div>
      </fieldset>
      <div class="move-effect" aria-live="polite" aria-busy=${this.effect === null}>
        <h3 class="effect-title">${t('proposals.effect')}</h3>
        ${this.effect === null ? html`<p class="calm">${t('move.predicting')}</p>` : effectList(this.effect, board)}
        ${breachList(this.breaches, board)}
      </div>
      ${this.error ? html`<p class="error" role="alert">${sign('warn')} <span>${this.error}</span></p>` : nothing}
      <div class="buttons">
        <button class="primary" type="submit" data-testid="edit-save"
          ?disabled=${this.busy || this.people.length === 0 || this.breaches.length > 0}>${t('edit.save')}</button>
        <button class="quiet" type="button" data-testid="edit-cancel" @click=${() => this.close()}>${t('cancel')}</button>
      </div>
    </form>`;
  }

  /** @param {string} id @param {Board} board */
  person(id, board) {
    return html`<label class="check"><input type="checkbox" data-testid="edit-person-${id}" .checked=${this.people.includes(id)}
      @change=${(/** @type {Event} */ event) => this.choose(id, /** @type {HTMLInputElement} */ (event.target).checked)}>
      <bdi>${agentName(id, board)}</bdi></label>`;
  }

  /** @param {number|null} minutes @param {string} label */
  length(minutes, label) {
    const change = () => {
      this.minutes = minutes;
      this.ask();
    };
    return html`<label class="choice"><input type="radio" name="edit-minutes" .checked=${minutes === this.minutes}
      data-testid="edit-minutes-${minutes ?? 'same'}" @change=${change}><span><bdi>${label}</bdi></span></label>`;
  }

  get to() {
    return this.proposal?.actions[0].to ?? '';
  }

  /** Who could go besides. @param {Board} board */
  others(board) {
    return board.agents.filter(
      (agent) =>
        HERE.has(agent.state) && !agent.moved && !this.listed.includes(agent.agent) && targetsOf(agent).includes(this.to) && !agent.queues.includes(this.to),
    );
  }

  /** @param {string} id @param {boolean} goes */
  choose(id, goes) {
    this.people = goes ? [...this.people, id] : this.people.filter((one) => one !== id);
    this.ask();
  }

  /** @param {Event} event */
  add(event) {
    const select = /** @type {HTMLSelectElement} */ (event.target);
    if (select.value) {
      this.listed = [...this.listed, select.value];
      this.choose(select.value, true);
    }
    select.value = '';
  }

  /** @returns {Move[]} */
  actions() {
    const {proposal, board} = this;
    if (!proposal || !board?.at) return [];
    const now = board.at;
    const usual = proposal.actions[0];
    return this.people.map((id) => {
      const proposed = proposal.actions.find((move) => move.agent === id);
      const agent = board.agents.find((row) => row.agent === id);
      const action = proposed ?? (agent ? moveAction(agent, leaves(agent, this.to), this.to, 0, now) : {...usual, agent: id});
      const end = this.minutes === null ? (proposed ?? usual).end : new Date(Date.parse(now) + this.minutes * 60_000).toISOString();
      return {...action, start: now, end};
    });
  }

  /** Asks what the proposal would do as it is chosen; the answer to an earlier question is dropped. */
  async ask() {
    const question = ++this.question;
    this.error = '';
    this.breaches = [];
    this.effect = this.people.length === 0 ? [] : null;
    if (this.people.length === 0) return;
    try {
      const answer = await post('what-if', {actions: this.actions()});
      if (question !== this.question) return;
      this.effect = answer.effect;
      this.breaches = answer.guardrails;
    } catch (error) {
      if (question !== this.question) return;
      this.effect = [];
      this.error = problemText(error);
    }
  }

  /** @param {Event} event */
  async save(event) {
    event.preventDefault();
    const id = this.proposal?.id;
    if (!id || this.busy) return;
    this.busy = true;
    this.error = '';
    try {
      await post(`proposals/${encodeURIComponent(id)}/edit`, {actions: this.actions()});
      announce(t('edit.done'), 'good');
      this.close();
    } catch (error) {
      this.error = problemText(error);
    } finally {
      this.busy = false;
    }
  }

  close() {
    this.querySelector('dialog')?.close();
  }
}

customElements.define('edit-dialog', EditDialog);
