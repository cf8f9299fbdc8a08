import {html, nothing} from 'lit';
import {apiEvents, get} from './api.js';
import {useZone} from './format.js';
import {preferredLanguage, speak, t} from './i18n.js';
import {isAdmin, signOut, whoAmI} from './session.js';
import {shortcutKey} from './shell/keyboard.js';
import {BoardStream} from './stream.js';
import {applyTheme} from './theme.js';
import {View} from './view.js';
import './admin/rejects.js';
import './admin/users.js';
import './floor/floor-page.js';
import './floor/sources.js';
import './plan/plan-page.js';
import './shell/announcer.js';
import './shell/demo-bar.js';
import './shell/header.js';
import './shell/shortcuts.js';
import './shell/sign-in.js';

/** @typedef {import('./types.js').Board} Board */
/** @typedef {import('./types.js').Session} Session */
/** @typedef {import('./types.js').Connection} Connection */

const RETRY_MS = 2_000;

/** The whole page: who is signed in, which page is open, and the board that all of it shows. */
class App extends View {
  static properties = {
    board: {state: true},
    connection: {state: true},
    session: {state: true},
    asked: {state: true},
    route: {state: true},
  };

  constructor() {
    super();
    /** @type {Board|null} */
    this.board = null;
    /** @type {Connection} */
    this.connection = 'connecting';
    /** @type {Session|null} */
    this.session = null;
    /** Whether the server has said who is signed in. */
    this.asked = false;
    this.route = location.hash;
    this.stream = new BoardStream();
    this.stream.addEventListener('board', (event) => this.show(/** @type {CustomEvent<Board>} */ (event).detail));
    this.stream.addEventListener('connection', (event) => this.connected(/** @type {CustomEvent<Connection>} */ (event).detail));
  }

  connectedCallback() {
    super.connectedCallback();
    window.addEventListener('hashchange', () => (this.route = location.hash));
    document.addEventListener('keydown', (event) => this.key(event));
    apiEvents.addEventListener('signed-out', () => this.signedIn(null));
    this.start();
  }

  async start() {
    try {
      this.signedIn(await whoAmI());
    } catch {
      this.connection = 'lost';
      window.setTimeout(() => this.start(), RETRY_MS);
    }
  }

  /** @param {Session|null} session */
  signedIn(session) {
    this.asked = true;
    this.session = session;
    if (session) {
      if (location.hash.startsWith('#/invitation')) location.hash = '#/';
      this.stream.start();
    } else {
      this.stream.stop();
      this.board = null;
    }
  }

  /** @param {Board} board */
  show(board) {
    useZone(board.zone);
    this.board = board;
  }

  /** A stream that ends may mean that the session has. @param {Connection} connection */
  connected(connection) {
    this.connection = connection;
    if (connection === 'lost') get('board').catch(() => undefined);
  }

  updated() {
    const waiting = this.board?.proposals.length ?? 0;
    document.title = waiting > 0 ? `(${waiting}) ${t('app.name')}` : t('app.name');
  }

  render() {
    const page = this.route.replace(/^#\/?/, '').split('?')[0];
    return html`<a class="skip" href="#main" @click=${this.skip}>${t('app.skip')}</a>
      <shell-header .board=${this.board} .connection=${this.connection} .session=${this.session} .route=${page}
        @sign-out=${this.leave} @shortcuts-wanted=${() => this.child('shell-shortcuts')?.open()}></shell-header>
      ${this.session ? html`<demo-bar .board=${this.board}></demo-bar>` : nothing}
      ${this.page(page)}
      <shell-shortcuts></shell-shortcuts>
      <shell-announcer></shell-announcer>`;
  }

  /** @param {string} page */
  page(page) {
    if (!this.asked) {
      const message = t(this.connection === 'lost' ? 'error.unreachable' : 'floor.loading');
      return html`<main id="main" class="waiting-page"><p class="calm" role="status">${message}</p></main>`;
    }
    const signedIn = (/** @type {CustomEvent<Session|null>} */ event) => this.signedIn(event.detail);
    if (page === 'invitation' && !this.session) {
      const token = new URLSearchParams(this.route.split('?')[1] ?? '').get('token') ?? '';
      return html`<sign-in .token=${token} @signed-in=${signedIn}></sign-in>`;
    }
    if (!this.session) return html`<sign-in @signed-in=${signedIn}></sign-in>`;
    if (page === 'rejects') return html`<rejects-page></rejects-page>`;
    if (page === 'plan') return html`<plan-page .board=${this.board} .connection=${this.connection}></plan-page>`;
    if (page === 'users' && isAdmin(this.session)) return html`<users-page></users-page>`;
    return html`<floor-page .board=${this.board} .connection=${this.connection} .session=${this.session}></floor-page>`;
  }

  async leave() {
    await signOut().catch(() => undefined);
    this.signedIn(null);
  }

  /** @param {Event} event */
  skip(event) {
    event.preventDefault();
    const main = /** @type {HTMLElement|null} */ (this.querySelector('#main'));
    main?.setAttribute('tabindex', '-1');
    main?.focus();
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const key = this.session ? shortcutKey(event) : null;
    if (key === '?') this.child('shell-shortcuts')?.open();
    else if (key === 'a') this.child('floor-page')?.act('apply');
    else if (key === 'e') this.child('floor-page')?.act('edit');
    else if (key === 'd') this.child('floor-page')?.act('dismiss');
    else if (key === 'u') this.child('floor-page')?.act('undo');
    else if (key === 'p') this.child('demo-bar')?.toggle();
    else return;
    event.preventDefault();
  }

  /** @param {string} name @returns {any} */
  child(name) {
    return this.querySelector(name);
  }
}

applyTheme();
await speak(preferredLanguage());
customElements.define('ramzor-app', App);
