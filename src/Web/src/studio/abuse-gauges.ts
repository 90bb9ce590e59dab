import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { shared } from '../design/shared';
import type { Desk } from '../live/desk';
import { Follow } from '../live/store';
import { number, t } from '../words/words';

/** Three gauges that are read at a glance: comments, abusive authors, and how near a spike is. */
@customElement('abuse-gauges')
export class AbuseGauges extends LitElement {
  static override styles = [shared, css`
    .gauges { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 8px; }
    .gauge { display: grid; gap: 2px; padding: 10px; border: 1px solid var(--line); border-radius: var(--radius); background: var(--sheet); }
    .gauge b { font-size: 1.5rem; line-height: 1.1; font-variant-numeric: tabular-nums; }
    .gauge span { font-size: 0.75rem; color: var(--ink-2); hyphens: auto; }
    meter { width: 100%; height: 10px; }
  `];

  @property({ attribute: false }) desk!: Desk;

  constructor() {
    super();
    new Follow(this, () => this.desk);
  }

  protected override render() {
    const pulse = this.desk.pulses.at(-1);
    const pressure = Math.max(0, pulse?.detector?.pressure ?? 0);
    return html`<div class="gauges">
      ${gauge(t('pulse.comments'), number(pulse?.comments ?? 0, 1), (pulse?.comments ?? 0) / 50)}
      ${gauge(t('pulse.abusive'), number(pulse?.abusiveAuthors ?? 0, 0), (pulse?.abusiveAuthors ?? 0) / 20)}
      ${gauge(t('pulse.pressure'), number(pressure, 1), pressure / 10)}
    </div>`;
  }
}

const gauge = (label: string, value: string, share: number) => html`<div class="gauge">
  <b>${value}</b><span>${label}</span>
  <meter min="0" max="1" low="0.4" high="0.75" optimum="0" .value=${Math.min(1, share)} aria-label=${label}></meter>
</div>`;
