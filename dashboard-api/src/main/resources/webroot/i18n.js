import {html} from 'lit';

/** The languages of the page, each by its own name. */
export const LANGUAGES = /** @type {const} */ ({
  en: {name: 'English', dir: 'ltr', locale: 'en-GB'},
  he: {name: 'עברית', dir: 'rtl', locale: 'he-IL'},
});

/** @typedef {keyof typeof LANGUAGES} Language */
/** @typedef {string | Record<string, string>} Message plain, or by plural category */

const STORED = 'ramzor.language';
const HOLE = /\{(\w+)\}/;

/** @type {Language} */
let language = 'en';
/** @type {Record<string, Message>} */
let messages = {};
/** @type {Record<string, Message>} */
let fallback = {};

/** Says `change` when the language has changed and its messages are there. */
export const languageChanges = new EventTarget();

/** @returns {Language} */
export function currentLanguage() {
  return language;
}

/** @returns {string} the locale for `Intl` */
export function locale() {
  return LANGUAGES[language].locale;
}

/** The language stored here, else the browser's if the page speaks it, else English.
 * @returns {Language} */
export function preferredLanguage() {
  const wanted = [localStorage.getItem(STORED), ...navigator.languages.map((tag) => tag.split('-')[0])];
  return /** @type {Language} */ (wanted.find((tag) => tag && tag in LANGUAGES) ?? 'en');
}

/** @param {Language} next */
export async function speak(next) {
  if (Object.keys(fallback).length === 0) fallback = await load('en');
  messages = next === 'en' ? fallback : await load(next);
  language = next;
  document.documentElement.lang = next;
  document.documentElement.dir = LANGUAGES[next].dir;
  languageChanges.dispatchEvent(new Event('change'));
}

/** Changes the language and remembers it.
 * @param {Language} next */
export function choose(next) {
  localStorage.setItem(STORED, next);
  return speak(next);
}

/** @param {Language} which @returns {Promise<Record<string, Message>>} */
async function load(which) {
  const answer = await fetch(`i18n/${which}.json`);
  if (!answer.ok) throw new Error(`i18n/${which}.json: ${answer.status}`);
  return answer.json();
}

/** @param {string} key */
export function known(key) {
  return key in messages || key in fallback;
}

/** @param {string} key @param {Record<string, unknown>} params @returns {string} */
function template(key, params) {
  const message = messages[key] ?? fallback[key];
  if (message === undefined) return key;
  if (typeof message === 'string') return message;
  const category = new Intl.PluralRules(locale()).select(Number(params.count));
  return message[category] ?? message.other;
}

/** Whether the page has that message and all of its values. @param {string} key @param {Record<string, unknown>} params */
export function complete(key, params) {
  return known(key) && [...template(key, params).matchAll(/\{(\w+)\}/g)].every(([, name]) => name in params);
}

/** @param {unknown} value */
function shown(value) {
  return typeof value === 'number' ? new Intl.NumberFormat(locale(), {maximumFractionDigits: 1}).format(value) : value;
}

/**
 * A message as text, for attributes and announcements; texts put into it keep their own direction.
 *
 * @param {string} key
 * @param {Record<string, string|number>} [params]
 */
export function t(key, params = {}) {
  return template(key, params).replace(/\{(\w+)\}/g, (hole, name) => {
    if (!(name in params)) return hole;
    const value = String(shown(params[name]));
    return typeof params[name] === 'string' && mayTurn(value) ? `\u2068${value}\u2069` : value;
  });
}

/** Whether a value needs an isolate to keep its direction in the page's text. @param {string} value */
const mayTurn = (value) => LANGUAGES[language].dir === 'rtl' || /[\u0590-\u08ff]/.test(value);

/**
 * A message as content, each of its values in a `<bdi>`; values may be templates.
 *
 * @param {string} key
 * @param {Record<string, unknown>} [params]
 */
export function rich(key, params = {}) {
  return template(key, params)
    .split(HOLE)
    .map((part, i) => (i % 2 === 0 ? part : part in params ? html`<bdi>${shown(params[part])}</bdi>` : `{${part}}`));
}
