import {html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {post} from '../api.js';
import {clock, queueName} from '../format.js';
import {sign} from '../icons.js';
import {rich, t} from '../i18n.js';
import {View, announce} from '../view.js';
import {effectList} from './effect.js';
import {agentName, isBot, moveGroups, moveTitle, problemText} from './moves.js';
import {reasonText} from './why.js';

/** @typedef {import('../types.js').Board} Board */
/** @typedef {import('../types.js').Proposal} Proposal */
/** @typedef {import('../types.js').Decision} Decision */
/** @typedef {{busy?: boolean, dismissing?: boolean, error?: string}} CardState */

const RECEIPT_MS = 20_000;
/** Reasons that the card says elsewhere: who moves and until when. */
const SAID_ABOVE = new Set(['agents_skilled', 'back_at']);
/** What a refusal may ask of the next rounds; the first is meant unless another is chosen. */
const BECAUSE = ['not_now', 'not_these_agents', 'not_from_there'];

/** What the planner proposes, each to be applied or dismissed here. */
class Proposals extends View {
  static properties = {
    board: {attribute: false},
    mayDecide: {attribute: false},
    states: {state: true},
    receipt: {state: true},
  };

  constructor() {
    super();
    /** @type {Board|null} */
    this.board = null;
    this.mayDecide = false;
    /** @type {Record<string, CardState>} */
    this.states = {};
    /** @type {{text: string, decision: string|null}|null} what was done last */
    this.receipt = null;
    /** @type {Set<string>} decided here; the board may still list them for a moment */
    this.decided = new Set();
  }

  render() {
    const board = this.board;
    if (!board) return nothing;
    const open = this.openProposals();
    return html`<section class="panel proposals" aria-labelledby="proposals-title" id="proposals">
      <h2 id="proposals-title" class="panel-title" tabindex="-1">${t('proposals.title')}
        ${open.length > 0 ? html`<span class="count-badge">${open.length}</span>` : nothing}</h2>
      <p class="hidden" role="status">${open.length > 0 ? t('floor.jump', {count: open.length}) : nothing}</p>
      ${this.receipt ? this.receiptCard(this.receipt) : nothing}
      ${repeat(open, (proposal) => proposal.id, (proposal) => this.card(proposal, board))}
      ${open.length === 0 && !this.receipt
        ? html`<p class="calm" data-testid="no-proposals">${board.at ? sign('check') : nothing} ${t(board.at ? 'proposals.none' : 'proposals.no_data')}</p>`
        : nothing}
    </section>`;
  }

  /** Forgets what was decided here once the board no longer lists it; a demo that starts again uses its ids again. */
  willUpdate() {
    const listed = new Set(this.board?.proposals.map((proposal) => proposal.id));
    for (const id of this.decided) if (!listed.has(id)) this.decided.delete(id);
  }

  openProposals() {
    return (this.board?.proposals ?? []).filter((proposal) => !this.decided.has(proposal.id));
  }

  /** @param {Proposal} proposal @param {Board} board */
  card(proposal, board) {
    const state = this.states[proposal.id] ?? {};
    return html`<article class="proposal" data-testid="proposal-${proposal.id}" aria-labelledby="title-${proposal.id}">
      <h3 id="title-${proposal.id}">${moveTitle(proposal.actions)}</h3>
      ${moveGroups(proposal.actions).map((group) => html`<p class="proposal-move">
        ${rich(group.sameEnd ? 'proposals.from_to_until' : 'proposals.from_to', {
          from: queueName(group.from),
          to: queueName(group.to),
          until: clock(group.end),
        })}
        <span class="people">${group.moves.map((move) => html`<span class="person"><bdi>${agentName(move.agent, board)}</bdi>
          ${group.sameEnd ? nothing : html`<span class="sub">${rich('proposals.until', {until: clock(move.end)})}</span>`}</span>`)}</span>
      </p>`)}
      ${whyShown(proposal).length > 0
        ? html`<ul class="why" aria-label=${t('proposals.why')}>${whyShown(proposal).map((reason) => html`<li>${reasonText(reason, board)}</li>`)}</ul>`
        : nothing}
      <h4 class="effect-title">${t('proposals.effect')}</h4>
      ${effectList(proposal.effect, board)}
      ${state.error ? html`<p class="error" role="alert">${sign('warn')} <span>${state.error}</span></p>` : nothing}
      ${this.mayDecide ? this.actions(proposal, state) : html`<p class="sub">${t('proposals.look_only')}</p>`}
      <p class="sub valid">${rich('proposals.valid_until', {until: clock(proposal.valid_until)})}</p>
    </article>`;
  }

  /** @param {Proposal} proposal @param {CardState} state */
  actions(proposal, state) {
    const id = proposal.id;
    if (state.dismissing) {
      return html`<form class="dismiss-form" @submit=${(/** @type {Event} */ event) => this.dismiss(event, id)}>
        <label for="because-${id}">${t('proposals.because')}</label>
        <select id="because-${id}" name="because" data-testid="dismiss-because-${id}">
          ${BECAUSE.slice(0, proposal.actions.some(isBot) ? 1 : undefined).map((code) => html`<option value=${code}>${t(`because.${code}`)}</option>`)}
        </select>
        <label for="reason-${id}">${t('proposals.dismiss_reason')}</label>
        <input id="reason-${id}" name="reason" maxlength="200" autocomplete="off" data-testid="dismiss-reason-${id}"
          @keydown=${(/** @type {KeyboardEvent} */ event) => event.key === 'Escape' && this.askReason(id, false)}>
        <div class="buttons">
          <button type="submit" ?disabled=${state.busy} data-testid="dismiss-confirm-${id}">${t('proposals.dismiss')}</button>
          <button type="button" class="quiet" @click=${() => this.askReason(id, false)}>${t('cancel')}</button>
        </div>
      </form>`;
    }
    return html`<div class="buttons">
      <button type="button" class="primary" ?disabled=${state.busy} data-testid="apply-${id}"
        aria-describedby="title-${id}" @click=${() => this.apply(id)}>
        ${t(state.busy ? 'proposals.applying' : 'proposals.apply')}</button>
      ${proposal.actions.some(isBot)
        ? nothing
        : html`<button type="button" class="quiet" ?disabled=${state.busy} data-testid="edit-${id}"
            aria-describedby="title-${id}" @click=${() => this.say('edit-wanted', proposal)}>${t('proposals.edit')}</button>`}
      <button type="button" class="quiet" ?disabled=${state.busy} data-testid="dismiss-${id}"
        aria-describedby="title-${id}" @click=${() => this.askReason(id, true)}>${t('proposals.dismiss')}</button>
    </div>`;
  }

  /** @param {{text: string, decision: string|null}} receipt */
  receiptCard(receipt) {
    return html`<div class="receipt" data-testid="receipt">${sign('check')}<span>${receipt.text}</span>
      ${receipt.decision
        ? html`<button type="button" class="quiet" data-testid="receipt-undo"
            @click=${() => this.say('undo-wanted', receipt.decision)}>${t('decisions.undo')}</button>`
        : nothing}
    </div>`;
  }

  /** Applies the first proposal, edits or dismisses it (the shortcuts).
   * @param {'apply'|'edit'|'dismiss'} what */
  first(what) {
    const [proposal] = this.openProposals();
    if (!proposal || !this.mayDecide) return;
    if (what === 'apply') this.apply(proposal.id);
    else if (what === 'edit' && !proposal.actions.some(isBot)) this.say('edit-wanted', proposal);
    else if (what === 'dismiss') this.askReason(proposal.id, true);
  }

  /** @param {string} id @param {boolean} dismissing */
  askReason(id, dismissing) {
    this.set(id, {dismissing});
    this.focusOn(dismissing ? `[id="reason-${id}"]` : `[data-testid="dismiss-${id}"]`);
  }

  /** @param {string} id */
  apply(id) {
    const proposal = this.openProposals().find((one) => one.id === id);
    if (!proposal) return Promise.resolve();
    const [group] = moveGroups(proposal.actions);
    const [action] = proposal.actions;
    const done = group
      ? t('proposals.applied', {count: proposal.actions.length, to: queueName(group.to), until: clock(group.end)})
      : t('bot.done', {level: t(`bot.level.${action.to}`)});
    return this.decide(id, () => post(`proposals/${encodeURIComponent(id)}/apply`, {actions: proposal.actions}), done, true);
  }

  /** @param {Event} event @param {string} id */
  dismiss(event, id) {
    event.preventDefault();
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const because = String(form.get('because'));
    const reason = form.get('reason');
    const body = reason ? {because, reason: String(reason)} : {because};
    return this.decide(id, () => post(`proposals/${encodeURIComponent(id)}/dismiss`, body), t('proposals.dismissed'), false);
  }

  /** @param {string} id @param {() => Promise<Decision|null>} ask @param {string} done @param {boolean} canUndo */
  async decide(id, ask, done, canUndo) {
    if (this.states[id]?.busy) return;
    this.set(id, {...this.states[id], busy: true, error: undefined});
    try {
      const decision = await ask();
      this.decided.add(id);
      this.set(id, {});
      this.show({text: done, decision: canUndo ? (decision?.id ?? null) : null});
      announce(done, 'good');
      this.focusOn('[data-testid="receipt-undo"]', '#proposals-title');
    } catch (error) {
      this.set(id, {...this.states[id], busy: false, error: problemText(error)});
    }
  }

  /** @param {{text: string, decision: string|null}} receipt */
  show(receipt) {
    this.receipt = receipt;
    window.setTimeout(() => this.receipt === receipt && this.forget(), RECEIPT_MS);
  }

  /** Takes the receipt away; the focus does not fall off the page with it. */
  forget() {
    const held = this.contains(document.activeElement);
    this.receipt = null;
    if (held) this.focusOn('#proposals-title');
  }

  /** @param {string} id @param {CardState} state */
  set(id, state) {
    this.states = {...this.states, [id]: state};
  }
}

/** @param {Proposal} proposal */
const whyShown = (proposal) => proposal.why.filter((reason) => !SAID_ABOVE.has(reason.code));

customElements.define('floor-proposals', Proposals);
