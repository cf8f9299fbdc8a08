import {html, nothing, svg} from 'lit';
import {clock, count, day, shortDay} from '../format.js';
import {currentLanguage, LANGUAGES, rich, t} from '../i18n.js';
import {View} from '../view.js';

/** @typedef {import('./asked.js').DemandPoint} DemandPoint */

const WIDTH = 1000;
const HEIGHT = 240;
const MOST_LABELS = 12;
const DAY_MS = 86_400_000;

/** Expected contacts with their band and what came, over time; a point is read by pointer or by arrow keys. */
class DemandChart extends View {
  static properties = {
    points: {attribute: false},
    minutes: {attribute: false},
    now: {attribute: false},
    scenario: {attribute: false},
    traceable: {attribute: false},
    read: {state: true},
  };

  constructor() {
    super();
    /** @type {DemandPoint[]} */
    this.points = [];
    this.minutes = 15;
    /** @type {string|null} */
    this.now = null;
    /** @type {Map<string, number>|null} expected contacts by start under the scenario shown */
    this.scenario = null;
    this.traceable = false;
    /** Which point is read, -1 = that of now. */
    this.read = -1;
  }

  render() {
    const points = this.points;
    if (points.length === 0) return nothing;
    const at = this.readIndex();
    const most = this.most();
    return html`<div class="demand-chart">
      ${this.readout(points[at])}
      <div class="plot">
        <div class="plot-scale" aria-hidden="true">${[1, 0.5, 0].map((share) => html`<span><bdi>${count(most * share)}</bdi></span>`)}</div>
        <div class="plot-area" role="slider" tabindex="0" data-testid="demand-chart" aria-label=${t('plan.chart')}
          aria-orientation="horizontal" aria-valuemin="0" aria-valuemax=${points.length - 1} aria-valuenow=${at} aria-valuetext=${this.spoken(points[at])}
          @keydown=${this.key} @pointermove=${this.point} @pointerdown=${this.point}>
          ${this.drawing(at, most)}
        </div>
        <div class="plot-times" aria-hidden="true">${this.times()}</div>
      </div>
      ${this.legend()}
    </div>`;
  }

  /** @param {number} at @param {number} most */
  drawing(at, most) {
    const x = (/** @type {number} */ i) => round(((i + 0.5) / this.points.length) * WIDTH);
    const y = (/** @type {number} */ value) => round(HEIGHT - (value / most) * (HEIGHT - 6) - 1);
    const known = runs(this.points, (point) => point.mean);
    const came = runs(this.points, (point) => point.actual);
    const planned = this.scenario ? runs(this.points, (point) => this.scenario?.get(point.start) ?? null) : [];
    const now = this.nowShare();
    return html`<svg class="plot-svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true">
      ${[0.5, 1].map((share) => svg`<line class="plot-grid" x1="0" x2=${WIDTH} y1=${y(most * share)} y2=${y(most * share)}/>`)}
      ${known.map((run) => svg`<path class="plot-band" d=${band(run.map((i) => [x(i), y(Number(this.points[i].low)), y(Number(this.points[i].high))]))}/>`)}
      ${known.map((run) => svg`<path class="plot-mean" d=${line(run.map((i) => [x(i), y(Number(this.points[i].mean))]))}/>`)}
      ${planned.map((run) => svg`<path class="plot-scenario" d=${line(run.map((i) => [x(i), y(this.scenario?.get(this.points[i].start) ?? 0)]))}/>`)}
      ${came.map((run) => svg`<path class="plot-actual" d=${line(run.map((i) => [x(i), y(Number(this.points[i].actual))]))}/>`)}
      ${now === null ? nothing : svg`<line class="plot-now" x1=${now * WIDTH} x2=${now * WIDTH} y1="0" y2=${HEIGHT}/>`}
      <line class="plot-read" x1=${x(at)} x2=${x(at)} y1="0" y2=${HEIGHT}/>
    </svg>`;
  }

  /** What the point says, in figures. @param {DemandPoint} point */
  readout(point) {
    const came = html`<strong>${count(point.actual)}</strong>`;
    const more = this.scenario?.get(point.start);
    return html`<p class="plot-readout" data-testid="plot-readout">
      <span class="plot-when"><bdi>${this.when(point)}</bdi></span>
      <span><span class="key key-mean" aria-hidden="true"></span>${rich('plan.read_expected', {mean: count(point.mean)})}
        ${point.mean === null ? nothing : html`<span class="sub">${rich('plan.read_band', {low: count(point.low), high: count(point.high)})}</span>`}</span>
      ${more === undefined ? nothing : html`<span><span class="key key-scenario" aria-hidden="true"></span>${rich('plan.read_scenario', {mean: count(more)})}</span>`}
      <span><span class="key key-actual" aria-hidden="true"></span>${t('plan.came')} ${this.traceable && point.actual
        ? html`<button class="figure-button" type="button" aria-haspopup="dialog" data-testid="trace-came" @click=${() => this.say('came-wanted', point)}>${came}
            <span class="hidden">${t('trace.open', {number: t('plan.came')})}</span></button>`
        : came} ${point.provisional ? html`<span class="tag">${t('plan.provisional')}</span>` : nothing}</span>
    </p>`;
  }

  /** @param {DemandPoint} point */
  spoken(point) {
    return [
      this.when(point),
      t('plan.read_expected', {mean: count(point.mean)}),
      point.mean === null ? '' : t('plan.read_band', {low: count(point.low), high: count(point.high)}),
      `${t('plan.came')} ${count(point.actual)}`,
    ].filter(Boolean).join(', ');
  }

  /** @param {DemandPoint} point */
  when(point) {
    const end = new Date(Date.parse(point.start) + this.minutes * 60_000).toISOString();
    const time = `${clock(point.start)}–${clock(end)}`;
    return this.isLong() ? `${day(point.start)}, ${time}` : time;
  }

  legend() {
    /** @type {[string, string][]} */
    const keys = [['actual', 'plan.came'], ['mean', 'plan.expected'], ['band', 'plan.band']];
    if (this.scenario) keys.push(['scenario', 'plan.with_scenario']);
    return html`<ul class="plot-legend">${keys.map(([key, label]) => html`<li><span class="key key-${key}" aria-hidden="true"></span>${t(label)}</li>`)}</ul>`;
  }

  /** Labels that stand at equal distances, so that the style sheet can place them. */
  times() {
    const all = this.points.length;
    let step = this.isLong() ? Math.round(DAY_MS / (this.minutes * 60_000)) : Math.max(1, Math.ceil(all / MOST_LABELS));
    while (all % step !== 0) step++;
    return this.points
      .filter((point, i) => i % step === 0)
      .map((point) => html`<span><bdi>${this.isLong() ? shortDay(point.start) : clock(point.start)}</bdi></span>`);
  }

  isLong() {
    return this.points.length * this.minutes * 60_000 > 1.5 * DAY_MS;
  }

  /** Share of the time shown that lies before now, null if now is not in it. */
  nowShare() {
    const from = Date.parse(this.points[0].start);
    const share = (Date.parse(this.now ?? '') - from) / (this.points.length * this.minutes * 60_000);
    return share >= 0 && share <= 1 ? share : null;
  }

  readIndex() {
    if (this.read >= 0) return Math.min(this.read, this.points.length - 1);
    const now = this.nowShare();
    if (now !== null) return Math.min(Math.floor(now * this.points.length), this.points.length - 1);
    const busiest = this.points.reduce((best, point, i) => (Number(point.mean) > Number(this.points[best].mean) ? i : best), 0);
    return busiest;
  }

  most() {
    const values = this.points.flatMap((point) => [point.high, point.actual, this.scenario?.get(point.start) ?? 0].map(Number));
    const most = Math.max(4, ...values);
    const unit = 10 ** Math.floor(Math.log10(most));
    return Math.ceil(most / (unit / 2)) * (unit / 2);
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const ahead = LANGUAGES[currentLanguage()].dir === 'rtl' ? -1 : 1;
    const at = this.readIndex();
    /** @type {Record<string, number>} */
    const next = {ArrowRight: at + ahead, ArrowLeft: at - ahead, ArrowUp: at + 1, ArrowDown: at - 1, PageUp: at + 8, PageDown: at - 8, Home: 0, End: this.points.length - 1};
    if (!(event.key in next)) return;
    event.preventDefault();
    this.read = Math.max(0, Math.min(next[event.key], this.points.length - 1));
  }

  /** @param {PointerEvent} event */
  point(event) {
    const box = /** @type {HTMLElement} */ (event.currentTarget).getBoundingClientRect();
    const share = (event.clientX - box.left) / box.width;
    const along = LANGUAGES[currentLanguage()].dir === 'rtl' ? 1 - share : share;
    this.read = Math.max(0, Math.min(Math.floor(along * this.points.length), this.points.length - 1));
  }
}

/** @param {number} value */
const round = (value) => Math.round(value * 10) / 10;

/** @param {number[][]} points */
const line = (points) => `M${points.map(([x, y]) => `${x} ${y}`).join('L')}${points.length === 1 ? 'h0' : ''}`;

/** The area between low and high. @param {number[][]} points */
const band = (points) => `M${points.map(([x, low]) => `${x} ${low}`).join('L')}L${[...points].reverse().map(([x, , high]) => `${x} ${high}`).join('L')}Z`;

/** The stretches, as indices, in which there is a value.
 * @param {DemandPoint[]} points @param {(point: DemandPoint) => number|null} value @returns {number[][]} */
function runs(points, value) {
  /** @type {number[][]} */
  const found = [];
  let open = false;
  points.forEach((point, i) => {
    const there = value(point) !== null;
    if (there && !open) found.push([]);
    if (there) found[found.length - 1].push(i);
    open = there;
  });
  return found;
}

customElements.define('demand-chart', DemandChart);
