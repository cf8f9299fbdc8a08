import {html, nothing} from 'lit';
import {channelName, clock, day, decimal, NOTHING, queueName, shortDay, signedDecimal} from '../format.js';
import {rich, t} from '../i18n.js';
import {View} from '../view.js';

/** @typedef {import('./asked.js').Needs} Needs */
/** @typedef {import('./asked.js').NeedCell} NeedCell */
/** @typedef {import('./asked.js').NeedRow} NeedRow */

/** @typedef {'net'|'required'|'scheduled'} Shown */
const SHOWN = /** @type {Shown[]} */ (['net', 'required', 'scheduled']);

/** Agents required, scheduled, and their difference: a row a queue, a column an interval. Colours are beside the figures. */
class NeedTable extends View {
  static properties = {needs: {attribute: false}, now: {attribute: false}, by: {attribute: false}, shown: {state: true}};

  constructor() {
    super();
    /** @type {Needs|null} */
    this.needs = null;
    /** @type {string|null} */
    this.now = null;
    /** @type {'queue'|'channel'} */
    this.by = 'queue';
    /** @type {Shown} */
    this.shown = 'net';
  }

  render() {
    const needs = this.needs;
    if (!needs) return nothing;
    const columns = this.columns(needs);
    const planned = needs.rows.some((row) => row.cells.some((cell) => cell?.scheduled != null));
    return html`<section class="panel" aria-labelledby="needs-title">
      <h2 id="needs-title" class="panel-title">${t('plan.needs')} <span class="panel-note">${t('plan.needs_note')}</span></h2>
      <div class="panel-tools">
        ${this.choice('plan.by', ['queue', 'channel'], this.by, (by) => this.say('by-wanted', by))}
        ${this.choice('plan.show', SHOWN, this.shown, (shown) => (this.shown = /** @type {Shown} */ (shown)))}
        ${planned ? html`<p class="needs-sum" data-testid="needs-sum">${rich('plan.short_and_over', {
          short: decimal(needs.understaffed_hours), over: decimal(needs.overstaffed_hours)})}</p>` : html`<p class="sub">${t('plan.no_plan')}</p>`}
      </div>
      ${columns.length === 0 ? html`<p class="calm pad">${t('plan.no_needs')}</p>` : this.table(needs, columns)}
    </section>`;
  }

  /** @param {string} label @param {readonly string[]} options @param {string} chosen @param {(option: string) => void} choose */
  choice(label, options, chosen, choose) {
    return html`<div class="segmented" role="group" aria-label=${t(label)}>${options.map((option) => html`<button type="button"
      aria-pressed=${option === chosen} data-testid="needs-${option}" @click=${() => choose(option)}>${t(`${label}.${option}`)}</button>`)}</div>`;
  }

  /** @param {Needs} needs @param {number[]} columns */
  table(needs, columns) {
    const several = day(needs.starts[0]) !== day(needs.starts[needs.starts.length - 1]);
    return html`<div class="table-scroll" tabindex="0" role="group" aria-labelledby="needs-title">
      <table class="heat" data-testid="needs">
        <caption class="hidden">${t('plan.needs_caption')}</caption>
        <thead><tr><th scope="col">${t(`plan.by.${this.by}`)}</th>${columns.map((i) => this.head(needs, i, several))}</tr></thead>
        <tbody>${needs.rows.map((row) => html`<tr>
          <th scope="row"><bdi>${row.queue ? queueName(row.queue) : channelName(row.channel)}</bdi></th>
          ${columns.map((i) => this.cell(row.cells[i], row, needs.starts[i]))}</tr>`)}</tbody>
      </table>
    </div>`;
  }

  /** @param {Needs} needs @param {number} i @param {boolean} several */
  head(needs, i, several) {
    const start = needs.starts[i];
    const current = this.isNow(start, needs.interval_minutes);
    const newDay = several && (i === 0 || day(start) !== day(needs.starts[i - 1]));
    return html`<th scope="col" class=${current ? 'heat-now' : ''} aria-current=${current ? 'time' : nothing}>
      ${several ? html`<span class=${newDay ? 'heat-day' : 'hidden'}><bdi>${shortDay(start)}</bdi></span>` : nothing}<bdi>${clock(start)}</bdi></th>`;
  }

  /** @param {NeedCell|null} cell @param {NeedRow} row @param {string} start */
  cell(cell, row, start) {
    if (!cell) return html`<td class="heat-none"><bdi>${NOTHING}</bdi></td>`;
    const value = cell[this.shown];
    const spoken = t('plan.cell', {
      required: decimal(cell.required), low: decimal(cell.low), high: decimal(cell.high), scheduled: decimal(cell.scheduled)});
    return html`<td class="heat-${tone(cell)}" title="${row.queue ? queueName(row.queue) : channelName(row.channel)}, ${clock(start)}: ${spoken}">
      <bdi>${value === null ? NOTHING : this.shown === 'net' ? signedDecimal(value) : decimal(value)}</bdi></td>`;
  }

  /** Intervals in which any queue has or needs anybody. @param {Needs} needs @returns {number[]} */
  columns(needs) {
    const any = (/** @type {number} */ i) => needs.rows.some((row) => {
      const cell = row.cells[i];
      return cell && (cell.required > 0 || (cell.scheduled ?? 0) > 0.01);
    });
    return needs.starts.map((start, i) => i).filter(any);
  }

  /** @param {string} start @param {number} minutes */
  isNow(start, minutes) {
    const at = Date.parse(this.now ?? '') - Date.parse(start);
    return at >= 0 && at < minutes * 60_000;
  }
}

/** How a cell stands: short by more than the forecast's doubt, short, even, over. @param {NeedCell} cell */
function tone(cell) {
  if (cell.net === null || cell.scheduled === null) return 'plain';
  if (cell.required === 0 && cell.scheduled < 0.05) return 'none';
  if (cell.scheduled < cell.low - 0.05) return 'short';
  if (cell.net < -0.05) return 'tight';
  return cell.scheduled > cell.high + 0.05 ? 'over' : 'even';
}

customElements.define('need-table', NeedTable);
