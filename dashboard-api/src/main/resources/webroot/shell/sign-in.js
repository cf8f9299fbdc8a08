import {html, nothing} from 'lit';
import {ApiError} from '../api.js';
import {mark, sign} from '../icons.js';
import {t} from '../i18n.js';
import {acceptInvitation, signIn} from '../session.js';
import {View} from '../view.js';
import {problemText} from '../floor/moves.js';

const SHORTEST_PASSWORD = 12;

/** Asks who the visitor is; with an invitation's token, makes the first administrator. */
class SignIn extends View {
  static properties = {token: {attribute: false}, busy: {state: true}, error: {state: true}};

  constructor() {
    super();
    /** @type {string|null} of a one-time link; null = a plain sign-in */
    this.token = null;
    this.busy = false;
    this.error = '';
  }

  firstUpdated() {
    this.focusOn('input');
  }

  render() {
    const invited = this.token !== null;
    return html`<main class="sign-in" id="main">
      <form class="panel" @submit=${this.submit} data-testid=${invited ? 'invitation' : 'sign-in'}>
        ${mark()}
        <h1>${t(invited ? 'session.invitation' : 'session.sign_in')}</h1>
        ${invited ? html`<p class="sub">${t('session.invitation_note')}</p>` : nothing}
        <label>${t('session.user')}
          <input name="user" required autocomplete="username" autocapitalize="none" spellcheck="false" dir="auto" data-testid="user-field"></label>
        <label>${t('session.password')}
          <input name="password" type="password" required minlength=${invited ? SHORTEST_PASSWORD : nothing}
            autocomplete=${invited ? 'new-password' : 'current-password'} data-testid="password-field"></label>
        ${invited ? html`<p class="sub">${t('session.password_rule', {count: SHORTEST_PASSWORD})}</p>` : nothing}
        ${this.error ? html`<p class="error" role="alert">${sign('warn')} <span>${this.error}</span></p>` : nothing}
        <div class="buttons"><button class="primary" type="submit" ?disabled=${this.busy} data-testid="sign-in-button">
          ${t(invited ? 'session.accept' : 'session.sign_in')}</button></div>
      </form>
    </main>`;
  }

  /** @param {Event} event */
  async submit(event) {
    event.preventDefault();
    const fields = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const user = String(fields.get('user')).trim();
    const password = String(fields.get('password'));
    this.busy = true;
    this.error = '';
    try {
      if (this.token !== null) await acceptInvitation(this.token, user, password);
      this.say('signed-in', await signIn(user, password));
    } catch (error) {
      const refused = error instanceof ApiError && error.status === 401 && this.token === null;
      this.error = refused ? t('session.refused') : problemText(error);
    } finally {
      this.busy = false;
    }
  }
}

customElements.define('sign-in', SignIn);
