import {html, nothing} from 'lit';
import {clockWithSeconds, day, zoneName} from '../format.js';
import {mark, sign} from '../icons.js';
import {LANGUAGES, choose, currentLanguage, t} from '../i18n.js';
import {isAdmin} from '../session.js';
import {THEMES, theme, useTheme} from '../theme.js';
import {View} from '../view.js';

/** @typedef {import('../types.js').Board} Board */
/** @typedef {import('../types.js').Session} Session */
/** @typedef {import('../types.js').Connection} Connection */
/** @typedef {import('../i18n.js').Language} Language */

const THEME_SIGNS = /** @type {const} */ ({auto: 'auto', light: 'sun', dark: 'moon'});

/** The top of every page: what this is, the centre's time, whether it is live, and the visitor's own settings. */
class Header extends View {
  static properties = {
    board: {attribute: false},
    connection: {attribute: false},
    session: {attribute: false},
    route: {attribute: false},
  };

  constructor() {
    super();
    /** @type {Board|null} */
    this.board = null;
    /** @type {Connection} */
    this.connection = 'connecting';
    /** @type {Session|null} */
    this.session = null;
    this.route = '';
  }

  render() {
    return html`<header class="header">
      <a class="brand" href="#/" aria-label=${t('app.home')}>${mark()}<span>${t('app.name')}</span></a>
      ${this.session ? this.pages() : nothing}
      <div class="header-now">${this.now()} ${this.session ? this.liveness() : nothing}</div>
      <div class="header-tools">${this.languages()} ${this.themeSwitch()}
        ${this.session ? this.shortcuts() : nothing} ${this.visitor()}</div>
    </header>`;
  }

  pages() {
    const page = (/** @type {string} */ route, /** @type {string} */ key) => html`<a href="#/${route}"
      aria-current=${this.route === route ? 'page' : nothing} data-testid="page-${route || 'floor'}">${t(key)}</a>`;
    return html`<nav class="pages" aria-label=${t('app.pages')}>${page('', 'page.floor')}${page('plan', 'page.plan')}
      ${isAdmin(this.session) && this.board?.mode === 'serve' ? page('users', 'page.users') : nothing}</nav>`;
  }

  now() {
    const at = this.board?.at ?? null;
    if (!at) return nothing;
    return html`<div class="now" title="${day(at)} · ${this.board?.zone}">
      <time class="now-time" datetime=${at} data-testid="now"><bdi>${clockWithSeconds(at)}</bdi></time>
      <span class="now-zone"><bdi>${zoneName()}</bdi></span></div>`;
  }

  /** Whether the figures are fresh; when events have stopped, since when. */
  liveness() {
    const board = this.board;
    const state = this.connection === 'live' && board?.demo?.paused ? 'paused' : this.connection;
    const silent = board?.sources.length ? board.sources.every((source) => source.silent) : false;
    const shown = state === 'live' && silent ? 'silent' : state;
    return html`<span class="liveness live-${shown}" role="status" data-testid="connection" data-state=${shown}>
      <span class="live-dot" aria-hidden="true"></span>${t(`connection.${shown}`)}</span>`;
  }

  languages() {
    const codes = /** @type {Language[]} */ (Object.keys(LANGUAGES));
    return html`<div class="segmented" role="group" aria-label=${t('app.language')}>${codes.map(
      (code) => html`<button type="button" lang=${code} data-testid="lang-${code}" aria-pressed=${code === currentLanguage()}
        @click=${() => choose(code)}>${LANGUAGES[code].name}</button>`,
    )}</div>`;
  }

  themeSwitch() {
    const now = theme();
    const label = t('app.theme', {theme: t(`theme.${now}`)});
    const next = THEMES[(THEMES.indexOf(now) + 1) % THEMES.length];
    return html`<button type="button" class="icon-button" data-testid="theme" aria-label=${label} title=${label}
      @click=${() => {
        useTheme(next);
        this.requestUpdate();
      }}>${sign(THEME_SIGNS[now])}</button>`;
  }

  shortcuts() {
    return html`<button type="button" class="icon-button only-wide" data-testid="shortcuts" aria-label=${t('shortcuts.title')}
      title=${t('shortcuts.title')} @click=${() => this.say('shortcuts-wanted')}>${sign('keyboard')}</button>`;
  }

  visitor() {
    const session = this.session;
    if (!session) return nothing;
    return html`<span class="visitor" title=${t(`role.${session.role}`)}>${sign('person')}<bdi data-testid="user">${session.user}</bdi></span>
      ${this.board?.mode === 'demo'
        ? nothing
        : html`<button type="button" class="quiet small" data-testid="sign-out" @click=${() => this.say('sign-out')}>${t('session.sign_out')}</button>`}`;
  }
}

customElements.define('shell-header', Header);
