import {html, nothing} from 'lit';
import {channelName, count, decimal, queueName, signedPercent} from '../format.js';
import {sign} from '../icons.js';
import {rich, t} from '../i18n.js';
import {View} from '../view.js';
import {problemText} from '../floor/moves.js';
import {askScenario} from './asked.js';
import {placeOptions} from './places.js';

/** @typedef {import('../types.js').Board} Board */
/** @typedef {import('./asked.js').Range} Range */
/** @typedef {import('./asked.js').ScenarioEffect} ScenarioEffect */

/**
 * @typedef {object} Wish what the visitor supposes; percent where no other unit is named
 * @property {string} volumePlace
 * @property {number} volume
 * @property {string} handlingPlace
 * @property {number} handling
 * @property {string} from channel
 * @property {string} to channel
 * @property {number} share
 * @property {string} launch name of a new channel, '' = none
 * @property {number} launchShare of the channel `from`
 * @property {number} induced
 * @property {string} bot level, '' = as it is
 */

const WAIT_MS = 350;
const LEVELS = ['', 'green', 'amber', 'red'];

/** Suppose that demand changes: what comes of it for contacts and agents, shown and not kept. */
class ScenarioPanel extends View {
  static properties = {
    board: {attribute: false},
    range: {attribute: false},
    wish: {state: true},
    effect: {state: true},
    error: {state: true},
    busy: {state: true},
  };

  constructor() {
    super();
    /** @type {Board|null} */
    this.board = null;
    /** @type {Range|null} */
    this.range = null;
    /** @type {Wish} */
    this.wish = this.nothingWished();
    /** @type {ScenarioEffect|null} */
    this.effect = null;
    this.error = '';
    this.busy = false;
    this.timer = 0;
    this.turn = 0;
  }

  /** @returns {Wish} */
  nothingWished() {
    const channels = this.channels();
    return {
      volumePlace: 'all', volume: 0, handlingPlace: 'all', handling: 0, from: channels.includes('voice') ? 'voice' : (channels[0] ?? ''),
      to: channels.includes('whatsapp') ? 'whatsapp' : (channels[1] ?? ''), share: 0, launch: '', launchShare: 10, induced: 20, bot: '',
    };
  }

  channels() {
    return [...new Set((this.board?.queues ?? []).map((row) => row.channel))];
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('board') && this.wish.from === '') this.wish = this.nothingWished();
    if (changed.has('range') && changed.get('range') && this.isWished()) this.askSoon();
  }

  isWished() {
    const wish = this.wish;
    return wish.volume !== 0 || wish.handling !== 0 || wish.share !== 0 || wish.launch.trim() !== '' || wish.bot !== '';
  }

  /** @param {Partial<Wish>} change */
  suppose(change) {
    this.wish = {...this.wish, ...change};
    this.askSoon();
  }

  askSoon() {
    window.clearTimeout(this.timer);
    if (this.isWished()) this.timer = window.setTimeout(() => this.ask(), WAIT_MS);
    else this.forget();
  }

  forget() {
    this.turn++;
    this.effect = null;
    this.error = '';
    this.busy = false;
    this.say('scenario-changed', null);
  }

  reset() {
    this.wish = this.nothingWished();
    window.clearTimeout(this.timer);
    this.forget();
  }

  async ask() {
    const range = this.range;
    if (!range) return;
    const turn = ++this.turn;
    this.busy = true;
    try {
      const effect = await askScenario({from: range.from, to: range.to, interval: range.interval, ...asScenario(this.wish)});
      if (turn !== this.turn) return;
      this.effect = effect;
      this.error = '';
      this.say('scenario-changed', effect);
    } catch (error) {
      if (turn !== this.turn) return;
      this.effect = null;
      this.error = problemText(error);
      this.say('scenario-changed', null);
    } finally {
      if (turn === this.turn) this.busy = false;
    }
  }

  render() {
    const wish = this.wish;
    return html`<section class="panel scenario" aria-labelledby="scenario-title" data-testid="scenario">
      <h2 id="scenario-title" class="panel-title">${t('plan.scenario')} <span class="panel-note">${t('plan.scenario_note')}</span></h2>
      <form class="scenario-form" @submit=${(/** @type {Event} */ event) => event.preventDefault()}>
        <fieldset><legend>${t('plan.volume')}</legend>
          ${this.place(wish.volumePlace, t('plan.volume_of'), (volumePlace) => this.suppose({volumePlace}))}
          ${this.slider('volume', wish.volume, -50, 100, (volume) => this.suppose({volume}))}</fieldset>
        <fieldset><legend>${t('plan.handling')}</legend>
          ${this.place(wish.handlingPlace, t('plan.handling_of'), (handlingPlace) => this.suppose({handlingPlace}))}
          ${this.slider('handling', wish.handling, -50, 100, (handling) => this.suppose({handling}))}</fieldset>
        <fieldset><legend>${t('plan.shift')}</legend>
          <div class="scenario-pair">${this.channel(wish.from, t('plan.shift_from'), (from) => this.suppose({from}))}
            ${sign('arrow')}${this.channel(wish.to, t('plan.shift_to'), (to) => this.suppose({to}))}</div>
          ${this.slider('share', wish.share, 0, 80, (share) => this.suppose({share}))}</fieldset>
        <fieldset><legend>${t('plan.launch')}</legend>
          <label><span class="sub">${t('plan.launch_name')}</span><input type="text" maxlength="40" data-testid="scenario-launch" .value=${wish.launch}
            @input=${(/** @type {InputEvent} */ event) => this.suppose({launch: /** @type {HTMLInputElement} */ (event.target).value})}></label>
          ${wish.launch.trim() === '' ? nothing : html`${this.slider('launchShare', wish.launchShare, 0, 80, (launchShare) => this.suppose({launchShare}))}
            ${this.slider('induced', wish.induced, 0, 100, (induced) => this.suppose({induced}))}`}</fieldset>
        <fieldset><legend>${t('plan.bot')}</legend>
          <div class="segmented" role="group" aria-label=${t('plan.bot')}>${LEVELS.map((level) => html`<button type="button"
            aria-pressed=${level === wish.bot} data-testid="scenario-bot-${level || 'same'}" @click=${() => this.suppose({bot: level})}>${t(`plan.bot.${level || 'same'}`)}</button>`)}</div>
          ${this.effect && !this.effect.bot_known && wish.bot ? html`<p class="sub" role="status">${t('plan.bot_unknown')}</p>` : nothing}</fieldset>
      </form>
      <div class="panel-tools"><button type="button" data-testid="scenario-reset" ?disabled=${!this.isWished()} @click=${() => this.reset()}>${sign('undo')} ${t('plan.reset')}</button>
        <p role="status" class="sub">${this.busy ? t('plan.reckoning') : this.effect ? this.sum(this.effect) : this.error ? '' : t('plan.nothing_supposed')}</p></div>
      ${this.error ? html`<p class="error" role="alert" data-testid="scenario-error">${sign('warn')} <span>${this.error}</span></p>` : nothing}
      ${this.effect ? this.table(this.effect) : nothing}
    </section>`;
  }

  /** @param {string} chosen @param {string} label @param {(place: string) => void} choose */
  place(chosen, label, choose) {
    return html`<select aria-label=${label} @change=${(/** @type {Event} */ event) => choose(/** @type {HTMLSelectElement} */ (event.target).value)}>
      ${placeOptions(this.board, chosen)}</select>`;
  }

  /** @param {string} chosen @param {string} label @param {(channel: string) => void} choose */
  channel(chosen, label, choose) {
    return html`<select aria-label=${label} @change=${(/** @type {Event} */ event) => choose(/** @type {HTMLSelectElement} */ (event.target).value)}>
      ${this.channels().map((channel) => html`<option value=${channel} ?selected=${channel === chosen}>${channelName(channel)}</option>`)}</select>`;
  }

  /** @param {string} name @param {number} value @param {number} least @param {number} most @param {(value: number) => void} choose */
  slider(name, value, least, most, choose) {
    const shown = least < 0 ? signedPercent(value / 100) : `${count(value)}%`;
    return html`<label class="slider"><span class="sub">${t(`plan.slider.${name}`)}</span>
      <input type="range" min=${least} max=${most} step="5" .value=${String(value)} aria-valuetext=${shown} data-testid="scenario-${name}"
        @input=${(/** @type {InputEvent} */ event) => choose(Number(/** @type {HTMLInputElement} */ (event.target).value))}>
      <output><bdi>${shown}</bdi></output></label>`;
  }

  /** @param {ScenarioEffect} effect */
  sum(effect) {
    return rich('plan.scenario_sum', {
      contacts: count(effect.expected.contacts), contactsThen: count(effect.scenario.contacts),
      hours: decimal(effect.expected.required_hours), hoursThen: decimal(effect.scenario.required_hours),
    });
  }

  /** @param {ScenarioEffect} effect */
  table(effect) {
    const cells = (/** @type {number|undefined} */ before, /** @type {number} */ then) => html`<td><bdi>${count(before)}</bdi></td>
      <td class=${Math.abs(then - (before ?? 0)) < 0.5 ? '' : then > (before ?? 0) ? 'more' : 'less'}><bdi>${count(then)}</bdi></td>`;
    return html`<div class="table-scroll" tabindex="0" role="group" aria-labelledby="scenario-title"><table class="plain-table" data-testid="scenario-effect">
      <thead><tr><th scope="col" rowspan="2">${t('plan.by.queue')}</th><th scope="colgroup" colspan="2">${t('plan.contacts')}</th>
        <th scope="colgroup" colspan="2">${t('plan.hours')}</th></tr>
        <tr>${['now', 'then', 'now', 'then'].map((side) => html`<th scope="col">${t(`plan.side.${side}`)}</th>`)}</tr></thead>
      <tbody>${effect.rows.map((row) => html`<tr><th scope="row"><bdi>${queueName(row.queue)}</bdi></th>
        ${cells(row.expected?.contacts, row.scenario.contacts)}${cells(row.expected?.agent_hours, row.scenario.agent_hours)}</tr>`)}</tbody>
    </table></div>`;
  }
}

/** What the server takes. @param {Wish} wish */
function asScenario(wish) {
  const launch = wish.launch.trim();
  return {
    volume: wish.volume === 0 ? {} : {[bare(wish.volumePlace)]: 1 + wish.volume / 100},
    handling: wish.handling === 0 ? {} : {[bare(wish.handlingPlace)]: 1 + wish.handling / 100},
    shifts: wish.share === 0 ? [] : [{from: wish.from, to: wish.to, share: wish.share / 100}],
    ...(launch ? {launch: {channel: launch, shifted: {[wish.from]: wish.launchShare / 100}, induced: wish.induced / 100}} : {}),
    ...(wish.bot ? {bot_level: wish.bot} : {}),
  };
}

/** A place without its kind: queues and channels share one name space here. @param {string} place */
const bare = (place) => place.replace(/^(queue|channel):/, '');

customElements.define('scenario-panel', ScenarioPanel);
