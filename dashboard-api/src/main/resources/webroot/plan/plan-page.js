import {html, nothing} from 'lit';
import {channelName, clock, clockWithSeconds, day, queueName} from '../format.js';
import {sign} from '../icons.js';
import {rich, t} from '../i18n.js';
import {View} from '../view.js';
import {problemText} from '../floor/moves.js';
import '../floor/trace-dialog.js';
import {accuracyTable} from './accuracy-table.js';
import {askAccuracy, askDemand, askNeeds, placeOf} from './asked.js';
import {dayStart} from './days.js';
import './demand-chart.js';
import {demandTable} from './demand-table.js';
import './need-table.js';
import {placeOptions} from './places.js';
import './scenario-panel.js';

/** @typedef {import('../types.js').Board} Board */
/** @typedef {import('../types.js').Connection} Connection */
/** @typedef {import('./asked.js').Demand} Demand */
/** @typedef {import('./asked.js').DemandPoint} DemandPoint */
/** @typedef {import('./asked.js').Needs} Needs */
/** @typedef {import('./asked.js').Score} Score */
/** @typedef {import('./asked.js').ScenarioEffect} ScenarioEffect */
/** @typedef {import('./asked.js').Range} Range */

const STEP_MS = 300_000;
const LEAST_WAIT_MS = 4_000;
const WEEK_MINUTES = 60;
const [FIRST_DAY, LAST_DAY] = [-14, 27];

/** The planner's page: what comes, what it takes, who is there for it, and what if. */
class PlanPage extends View {
  static properties = {
    board: {attribute: false},
    connection: {attribute: false},
    span: {state: true},
    days: {state: true},
    place: {state: true},
    interval: {state: true},
    by: {state: true},
    demand: {state: true},
    needs: {state: true},
    leads: {state: true},
    effect: {state: true},
    error: {state: true},
    busy: {state: true},
  };

  constructor() {
    super();
    /** @type {Board|null} */
    this.board = null;
    /** @type {Connection} */
    this.connection = 'connecting';
    /** @type {'day'|'week'} */
    this.span = 'day';
    /** First day shown, counted from today. */
    this.days = 0;
    this.place = 'all';
    this.interval = 15;
    /** @type {'queue'|'channel'} */
    this.by = 'queue';
    /** @type {Demand|null} */
    this.demand = null;
    /** @type {Needs|null} */
    this.needs = null;
    /** @type {Score[]|null} */
    this.leads = null;
    /** @type {ScenarioEffect|null} */
    this.effect = null;
    this.error = '';
    this.busy = false;
    this.turn = 0;
    this.step = -1;
    this.askedAt = -LEAST_WAIT_MS;
    this.shownKey = '';
    /** @type {Range|null} */
    this.shown = null;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    const range = this.range();
    const key = JSON.stringify([range, this.by]);
    if (range && key !== this.shownKey) {
      this.shownKey = key;
      this.shown = range;
      this.ask();
    } else if (changed.has('board') && this.board?.at) {
      const step = Math.floor(Date.parse(this.board.at) / STEP_MS);
      if (step !== this.step && performance.now() - this.askedAt > LEAST_WAIT_MS) this.ask();
    }
  }

  /** What is to be shown, null before anything is known. @returns {Range|null} */
  range() {
    const board = this.board;
    if (!board?.at) return null;
    const week = this.span === 'week';
    return {
      from: dayStart(board.at, board.zone, this.days).toISOString(),
      to: dayStart(board.at, board.zone, this.days + (week ? 7 : 1)).toISOString(),
      interval: week ? WEEK_MINUTES : this.interval,
      place: this.place,
    };
  }

  async ask() {
    const range = this.shown;
    if (!range) return;
    const turn = ++this.turn;
    this.askedAt = performance.now();
    this.step = Math.floor(Date.parse(this.board?.at ?? '') / STEP_MS);
    this.busy = true;
    try {
      const [demand, needs, accuracy] = await Promise.all([askDemand(range), askNeeds(range, this.by), askAccuracy(range)]);
      if (turn !== this.turn) return;
      this.demand = demand;
      this.needs = needs;
      this.leads = accuracy.leads;
      this.error = '';
    } catch (error) {
      if (turn === this.turn) this.error = problemText(error);
    } finally {
      if (turn === this.turn) this.busy = false;
    }
  }

  render() {
    const board = this.board;
    if (!board) return html`<main id="main" class="waiting-page"><p class="calm" role="status">${t('floor.loading')}</p></main>`;
    const stale = this.connection !== 'live' || (this.error !== '' && this.demand !== null);
    return html`<main id="main" class="plan ${stale ? 'plan-stale' : ''}" @by-wanted=${(/** @type {CustomEvent} */ event) => (this.by = event.detail)}
        @scenario-changed=${(/** @type {CustomEvent} */ event) => (this.effect = event.detail)} @came-wanted=${this.cameWanted}>
      <h1 class="hidden">${t('page.plan')}</h1>
      ${stale ? this.staleNotice() : nothing}
      ${this.controls(board)}
      ${this.error && !this.demand ? this.failure() : nothing}
      <div class="plan-grid" aria-busy=${this.busy} data-testid="plan">
        ${this.demandPanel(board)}
        <need-table .needs=${this.needs} .now=${board.at} .by=${this.by}></need-table>
        <scenario-panel .board=${board} .range=${this.shown}></scenario-panel>
        ${accuracyTable(this.leads)}
      </div>
      <trace-dialog .board=${board}></trace-dialog>
    </main>`;
  }

  staleNotice() {
    return html`<p class="lost" role="alert" data-testid="plan-stale">${sign('warn')}
      <span>${rich('trace.stale', {at: clockWithSeconds(this.demand?.at ?? this.board?.at)})}</span>
      <button type="button" @click=${() => this.ask()}>${t('trace.again')}</button></p>`;
  }

  failure() {
    return html`<p class="error" role="alert" data-testid="plan-error">${sign('warn')} <span>${this.error}</span></p>
      <div class="buttons"><button type="button" data-testid="plan-again" @click=${() => this.ask()}>${t('trace.again')}</button></div>`;
  }

  /** @param {Board} board */
  controls(board) {
    const step = this.span === 'week' ? 7 : 1;
    const from = this.shown?.from ?? null;
    return html`<div class="plan-controls">
      ${this.segmented('plan.span', ['day', 'week'], this.span, (span) => (this.span = /** @type {'day'|'week'} */ (span)))}
      <div class="plan-days">
        <button type="button" class="icon-button turned" aria-label=${t('plan.earlier')} title=${t('plan.earlier')} data-testid="plan-earlier"
          ?disabled=${this.days - step < FIRST_DAY} @click=${() => (this.days -= step)}>${sign('chevron')}</button>
        <strong data-testid="plan-day"><bdi>${from ? day(from) : ''}</bdi></strong>
        <button type="button" class="icon-button" aria-label=${t('plan.later')} title=${t('plan.later')} data-testid="plan-later"
          ?disabled=${this.days + 2 * step - 1 > LAST_DAY} @click=${() => (this.days += step)}>${sign('chevron')}</button>
        <button type="button" class="quiet small" data-testid="plan-today" ?disabled=${this.days === 0} @click=${() => (this.days = 0)}>${t('plan.today')}</button>
      </div>
      <label class="plan-place"><span class="hidden">${t('plan.place')}</span><select data-testid="plan-place"
        @change=${(/** @type {Event} */ event) => (this.place = /** @type {HTMLSelectElement} */ (event.target).value)}>${placeOptions(board, this.place)}</select></label>
      ${this.span === 'week' ? nothing : this.segmented('plan.interval', ['15', '30'], String(this.interval), (minutes) => (this.interval = Number(minutes)))}
    </div>`;
  }

  /** @param {string} label @param {string[]} options @param {string} chosen @param {(option: string) => void} choose */
  segmented(label, options, chosen, choose) {
    return html`<div class="segmented" role="group" aria-label=${t(label)}>${options.map((option) => html`<button type="button"
      aria-pressed=${option === chosen} data-testid="${label.replace('.', '-')}-${option}" @click=${() => choose(option)}>${t(`${label}.${option}`)}</button>`)}</div>`;
  }

  /** @param {Board} board */
  demandPanel(board) {
    const points = this.demand?.points ?? [];
    const empty = points.every((point) => point.mean === null && point.actual === null);
    const closed = !empty && points.every((point) => !point.mean && !point.actual);
    return html`<section class="panel" aria-labelledby="demand-title">
      <h2 id="demand-title" class="panel-title">${t('plan.demand')} <span class="panel-note">${this.placeName()}</span></h2>
      <div class="pad">${!this.demand
        ? html`<p class="calm" role="status" data-testid="plan-loading">${t(this.error ? 'plan.no_answer' : 'plan.loading')}</p>`
        : empty
          ? html`<p class="calm" role="status" data-testid="plan-empty">${t(this.days < 0 ? 'plan.empty_past' : 'plan.empty')}</p>`
          : html`${closed ? html`<p class="calm" role="status">${t('plan.closed')}</p>` : nothing}
            <demand-chart .points=${points} .minutes=${this.demand.interval_minutes} .now=${board.at} .scenario=${this.scenarioMeans()}
              .traceable=${this.place !== 'all'}></demand-chart>
            ${demandTable(points, this.span === 'week')}`}</div>
    </section>`;
  }

  placeName() {
    const place = this.shown ? placeOf(this.shown) : {};
    if (place.queue) return queueName(place.queue);
    return place.channel ? channelName(place.channel) : t('plan.all');
  }

  /** Expected contacts of the place shown under the scenario, by start of the intervals to come. */
  scenarioMeans() {
    const effect = this.effect;
    if (!effect || !this.shown) return null;
    const place = placeOf(this.shown);
    const rows = effect.rows.filter((row) => (!place.queue || row.queue === place.queue) && (!place.channel || row.channel === place.channel));
    const sums = effect.starts.map((start, i) => /** @type {[string, number]} */ ([start, rows.reduce((sum, row) => sum + (row.scenario.mean[i] ?? 0), 0)]));
    return new Map(sums.filter(([start]) => Date.parse(start) > Date.parse(effect.at)));
  }

  /** Opens the contacts that came in an interval. @param {CustomEvent<DemandPoint>} event */
  cameWanted(event) {
    if (!this.shown) return;
    const from = event.detail.start;
    const to = new Date(Date.parse(from) + this.shown.interval * 60_000).toISOString();
    const question = {metric: 'offered', ...placeOf(this.shown), from, to, attribution: 'queued', limit: '100'};
    const dialog = /** @type {any} */ (this.querySelector('trace-dialog'));
    dialog?.show({queue: `${this.placeName()}, ${clock(from)}`}, 'arrivals', question);
  }
}

customElements.define('plan-page', PlanPage);
