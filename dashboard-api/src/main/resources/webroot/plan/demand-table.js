import {html} from 'lit';
import {clock, count, day, duration, NOTHING, signed} from '../format.js';
import {t} from '../i18n.js';

/** @typedef {import('./asked.js').DemandPoint} DemandPoint */

const COLUMNS = ['time', 'expected', 'band', 'came', 'difference', 'handling', 'patience'];

/**
 * The chart's figures as a table.
 *
 * @param {DemandPoint[]} points
 * @param {boolean} withDay whether the times are of several days
 */
export function demandTable(points, withDay) {
  return html`<details class="as-table" data-testid="demand-table">
    <summary>${t('plan.as_table')}</summary>
    <div class="table-scroll" tabindex="0" role="group" aria-label=${t('plan.as_table')}>
      <table class="plain-table">
        <thead><tr>${COLUMNS.map((column) => html`<th scope="col">${t(`plan.column.${column}`)}</th>`)}</tr></thead>
        <tbody>${points.map((point) => html`<tr>
          <th scope="row"><bdi>${withDay ? `${day(point.start)}, ` : ''}${clock(point.start)}</bdi></th>
          <td><bdi>${count(point.mean)}</bdi></td>
          <td><bdi>${point.mean === null ? NOTHING : `${count(point.low)}–${count(point.high)}`}</bdi></td>
          <td><bdi>${count(point.actual)}</bdi></td>
          <td><bdi>${point.mean === null || point.actual === null ? NOTHING : signed(point.actual - point.mean)}</bdi></td>
          <td><bdi>${duration(point.handle_seconds)}</bdi></td>
          <td><bdi>${duration(point.patience_seconds)}</bdi></td>
        </tr>`)}</tbody>
      </table>
    </div>
  </details>`;
}
