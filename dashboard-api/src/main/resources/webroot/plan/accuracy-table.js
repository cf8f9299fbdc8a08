import {html} from 'lit';
import {count, decimal, percent, percentWithPart, signedPercent, NOTHING} from '../format.js';
import {t} from '../i18n.js';

/** @typedef {import('./asked.js').Score} Score */

const COLUMNS = ['lead', 'wape', 'floor', 'bias', 'coverage', 'pinball', 'count'];

/**
 * How well forecasts met what came, by how long before they were made.
 *
 * @param {Score[]|null} leads null = not loaded yet
 */
export function accuracyTable(leads) {
  const known = (leads ?? []).filter((score) => score.count > 0);
  return html`<section class="panel" aria-labelledby="accuracy-title" data-testid="accuracy">
    <h2 id="accuracy-title" class="panel-title">${t('plan.accuracy')} <span class="panel-note">${t('plan.accuracy_note')}</span></h2>
    ${known.length === 0
      ? html`<p class="calm pad" role="status">${t(leads === null ? 'plan.loading' : 'plan.no_accuracy')}</p>`
      : html`<div class="table-scroll" tabindex="0" role="group" aria-labelledby="accuracy-title"><table class="plain-table">
          <thead><tr>${COLUMNS.map((column) => html`<th scope="col" title=${t(`plan.accuracy_title.${column}`)}>${t(`plan.accuracy.${column}`)}</th>`)}</tr></thead>
          <tbody>${known.map((score) => html`<tr data-testid="accuracy-${score.lead_minutes}">
            <th scope="row">${lead(score.lead_minutes)}</th>
            <td><bdi>${percentWithPart(score.wape)}</bdi></td>
            <td><bdi>${percentWithPart(score.poisson_floor)}</bdi></td>
            <td><bdi>${score.bias === null ? NOTHING : signedPercent(score.bias)}</bdi></td>
            <td><bdi>${percent(score.coverage)}</bdi></td>
            <td><bdi>${decimal(score.pinball)}</bdi></td>
            <td><bdi>${count(score.count)}</bdi></td></tr>`)}</tbody></table></div>`}
  </section>`;
}

/** @param {number} minutes */
function lead(minutes) {
  if (minutes < 60) return t('plan.lead.minutes', {count: minutes});
  if (minutes < 1440) return t('plan.lead.hours', {count: minutes / 60});
  return t('plan.lead.days', {count: minutes / 1440});
}
