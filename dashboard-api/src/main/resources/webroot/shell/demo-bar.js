import {html, nothing} from 'lit';
import {post} from '../api.js';
import {count, queueName} from '../format.js';
import {sign} from '../icons.js';
import {known, rich, t} from '../i18n.js';
import {View, announce} from '../view.js';
import {problemText} from '../floor/moves.js';

/** @typedef {import('../types.js').Board} Board */
/** @typedef {import('../types.js').Demo} Demo */

/** In the demo: which day is played, how fast, and one line that says what to press. */
class DemoBar extends View {
  static properties = {board: {attribute: false}, busy: {state: true}};

  constructor() {
    super();
    /** @type {Board|null} */
    this.board = null;
    this.busy = false;
  }

  render() {
    const demo = this.board?.demo;
    if (!demo) return nothing;
    return html`<section class="demo-bar" aria-label=${t('demo.title')} data-testid="demo-bar">
      <p class="demo-hint" role="status" data-testid="demo-hint" data-hint=${demo.hint ?? nothing}>${this.hint(demo)}</p>
      <p class="demo-what">${t('demo.title')}: <strong>${scenarioName(demo.scenario)}</strong>
        <span class="sub">${rich('demo.seed', {seed: String(demo.seed)})}</span></p>
      <div class="demo-controls">
        <button type="button" data-testid="demo-pause" ?disabled=${this.busy || demo.ended}
          @click=${() => this.send({action: demo.paused ? 'resume' : 'pause'})}>
          ${sign(demo.paused ? 'play' : 'pause')} ${t(demo.paused ? 'demo.resume' : 'demo.pause')}</button>
        <div class="segmented" role="group" aria-label=${t('demo.speed')}>${demo.speeds.map(
          (speed) => html`<button type="button" data-testid="demo-speed-${speed}" aria-pressed=${speed === demo.speed}
            ?disabled=${this.busy} @click=${() => this.send({action: 'speed', speed})}><bdi>${count(speed)}×</bdi></button>`,
        )}</div>
        <button type="button" data-testid="demo-restart" ?disabled=${this.busy} @click=${() => this.send({action: 'restart'})}>
          ${sign('restart')} ${t('demo.restart')}</button>
      </div>
    </section>`;
  }

  /** @param {Demo} demo */
  hint(demo) {
    if (demo.ended) return t('demo.hint.ended');
    if (demo.paused) return t('demo.hint.paused');
    const [proposal] = this.board?.proposals ?? [];
    if (proposal) {
      const actions = proposal.actions;
      return rich('demo.hint.press_apply', {count: actions.length, to: queueName(actions[0]?.to ?? '')});
    }
    const values = queueArguments(demo.hint_arguments ?? {});
    const key = `demo.hint.${demo.hint === 'storm_in' ? stormHint(demo, 'count' in values) : demo.hint}`;
    return known(key) ? rich(key, values) : t('demo.hint.calm');
  }

  /** Plays and pauses (the shortcut). */
  toggle() {
    const demo = this.board?.demo;
    if (demo && !demo.ended) this.send({action: demo.paused ? 'resume' : 'pause'});
  }

  /** @param {{action: string, speed?: number}} command */
  async send(command) {
    if (this.busy) return;
    this.busy = true;
    try {
      await post('demo', command);
      if (command.action === 'restart') this.say('demo-restarted');
    } catch (error) {
      announce(problemText(error), 'bad');
    } finally {
      this.busy = false;
    }
  }
}

/** @param {Demo} demo @param {boolean} timed whether the demo says in how many minutes */
function stormHint(demo, timed) {
  if (!timed) return 'storm_soon';
  return demo.scenario === 'chat-storm' ? 'chat_storm_in' : 'storm_in';
}

/** @param {string} scenario */
const scenarioName = (scenario) => (known(`scenario.${scenario}`) ? t(`scenario.${scenario}`) : scenario);

/** @param {Record<string, string|number>} values */
const queueArguments = (values) =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      if (name === 'minutes') return ['count', value];
      return [name, typeof value === 'string' && /queue|^to$|^from$|channel/.test(name) ? queueName(value) : value];
    }),
  );

customElements.define('demo-bar', DemoBar);
