import {html} from 'lit';
import {clock, count, duration} from '../format.js';
import {sign} from '../icons.js';
import {rich, t} from '../i18n.js';
import {View} from '../view.js';

/** @typedef {import('../types.js').Board} Board */
/** @typedef {import('../types.js').Source} Source */

/** Where the events come from, how old the last one is, and what was set aside. */
class Sources extends View {
  static properties = {board: {attribute: false}};

  constructor() {
    super();
    /** @type {Board|null} */
    this.board = null;
  }

  render() {
    const board = this.board;
    if (!board) return null;
    return html`<section class="panel sources" aria-labelledby="sources-title">
      <h2 id="sources-title" class="panel-title">${t('sources.title')}</h2>
      ${board.sources.length === 0
        ? html`<p class="calm">${t('sources.none')}</p>`
        : html`<ul class="source-list">${board.sources.map(sourceLine)}</ul>`}
      <p class="set-aside">${board.rejects === 0
        ? html`<span class="sub">${t('sources.no_rejects')}</span>`
        : html`<a href="#/rejects" data-testid="rejects-link">${t('sources.rejects', {count: board.rejects})}</a>`}</p>
    </section>`;
  }
}

customElements.define('floor-sources', Sources);

/** @param {Source} source */
function sourceLine(source) {
  return html`<li class="source ${source.silent ? 'silent' : ''}" data-testid="source-${source.source}">
    ${source.silent ? sign('warn') : sign('check')}
    <bdi class="source-name">${source.source}</bdi>
    <span class="source-age">${source.silent
      ? rich('sources.silent_since', {time: clock(source.last_event)})
      : rich('sources.age', {age: duration(source.age_seconds)})}</span>
    <span class="sub">${rich('sources.events', {count: source.events, events: count(source.events)})}</span>
  </li>`;
}

/** How to send the first events, while none ever came. */
export function firstSteps() {
  const door = `${location.origin}/api/v1/events`;
  return html`<section class="panel first-steps" aria-labelledby="first-title" data-testid="first-steps">
    <h2 id="first-title" class="panel-title">${t('first.title')}</h2>
    <p>${t('first.intro')}</p>
    <ol>
      <li><p>${t('first.door')}</p>
        <pre dir="ltr" tabindex="0"><code>curl -H "Authorization: Bearer $(cat TOKENFILE)" \\
  --data-binary @events.ndjson ${door}</code></pre></li>
      <li><p>${t('first.folder')}</p>
        <pre dir="ltr" tabindex="0"><code>java -jar ramzor.jar import csv --map map.yaml --in calls.csv --out events.ndjson</code></pre>
        <p class="sub">${t('first.folder_note')}</p></li>
    </ol>
  </section>`;
}
