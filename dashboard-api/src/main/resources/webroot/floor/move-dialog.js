import {html, nothing} from 'lit';
import {post} from '../api.js';
import {clock, list, queueName} from '../format.js';
import {sign} from '../icons.js';
import {rich, t} from '../i18n.js';
import {View, announce} from '../view.js';
import {effectList} from './effect.js';
import {breachList} from './guardrails.js';
import {leaves, moveAction, problemText, targetsOf} from './moves.js';

/** @typedef {import('../types.js').Board} Board */
/** @typedef {import('../types.js').AgentRow} AgentRow */
/** @typedef {import('../types.js').Effect} Effect */
/** @typedef {import('../types.js').Breach} Breach */

const DURATIONS = [15, 30, 60];

/** Moves one agent by hand: where to, how long, and what it would change before it is done. */
class MoveDialog extends View {
  static properties = {
    board: {attribute: false},
    agentId: {state: true},
    to: {state: true},
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
    /** @type {string|null} */
    this.agentId = null;
    /** @type {string|null} */
    this.to = null;
    this.minutes = 30;
    /** @type {Effect[]|null} null = not known yet */
    this.effect = null;
    /** @type {Breach[]} guardrails that it would break; a person may move all the same */
    this.breaches = [];
    this.error = '';
    this.busy = false;
    this.question = 0;
  }

  /** @param {string} agentId @param {string|null} to */
  async open(agentId, to) {
    this.agentId = agentId;
    this.to = to ?? this.targets()[0] ?? null;
    this.minutes = 30;
    this.error = '';
    this.busy = false;
    await this.updateComplete;
    this.querySelector('dialog')?.showModal();
    this.ask();
  }

  get agent() {
    return this.board?.agents.find((row) => row.agent === this.agentId) ?? null;
  }

  targets() {
    return this.agent ? targetsOf(this.agent) : [];
  }

  render() {
    const agent = this.agent;
    return html`<dialog class="dialog" aria-labelledby="move-title" data-testid="move-dialog" @close=${() => (this.agentId = null)}>
      ${agent && this.board ? this.form(agent, this.board) : nothing}
    </dialog>`;
  }

  /** @param {AgentRow} agent @param {Board} board */
  form(agent, board) {
    return html`<form method="dialog" @submit=${(/** @type {Event} */ event) => this.confirm(event)}>
      <h2 id="move-title">${rich('move.title', {name: agent.name || agent.agent})}</h2>
      <p class="sub">${rich('move.now', {queues: list(agent.queues.map(queueName)) || t('agents.no_queue')})}
        ${agent.open_contacts > 0 ? rich('move.holds', {count: agent.open_contacts}) : nothing}
        ${agent.next ? html`<br>${t('agents.next', {activity: t(`activity.${agent.next.activity}`), time: clock(agent.next.at)})}` : nothing}</p>
      <fieldset>
        <legend>${t('move.to')}</legend>
        <div class="choices">${this.targets().map((queue) => this.choice('to', queue, queueName(queue), queue === this.to, () => (this.to = queue)))}</div>
      </fieldset>
      <fieldset>
        <legend>${t('move.how_long')}</legend>
        <div class="choices">${DURATIONS.map((minutes) =>
          this.choice('minutes', String(minutes), t('move.minutes', {count: minutes}), minutes === this.minutes, () => (this.minutes = minutes)))}</div>
      </fieldset>
      <div class="move-effect" aria-live="polite" aria-busy=${this.effect === null}>
        <h3 class="effect-title">${t('proposals.effect')}</h3>
        ${this.effect === null ? html`<p class="calm">${t('move.predicting')}</p>` : nothing}
        ${this.effect?.length === 0 ? html`<p class="calm">${t('move.no_prediction')}</p>` : nothing}
        ${this.effect && this.effect.length > 0 ? effectList(this.effect, board) : nothing}
        ${breachList(this.breaches, board)}
      </div>
      ${this.error ? html`<p class="error" role="alert">${sign('warn')} <span>${this.error}</span></p>` : nothing}
      <div class="buttons">
        <button class="primary" type="submit" data-testid="move-confirm" ?disabled=${this.busy || !this.to}>${t('move.confirm')}</button>
        <button class="quiet" type="button" data-testid="move-cancel" @click=${() => this.close()}>${t('cancel')}</button>
      </div>
    </form>`;
  }

  /** @param {string} name @param {string} value @param {string} label @param {boolean} checked @param {() => void} choose */
  choice(name, value, label, checked, choose) {
    const change = () => {
      choose();
      this.ask();
    };
    return html`<label class="choice"><input type="radio" name=${name} value=${value} .checked=${checked}
      data-testid="move-${name}-${value}" @change=${change}><span><bdi>${label}</bdi></span></label>`;
  }

  /** Asks for the effect of what is chosen; the answer to an earlier question is dropped. */
  async ask() {
    const agent = this.agent;
    const now = this.board?.at;
    if (!agent || !this.to || !now) return;
    const question = ++this.question;
    this.effect = null;
    this.breaches = [];
    this.error = '';
    const actions = [moveAction(agent, leaves(agent, this.to), this.to, this.minutes, now)];
    try {
      const answer = await post('what-if', {actions});
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
  async confirm(event) {
    event.preventDefault();
    const agent = this.agent;
    if (!agent || !this.to || this.busy) return;
    this.busy = true;
    this.error = '';
    try {
      await post('moves', {agent: agent.agent, from: leaves(agent, this.to), to: this.to, minutes: this.minutes});
      announce(t('move.done', {name: agent.name || agent.agent, to: queueName(this.to)}), 'good');
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

customElements.define('move-dialog', MoveDialog);
