import {html, svg} from 'lit';

/** @typedef {import('lit').SVGTemplateResult} Shape */

/** @param {Shape} shape @param {string} [name] extra class @returns {import('lit').TemplateResult} */
function icon(shape, name = '') {
  return html`<svg class="icon ${name}" viewBox="0 0 20 20" aria-hidden="true" focusable="false">${shape}</svg>`;
}

/** @param {string} path */
const stroke = (path) =>
  svg`<path d=${path} fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"/>`;

/** @type {Record<string, Shape>} a different outline for each light, so that colour is never alone */
const LIGHTS = {
  green: svg`<circle class="light-fill" cx="10" cy="10" r="8.5"/><path class="light-mark" d="M6.2 10.4l2.6 2.6 5-5.6"/>`,
  amber: svg`<path class="light-fill" d="M10 1.8 19 17.6H1z" stroke-linejoin="round"/><path class="light-mark" d="M10 7.6v4.6M10 14.9v.1"/>`,
  red: svg`<path class="light-fill" d="M6.4 1.5h7.2l4.9 4.9v7.2l-4.9 4.9H6.4l-4.9-4.9V6.4z"/><path class="light-mark" d="M7 7l6 6M13 7l-6 6"/>`,
  none: svg`<circle class="light-hollow" cx="10" cy="10" r="7.5"/>`,
};

/** @param {string} light */
export const lightIcon = (light) => icon(LIGHTS[light] ?? LIGHTS.none, `light light-${light}`);

/** @type {Record<string, Shape>} */
const STATES = {
  available: svg`<circle cx="10" cy="10" r="6" fill="currentColor"/>`,
  busy: svg`<rect x="4" y="4" width="12" height="12" rx="2" fill="currentColor"/>`,
  wrap_up: svg`<path d="M10 3l7 7-7 7-7-7z" fill="currentColor"/>`,
  break: svg`<path d="M6 4h3v12H6zM11.5 4h3v12h-3z" fill="currentColor"/>`,
  training: svg`<path d="M10 4l7.5 12h-15z" fill="currentColor"/>`,
  offline: svg`<circle cx="10" cy="10" r="5.2" fill="none" stroke="currentColor" stroke-width="1.8"/>`,
};

/** @param {string} state of an agent */
export const stateIcon = (state) => icon(STATES[state] ?? STATES.offline, `state state-${state}`);

/** @type {Record<string, string>} */
const CHANNELS = {
  voice: 'M6.2 3.5 8 7.2 6.4 8.6a10 10 0 0 0 5 5L12.8 12l3.7 1.8v2.2c0 .8-.7 1.5-1.5 1.4C8.5 16.9 3.1 11.5 2.6 5c0-.8.6-1.5 1.4-1.5z',
  chat: 'M3 4.5h14v9.5H9l-4 3v-3H3z',
  whatsapp: 'M10 3a7 7 0 0 1 0 14 7 7 0 0 1-3.4-.9L3 17l.9-3.6A7 7 0 0 1 10 3zM7.5 7.5c0 3 2 5 5 5',
  email: 'M3 5h14v10.5H3zM3 5.5l7 5.5 7-5.5',
  sms: 'M3 4.5h14v9.5H9l-4 3v-3H3zM7 9.2h.1M10 9.2h.1M13 9.2h.1',
  app: 'M6 2.5h8v15H6zM9.2 15h1.6',
  social: 'M6 12.5a2.5 2.5 0 1 1 0-5 2.5 2.5 0 0 1 0 5zM14 7.5a2.5 2.5 0 1 1 0-5 2.5 2.5 0 0 1 0 5zM14 17.5a2.5 2.5 0 1 1 0-5 2.5 2.5 0 0 1 0 5zM8.2 8.9l3.6-2.5M8.2 11.1l3.6 2.5',
  video: 'M2.5 5.5h10v9h-10zM12.5 9l5-2.5v7l-5-2.5',
  form: 'M4.5 2.5h11v15h-11zM7.5 7h5M7.5 10h5M7.5 13h3',
};

/** @param {string} channel */
export const channelIcon = (channel) => icon(stroke(CHANNELS[channel] ?? 'M10 4v12M4 10h12'), 'channel-icon');

const NAMED = {
  move: 'M3 7h13M12.5 3.5 16 7l-3.5 3.5M17 13H4M7.5 9.5 4 13l3.5 3.5',
  undo: 'M7 4 3 8l4 4M3 8h8.5a4.5 4.5 0 0 1 0 9H8',
  close: 'M5 5l10 10M15 5 5 15',
  chevron: 'M7.5 4.5 13 10l-5.5 5.5',
  pause: 'M7 4.5v11M13 4.5v11',
  play: 'M6.5 4v12l9.5-6z',
  restart: 'M15.5 6.5A6.5 6.5 0 1 0 16.5 10M16.5 3v4h-4',
  sun: 'M10 6.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7zM10 2v1.5M10 16.5V18M2 10h1.5M16.5 10H18M4.3 4.3l1.1 1.1M14.6 14.6l1.1 1.1M4.3 15.7l1.1-1.1M14.6 5.4l1.1-1.1',
  moon: 'M16.5 12.2A7 7 0 0 1 7.8 3.5a7 7 0 1 0 8.7 8.7z',
  auto: 'M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14zM10 3v14M10 6.5h4.8M10 10h6.5M10 13.5h4.8',
  person: 'M10 10a3.2 3.2 0 1 1 0-6.4 3.2 3.2 0 0 1 0 6.4zM3.5 17c.8-3.2 3.4-4.5 6.5-4.5s5.7 1.3 6.5 4.5',
  clock: 'M10 3a7 7 0 1 1 0 14 7 7 0 0 1 0-14zM10 6v4.2l2.8 1.8',
  arrow: 'M4 10h12M11.5 5.5 16 10l-4.5 4.5',
  check: 'M4 10.5l4 4 8-9',
  warn: 'M10 3 18 17H2zM10 8.5v3.5M10 14.5v.1',
  keyboard: 'M2.5 5.5h15v9h-15zM5.5 8.5h.1M8.5 8.5h.1M11.5 8.5h.1M14.5 8.5h.1M7 11.5h6',
  up: 'M5 12.5 10 7l5 5.5',
  down: 'M5 7.5 10 13l5-5.5',
};

/** @param {keyof typeof NAMED} name */
export const sign = (name) => icon(stroke(NAMED[name]), `sign-${name}`);

/** The mark of the product: a traffic light. */
export const mark = () => html`<svg class="mark" viewBox="0 0 20 32" aria-hidden="true" focusable="false">
  <rect class="mark-case" x="1" y="1" width="18" height="30" rx="7"/>
  <circle class="mark-red" cx="10" cy="8" r="3.6"/><circle class="mark-amber" cx="10" cy="16" r="3.6"/>
  <circle class="mark-green" cx="10" cy="24" r="3.6"/></svg>`;
