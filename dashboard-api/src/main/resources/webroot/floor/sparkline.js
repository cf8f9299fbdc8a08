import {html, nothing, svg} from 'lit';
import {percent} from '../format.js';
import {t} from '../i18n.js';

const WIDTH = 120;
const HEIGHT = 32;
const PAD = 3;

/**
 * The service level of the last hour as a line, the target dashed, what fell short of it shaded. In right-to-left pages
 * the style sheet mirrors it: time runs with the text.
 *
 * @param {[string, number|null][]} trend
 * @param {number} target
 */
export function sparkline(trend, target) {
  const known = trend.filter(([, value]) => value !== null);
  if (known.length < 2) return html`<span class="spark spark-empty" aria-hidden="true"></span>`;
  const values = known.map(([, value]) => Number(value));
  const low = Math.min(...values, target) - 0.02;
  const high = Math.max(...values, target) + 0.02;
  const y = (/** @type {number} */ value) => round(HEIGHT - PAD - ((value - low) / (high - low)) * (HEIGHT - 2 * PAD));
  const x = (/** @type {number} */ i) => round(PAD + (i / (trend.length - 1)) * (WIDTH - 2 * PAD));
  const runs = unbroken(trend).map((run) => run.map(([i, value]) => [x(i), y(value)]));
  const [endX, endY] = runs[runs.length - 1].slice(-1)[0];
  const label = t('queue.trend_label', {
    from: percent(values[0]),
    to: percent(values[values.length - 1]),
    low: percent(Math.min(...values)),
  });
  return html`<svg class="spark" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label=${label}>
    ${runs.map((run) => svg`<path class="spark-short" d=${shortfall(run, y(target))}/>`)}
    <line class="spark-target" x1="0" x2=${WIDTH} y1=${y(target)} y2=${y(target)}/>
    ${runs.map((run) => svg`<path class="spark-line" d=${line(run)}/>`)}
    <path class="spark-end" d="M${endX} ${endY}h0"/>
  </svg>`;
}

/** @param {number} value */
const round = (value) => Math.round(value * 10) / 10;

/** The stretches between gaps. @param {[string, number|null][]} trend @returns {[number, number][][]} */
function unbroken(trend) {
  /** @type {[number, number][][]} */
  const runs = [];
  let open = false;
  trend.forEach(([, value], i) => {
    if (value === null) {
      open = false;
      return;
    }
    if (!open) runs.push([]);
    open = true;
    runs[runs.length - 1].push([i, value]);
  });
  return runs;
}

/** @param {number[][]} points */
const line = (points) => `M${points.map(([x, y]) => `${x} ${y}`).join('L')}`;

/** The area between the target and the line where the line is below. @param {number[][]} points @param {number} target */
function shortfall(points, target) {
  const below = points.map(([x, y]) => [x, Math.max(y, target)]);
  return `M${points[0][0]} ${target}L${below.map(([x, y]) => `${x} ${y}`).join('L')}L${points[points.length - 1][0]} ${target}Z`;
}

/**
 * A band (low to high) with its middle and the target, on a scale from 0 to 1.
 *
 * @param {readonly number[]|null|undefined} band
 * @param {number|null} target
 * @param {string} tone name of a style
 */
export function bandBar(band, target, tone) {
  if (!band) return nothing;
  const [low, mid, high] = band.map((value) => Math.round(Math.min(1, Math.max(0, value)) * 1000) / 10);
  return html`<svg class="band band-${tone}" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
    <rect class="band-track" x="0" y="3.5" width="100" height="3"/>
    <rect class="band-range" x=${low} y="1.5" width=${Math.max(1, high - low)} height="7"/>
    ${target === null ? nothing : svg`<line class="band-target" x1=${target * 100} x2=${target * 100} y1="0" y2="10"/>`}
    <line class="band-mid" x1=${mid} x2=${mid} y1="0" y2="10"/>
  </svg>`;
}

/**
 * A bar of parts, each as wide as its share of the whole.
 *
 * @param {{value: number, tone: string}[]} parts
 * @param {string} [name] extra class
 */
export function stackedBar(parts, name = '') {
  const whole = parts.reduce((sum, part) => sum + part.value, 0);
  let at = 0;
  return html`<svg class="stack ${name}" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
    <rect class="stack-track" x="0" y="0" width="100" height="6"/>
    ${parts.map((part) => {
      const width = whole === 0 ? 0 : (100 * part.value) / whole;
      const rect = svg`<rect class="tone-${part.tone}" x=${at} y="0" width=${width} height="6"/>`;
      at += width;
      return rect;
    })}
  </svg>`;
}
