import {html, nothing} from 'lit';
import {get, post} from '../api.js';
import {t} from '../i18n.js';
import {View, announce} from '../view.js';
import {problemText} from '../floor/moves.js';

/** @typedef {{user: string, role: string}} User */

const ROLES = ['viewer', 'manager', 'planner', 'supervisor', 'admin'];

/** Who may in, for the administrator: the list, and one more. */
class Users extends View {
  static properties = {users: {state: true}, error: {state: true}, busy: {state: true}};

  constructor() {
    super();
    /** @type {User[]} */
    this.users = [];
    this.error = '';
    this.busy = false;
  }

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  async load() {
    try {
      const answer = await get('users');
      this.users = Array.isArray(answer) ? answer : answer.users;
    } catch (error) {
      this.error = problemText(error);
    }
  }

  render() {
    return html`<main id="main" class="plain-page">
      <section class="panel" aria-labelledby="users-title">
        <h1 id="users-title" class="panel-title">${t('users.title')}</h1>
        <table class="user-table" data-testid="users">
          <thead><tr><th scope="col">${t('session.user')}</th><th scope="col">${t('users.role')}</th></tr></thead>
          <tbody>${this.users.map((user) => html`<tr><td><bdi>${user.user}</bdi></td><td>${t(`role.${user.role}`)}</td></tr>`)}</tbody>
        </table>
        <form class="add-user" @submit=${this.add}>
          <h2>${t('users.add')}</h2>
          <label>${t('session.user')}<input name="user" required autocomplete="off" autocapitalize="none" spellcheck="false"></label>
          <label>${t('session.password')}<input name="password" type="password" required minlength="12" autocomplete="new-password"></label>
          <label>${t('users.role')}<select name="role">${ROLES.map((role) => html`<option value=${role}>${t(`role.${role}`)}</option>`)}</select></label>
          ${this.error ? html`<p class="error" role="alert">${this.error}</p>` : nothing}
          <button class="primary" type="submit" ?disabled=${this.busy}>${t('users.add_button')}</button>
        </form>
      </section>
    </main>`;
  }

  /** @param {Event} event */
  async add(event) {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    this.busy = true;
    this.error = '';
    try {
      const user = Object.fromEntries(new FormData(form));
      await post('users', user);
      form.reset();
      announce(t('users.added', {user: String(user.user)}), 'good');
      await this.load();
    } catch (error) {
      this.error = problemText(error);
    } finally {
      this.busy = false;
    }
  }
}

customElements.define('users-page', Users);
