import {html, nothing} from 'lit';
import {clockWithSeconds, count, day, duration, percent, queueName} from '../format.js';
import {sign} from '../icons.js';
import {rich, t} from '../i18n.js';
import {View} from '../view.js';
import {problemText} from './moves.js';
import {FORMULAS, askContacts, questionOf} from './traced.js';
import {timeline, waitName} from './trace-timeline.js';

/** @typedef {import('../types.js').Board} Board */
/** @typedef {import('../types.js').Traced} Traced */
/** @typedef {import('../types.js').TracedContact} TracedContact */
/** @typedef {import('../types.js').TracedFormula} TracedFormula */
/** @typedef {import('./traced.js').TracedColumn} TracedColumn */
/** @typedef {import('./traced.js').TracedOf} TracedOf */

/** The contacts behind a number of the board: by which formula it is, how each waited, whether it counts. */
class TraceDialog extends View {
  static properties = {
    board: {attribute: false},
    asked: {state: true},
    second: {state: true},
    answer: {state: true},
    error: {state: true},
    busy: {state: true},
    open: {state: true},
  };

  constructor() {
    super();
    /** @type {Board|null} */
    this.board = null;
    /** @type {{of: TracedOf, column: TracedColumn, question: Record<string, string>, fixed?: Record<string, string>}|null} */
    this.asked = null;
    /** The formula to compare with, '' = none. */
    this.second = '';
    /** @type {Traced|null} */
    this.answer = null;
    this.error = '';
    this.busy = false;
    /** @type {string|null} the entry whose time is shown */
    this.open = null;
    this.turn = 0;
  }

  /** @param {TracedOf} of @param {TracedColumn} column @param {Record<string, string>} [fixed] a question that does not go on with time */
  async show(of, column, fixed) {
    if (!this.board?.at) return;
    this.asked = {of, column, fixed, question: fixed ?? questionOf(this.board, of, column)};
    this.second = '';
    this.answer = null;
    await this.updateComplete;
    this.querySelector('dialog')?.showModal();
    this.ask();
  }

  /** Asks again as of now. */
  again() {
    if (!this.asked || !this.board?.at) return;
    this.asked = {...this.asked, question: this.asked.fixed ?? questionOf(this.board, this.asked.of, this.asked.column)};
    this.ask();
  }

  /** @param {string} [after] the entry behind which to go on */
  async ask(after) {
    if (!this.asked) return;
    const turn = ++this.turn;
    this.busy = true;
    this.error = '';
    try {
      const answer = await askContacts({
        ...this.asked.question,
        ...(this.second ? {formula: this.second} : {}),
        ...(after ? {after} : {}),
      });
      if (turn !== this.turn) return;
      if (!after) this.open = null;
      const before = after ? (this.answer?.contacts ?? []) : [];
      this.answer = {...answer, contacts: [...before, ...answer.contacts]};
    } catch (error) {
      if (turn === this.turn) this.error = problemText(error);
    } finally {
      if (turn === this.turn) this.busy = false;
    }
  }

  render() {
    const asked = this.asked;
    return html`<dialog class="dialog trace-dialog" aria-labelledby="trace-title" data-testid="trace-dialog"
      @close=${() => this.closed()}>${asked ? this.content(asked.of, asked.column) : nothing}</dialog>`;
  }

  /** @param {TracedOf} of @param {TracedColumn} column */
  content(of, column) {
    return html`<header class="trace-head">
        <div>
          <h2 id="trace-title">${t('trace.title')}</h2>
          <p class="sub">${rich('trace.of', {number: t(`column.${column}`), queue: 'agent' in of ? this.nameOf(of.agent) : queueName(of.queue)})}${this.when()}</p>
        </div>
        <button class="icon-button" type="button" aria-label=${t('close')} data-testid="trace-close"
          @click=${() => this.querySelector('dialog')?.close()}>${sign('close')}</button>
      </header>
      ${this.error ? this.failure() : nothing}
      ${this.answer ? this.found(this.answer, column) : nothing}
      ${!this.answer && this.busy ? html`<p class="calm" role="status" data-testid="trace-loading">${t('trace.loading')}</p>` : nothing}`;
  }

  when() {
    const answer = this.answer;
    if (!answer) return nothing;
    const key = answer.group ? 'trace.stretch' : answer.attribution === 'decided' ? 'trace.window' : 'trace.moment';
    return html` · ${rich(key, {
      day: day(answer.at),
      from: clockWithSeconds(answer.from),
      to: clockWithSeconds(answer.to),
      at: clockWithSeconds(answer.at),
    })}`;
  }

  failure() {
    return html`<p class="error" role="alert" data-testid="trace-error">${sign('warn')} <span>${this.error}</span></p>
      ${this.answer
        ? html`<p class="sub" data-testid="trace-stale">${rich('trace.stale', {at: clockWithSeconds(this.answer.at)})}</p>`
        : nothing}
      <div class="buttons"><button type="button" @click=${() => this.again()}>${t('trace.again')}</button></div>`;
  }

  /** @param {Traced} answer @param {TracedColumn} column */
  found(answer, column) {
    const shares = column === 'service_level';
    return html`<div class=${this.error ? 'trace-found trace-stale' : 'trace-found'} aria-busy=${this.busy} data-testid="trace-found">
      <div class="trace-formulas">
        ${answer.formulas.map((formula, i) => this.formula(formula, answer, i))}
        ${shares ? this.choice(answer) : nothing}
      </div>
      <p class="trace-count" role="status"><strong data-testid="trace-count" data-count=${answer.count}>${rich('trace.count', {count: answer.count})}</strong>
        ${shares ? html`<span class="sub">${t('trace.marks')}</span>` : nothing}</p>
      ${answer.contacts.length === 0
        ? html`<p class="calm" data-testid="trace-empty">${t('trace.none')}</p>`
        : this.table(answer, shares)}
      <div class="buttons">
        ${answer.next
          ? html`<button type="button" ?disabled=${this.busy} data-testid="trace-more" @click=${() => this.ask(answer.next ?? '')}>${t('trace.more')}</button>`
          : nothing}
        <button class="quiet" type="button" ?disabled=${this.busy} data-testid="trace-again" @click=${() => this.again()}>${t('trace.again')}</button>
      </div></div>`;
  }

  /** @param {TracedFormula} formula @param {Traced} answer @param {number} i */
  formula(formula, answer, i) {
    const own = formula.numerator === undefined ? formula.labels[document.documentElement.lang] ?? formula.labels.en : t(`formula.${formula.name}`);
    return html`<section class="trace-formula" data-testid="trace-formula-${i}">
      <p class="trace-value figure figure-large" data-testid="trace-value-${i}" data-value=${formula.value ?? nothing}>${figure(formula.value, answer.unit)}
        ${formula.denominator === undefined
          ? nothing
          : html`<span class="sub">${rich('trace.of_all', {met: count(formula.numerator), all: count(formula.denominator)})}</span>`}</p>
      <p class="trace-name">${own}</p>
      <p class="sub">${this.version(formula)}</p>
      <p class="trace-text"><bdi dir="ltr"><code>${formula.text}</code></bdi></p>
    </section>`;
  }

  /** @param {TracedFormula} formula */
  version(formula) {
    const name = html`<bdi><code>${formula.name}</code></bdi>, ${rich('trace.version', {version: formula.queue_version ?? formula.version})}`;
    if (formula.queue_version === null) return name;
    return html`${name}, ${formula.effective_from
      ? rich('trace.in_force_from', {day: day(formula.effective_from), time: clockWithSeconds(formula.effective_from)})
      : t('trace.in_force_always')}`;
  }

  /** @param {Traced} answer */
  choice(answer) {
    const others = FORMULAS.filter((name) => name !== answer.formula.name);
    return html`<label class="trace-choice"><span class="sub">${t('trace.compare')}</span>
      <select data-testid="trace-compare" @change=${(/** @type {Event} */ event) => this.compare(event)}>
        <option value="" ?selected=${!this.second}>${t('trace.compare_none')}</option>
        ${others.map((name) => html`<option value=${name} ?selected=${name === this.second}>${t(`formula.${name}`)}</option>`)}
      </select></label>`;
  }

  /** @param {Event} event */
  compare(event) {
    this.second = /** @type {HTMLSelectElement} */ (event.target).value;
    this.ask();
  }

  /** @param {Traced} answer @param {boolean} shares */
  table(answer, shares) {
    const formulas = shares ? answer.formulas.map((formula) => formula.name) : [];
    return html`<div class="trace-scroll"><table class="trace-table" data-testid="trace-table">
      <thead><tr>
        <th scope="col">${t('trace.column.contact')}</th>
        <th scope="col">${t('trace.column.since')}</th>
        <th scope="col">${t('trace.column.waited')}</th>
        <th scope="col">${t('trace.column.outcome')}</th>
        ${formulas.map((name, i) => html`<th scope="col" title=${t(`formula.${name}`)}>${t(i === 0 ? 'trace.column.counts' : 'trace.column.counts_second')}</th>`)}
      </tr></thead>
      <tbody>${answer.contacts.map((contact) => this.row(contact, formulas))}</tbody>
    </table></div>`;
  }

  /** @param {TracedContact} contact @param {string[]} formulas */
  row(contact, formulas) {
    const key = `${contact.contact}|${contact.counted_at}`;
    const open = this.open === key;
    const wait = contact.waited_for;
    return html`<tr class=${open ? 'trace-open' : ''} data-testid="trace-row">
        <th scope="row"><button class="name-button" type="button" aria-expanded=${open} data-testid="trace-contact"
          @click=${() => (this.open = open ? null : key)}><bdi>${contact.contact}</bdi>${sign('chevron')}</button></th>
        <td><bdi>${clockWithSeconds(wait?.from)}</bdi></td>
        <td>${wait
          ? html`<span class=${wait.late ? 'overdue' : 'in-time'}><bdi>${duration(wait.seconds)}</bdi></span>
            ${wait.target_seconds === null ? nothing : html`<span class="sub">${rich('trace.target', {target: duration(wait.target_seconds)})}</span>`}`
          : nothing}</td>
        <td>${wait ? t(outcomeKey(wait.what, wait.outcome)) : nothing}</td>
        ${formulas.map((name) => html`<td>${mark(contact.in[name])}</td>`)}
      </tr>
      ${open
        ? html`<tr class="trace-details"><td colspan=${4 + formulas.length}>
            ${wait ? html`<p class="sub">${rich('trace.waited_for', {what: waitName(wait.what)})}${contact.customer
              ? html` · ${rich('trace.customer', {customer: contact.customer})}` : nothing}</p>` : nothing}
            ${timeline(contact, (agent) => this.nameOf(agent))}</td></tr>`
        : nothing}`;
  }

  /** @param {string} agent */
  nameOf(agent) {
    return this.board?.agents.find((row) => row.agent === agent)?.name || agent;
  }

  closed() {
    this.turn++;
    this.asked = null;
    this.answer = null;
    this.error = '';
    this.busy = false;
  }
}

/** @param {string} what @param {string} outcome */
const outcomeKey = (what, outcome) => (what === 'answer' ? `trace.outcome.${outcome}` : `trace.phase.${outcome}`);

/** @param {number|null} value @param {string} unit */
const figure = (value, unit) => (unit === 'ratio' ? percent(value) : unit === 'seconds' ? duration(value) : count(value));

/** Whether a contact is for, against or not in a formula: a sign of its own shape, and words.
 * @param {{numerator: boolean, denominator: boolean}|undefined} counted */
function mark(counted) {
  const kind = !counted?.denominator ? 'out' : counted.numerator ? 'met' : 'missed';
  return html`<span class="trace-mark trace-mark-${kind}" data-mark=${kind}><span aria-hidden="true">${{met: '✓', missed: '✗', out: '–'}[kind]}</span>
    ${t(`trace.mark.${kind}`)}</span>`;
}

customElements.define('trace-dialog', TraceDialog);
