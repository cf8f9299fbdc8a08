import {currentLanguage, known, locale, t} from './i18n.js';

/** Stands where a number would be if there were data. */
export const NOTHING = '–';

let zone = 'UTC';

/** @param {string} next the centre's zone, an IANA name */
export function useZone(next) {
  zone = next;
}

/** @type {Map<string, Intl.NumberFormat|Intl.DateTimeFormat>} */
const formats = new Map();

/** @param {Intl.NumberFormatOptions} options @returns {Intl.NumberFormat} */
function numbers(options) {
  const key = `n${locale()}${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (!format) formats.set(key, (format = new Intl.NumberFormat(locale(), options)));
  return /** @type {Intl.NumberFormat} */ (format);
}

/** @param {Intl.DateTimeFormatOptions} options @returns {Intl.DateTimeFormat} */
function dates(options) {
  const key = `d${locale()}${zone}${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (!format) formats.set(key, (format = new Intl.DateTimeFormat(locale(), {timeZone: zone, ...options})));
  return /** @type {Intl.DateTimeFormat} */ (format);
}

/** @param {number|null|undefined} value */
export function count(value) {
  return value == null ? NOTHING : numbers({maximumFractionDigits: 0}).format(value);
}

/** @param {number|null|undefined} share 0 to 1 */
export function percent(share) {
  return share == null ? NOTHING : numbers({style: 'percent', maximumFractionDigits: 0}).format(share);
}

/** @param {number|null|undefined} value with one digit after the point where it has one */
export function decimal(value) {
  return value == null ? NOTHING : numbers({maximumFractionDigits: 1}).format(value);
}

/** @param {number} value likewise, with its sign */
export function signedDecimal(value) {
  return numbers({maximumFractionDigits: 1, signDisplay: 'negative'}).format(Math.round(value * 10) / 10);
}

/** @param {number|null|undefined} share 0 to 1, with one digit after the point */
export function percentWithPart(share) {
  return share == null ? NOTHING : numbers({style: 'percent', maximumFractionDigits: 1}).format(share);
}

/** @param {number} share 0 to 1, said with its sign */
export function signedPercent(share) {
  return numbers({style: 'percent', maximumFractionDigits: 0, signDisplay: 'exceptZero'}).format(share);
}

/** @param {number} points said with their sign */
export function signed(points) {
  return numbers({maximumFractionDigits: 0, signDisplay: 'exceptZero'}).format(points);
}

/** @param {readonly number[]|null|undefined} band low, mid, high as shares */
export function range(band) {
  if (!band) return NOTHING;
  const high = percent(band[2]);
  return percent(band[0]) === high ? high : `${count(band[0] * 100)}–${high}`;
}

/** @param {number} value @param {string} unit */
function withUnit(value, unit) {
  return numbers({style: 'unit', unit, unitDisplay: 'narrow', maximumFractionDigits: 0}).format(value);
}

/** @param {number} whole */
const inSixties = (whole) => `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;

/** As a clock below one hour (2:05), as hours and minutes with the unit below one day (2:05 h), else in days and hours.
 * @param {number|null|undefined} seconds */
export function duration(seconds) {
  if (seconds == null) return NOTHING;
  const whole = Math.max(0, Math.floor(seconds));
  if (whole < 3600) return inSixties(whole);
  if (whole < 86400) return t('duration.hours', {time: inSixties(Math.floor(whole / 60))});
  return `${withUnit(Math.floor(whole / 86400), 'day')} ${withUnit(Math.floor(whole / 3600) % 24, 'hour')}`;
}

/** @param {string|null|undefined} instant */
export function clock(instant) {
  return instant ? dates({hour: '2-digit', minute: '2-digit', hour12: false}).format(new Date(instant)) : NOTHING;
}

/** @param {string|null|undefined} instant */
export function clockWithSeconds(instant) {
  if (!instant) return NOTHING;
  return dates({hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false}).format(new Date(instant));
}

/** @param {string|null|undefined} instant */
export function day(instant) {
  return instant ? dates({weekday: 'long', day: 'numeric', month: 'long'}).format(new Date(instant)) : NOTHING;
}

/** Likewise, short: the weekday and the day of the month. @param {string} instant */
export function shortDay(instant) {
  return dates({weekday: 'short', day: 'numeric'}).format(new Date(instant));
}

/** The zone as the language calls it, for example "Israel Time". */
export function zoneName() {
  const parts = dates({timeZoneName: 'longGeneric'}).formatToParts(new Date());
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? zone;
}

/** @param {string|null|undefined} instant @param {string|null|undefined} now @returns {number|null} seconds */
export function ageSeconds(instant, now) {
  return instant && now ? (Date.parse(now) - Date.parse(instant)) / 1000 : null;
}

/** @param {string[]} items */
export function list(items) {
  return new Intl.ListFormat(locale(), {type: 'conjunction'}).format(items);
}

/** @param {string} channel */
export function channelName(channel) {
  return known(`channel.${channel}`) ? t(`channel.${channel}`) : channel;
}

/** What people call a queue: its id's words, in the page's language where all of them are known.
 * @param {string} queue */
export function queueName(queue) {
  if (known(`channel.${queue}`)) return channelName(queue);
  const words = queue.split(/[-_.]+/).filter(Boolean);
  const labels = words.map((word) => [`channel.${word}`, `word.${word}`].find(known));
  if (words.length > 0 && labels.every(Boolean)) return labels.map((label) => t(String(label))).join(t('word.between'));
  if (currentLanguage() !== 'en') return queue;
  const text = words.join(' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
