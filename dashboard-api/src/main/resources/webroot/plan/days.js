/**
 * Local days of the centre's zone.
 */

/** @param {number} at milliseconds @param {string} zone @returns {Record<string, number>} its local date and time */
function local(at, zone) {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone, hour12: false, year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
  });
  return Object.fromEntries(format.formatToParts(new Date(at)).map((part) => [part.type, Number(part.value)]));
}

/**
 * The first instant of a local day.
 *
 * @param {string} instant lies in the day from which to count
 * @param {string} zone IANA name
 * @param {number} days so many days later
 */
export function dayStart(instant, zone, days) {
  const {year, month, day} = local(Date.parse(instant), zone);
  const wall = Date.UTC(year, month - 1, day + days);
  let at = wall;
  for (let i = 0; i < 2; i++) {
    const shown = local(at, zone);
    at += wall - Date.UTC(shown.year, shown.month - 1, shown.day, shown.hour % 24, shown.minute, shown.second);
  }
  return new Date(at);
}
