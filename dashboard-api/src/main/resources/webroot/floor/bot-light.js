import {html, nothing} from 'lit';
import {post} from '../api.js';
import {clock, list} from '../format.js';
import {sign} from '../icons.js';
import {rich, t} from '../i18n.js';
import {View, announce} from '../view.js';
import {effectList} from './effect.js';
import {problemText} from './moves.js';

/** @typedef {import('../types.js').Board} Board */
/** @typedef {import('../types.js').Bot} Bot */
/** @typedef {import('../types.js').Effect} Effect */

const LEVELS = ['green', 'amber', 'red'];
const DURATIONS = [30, 60, 120];

/** The bot's light: what it is asked to close, and the shift lead's way to change it. */
class BotLight extends View {
  static properties = {
    board: {attribute: false},
    mayDecide: {attribute: false},
    level: {state: true},
    minutes: {state: true},
    effect: {state: true},
    error: {state: true},
    busy: {state: true},
  };

  constructor() {
    super();
    /** @type {Board|null} */
    this.board = null;
    this.mayDecide = false;
    /** @type {string|null} chosen here, null = nothing is */
    this.level = null;
    this.minutes = 60;
    /** @type {Effect[]|null} null = not known yet */
    this.effect = null;
    this.error = '';
    this.busy = false;
    this.question = 0;
  }

  render() {
    const bot = this.board?.bot;
    if (!bot || !this.board) return nothing;
    return html`<section class="panel bot" aria-labelledby="bot-title">
      <h2 id="bot-title" class="panel-title" tabindex="-1">${t('bot.heading')}</h2>
      <p data-testid="bot-level" data-level=${bot.level ?? ''}>${bot.level
        ? rich('bot.now', {level: t(`bot.level.${bot.level}`), until: clock(bot.until), by: bot.by})
        : t('bot.own')}</p>
      ${this.mayDecide ? this.form(bot, this.board) : nothing}
      <p class="sub">${t('bot.human')}</p>
    </section>`;
  }

  /** @param {Bot} bot @param {Board} board */
  form(bot, board) {
    return html`<form @submit=${(/** @type {Event} */ event) => this.set(event)}>
      <fieldset>
        <legend>${t('bot.set')}</legend>
        <div class="choices">${LEVELS.filter((level) => level !== bot.level).map((level) => this.choice('level', level, t(`bot.level.${level}`), level === this.level, () => (this.level = level)))}</div>
      </fieldset>
      ${this.level ? this.consequences(this.level, bot, board) : nothing}
    </form>`;
  }

  /** @param {string} level @param {Bot} bot @param {Board} board */
  consequences(level, bot, board) {
    return html`<p class="sub">${rich('bot.closes', {topics: list(bot.topics[level] ?? [])})}</p>
      <fieldset>
        <legend>${t('move.how_long')}</legend>
        <div class="choices">${DURATIONS.map((minutes) =>
          this.choice('minutes', String(minutes), t('move.minutes', {count: minutes}), minutes === this.minutes, () => (this.minutes = minutes)))}</div>
      </fieldset>
      <div class="move-effect" aria-live="polite" aria-busy=${this.effect === null}>
        ${this.effect === null ? html`<p class="calm">${t('move.predicting')}</p>` : effectList(this.effect, board)}
      </div>
      ${this.error ? html`<p class="error" role="alert">${sign('warn')} <span>${this.error}</span></p>` : nothing}
      <div class="buttons">
        <button class="primary" type="submit" data-testid="bot-confirm" ?disabled=${this.busy}>${t('bot.confirm')}</button>
        <button class="quiet" type="button" data-testid="bot-cancel" @click=${() => this.forget()}>${t('cancel')}</button>
      </div>`;
  }

  /** @param {string} name @param {string} value @param {string} label @param {boolean} checked @param {() => void} choose */
  choice(name, value, label, checked, choose) {
    const change = () => {
      choose();
      this.ask();
    };
    return html`<label class="choice"><input type="radio" name="bot-${name}" value=${value} .checked=${checked}
      data-testid="bot-${name}-${value}" @change=${change}><span><bdi>${label}</bdi></span></label>`;
  }

  /** Asks what the chosen level would change; the answer to an earlier question is dropped. */
  async ask() {
    const now = this.board?.at;
    if (!this.level || !now) return;
    const question = ++this.question;
    this.effect = null;
    this.error = '';
    const action = {lever: 'bot_level', from: this.board?.bot?.level ?? 'green', to: this.level, minutes: this.minutes};
    try {
      const answer = await post('what-if', {actions: [action]});
      if (question === this.question) this.effect = answer.effect;
    } catch (error) {
      if (question !== this.question) return;
      this.effect = [];
      this.error = problemText(error);
    }
  }

  /** @param {Event} event */
  async set(event) {
    event.preventDefault();
    if (!this.level || this.busy) return;
    this.busy = true;
    this.error = '';
    try {
      await post('bot-level', {level: this.level, minutes: this.minutes});
      announce(t('bot.done', {level: t(`bot.level.${this.level}`)}), 'good');
      this.forget();
    } catch (error) {
      this.error = problemText(error);
    } finally {
      this.busy = false;
    }
  }

  forget() {
    this.level = null;
    this.effect = null;
    this.error = '';
    this.focusOn('#bot-title');
  }
}

customElements.define('floor-bot', BotLight);
