import { LitElement, css, html, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { shared } from '../design/shared';
import type { Desk } from '../live/desk';
import { Follow } from '../live/store';
import { number, t } from '../words/words';

const width = 240;
const height = 64;
const seconds = 120;

/** The last two minutes as two lines: comments, and abusive authors. */
@customElement('pulse-curve')
export class PulseCurve extends LitElement {
  static override styles = [shared, css`
    svg { width: 100%; height: 72px; display: block; border-bottom: 1px solid var(--line); }
    polyline { fill: none; stroke-width: 2; stroke-linejoin: round; vector-effect: non-scaling-stroke; }
    .comments { stroke: var(--accent); } .abusive { stroke: var(--bad); }
    .key { display: flex; flex-wrap: wrap; gap: 4px 14px; font-size: var(--small); color: var(--ink-2); margin-top: 6px; }
    .key b { color: var(--ink); font-variant-numeric: tabular-nums; }
    .key i { display: inline-block; width: 10px; height: 10px; border-radius: 3px; margin-right: 5px; }
    .key .c { background: var(--accent); } .key .a { background: var(--bad); }
  `];

  @property({ attribute: false }) desk!: Desk;

  constructor() {
    super();
    new Follow(this, () => this.desk);
  }

  protected override render() {
    const { pulses } = this.desk;
    const last = pulses.at(-1);
    const most = Math.max(4, ...pulses.map(pulse => Math.max(pulse.comments, pulse.abusiveAuthors)));
    return html`
      <svg viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" role="img" aria-label=${t('pulse.label')}>
        ${svg`<polyline class="comments" points=${points(pulses.map(pulse => pulse.comments), most)}></polyline>
        <polyline class="abusive" points=${points(pulses.map(pulse => pulse.abusiveAuthors), most)}></polyline>`}
      </svg>
      <div class="key">
        <span><i class="c"></i>${t('pulse.comments')} <b>${number(last?.comments ?? 0, 1)}</b></span>
        <span><i class="a"></i>${t('pulse.abusive')} <b>${number(last?.abusiveAuthors ?? 0, 1)}</b></span>
        <span class="badge ${last?.detector?.raised ? 'bad' : 'good'}">${t(last?.detector?.raised ? 'pulse.raised' : 'pulse.quiet')}</span>
      </div>`;
  }
}

// The newest value stands at the right edge.
function points(values: number[], most: number): string {
  return values.map((value, i) => {
    const x = width - ((values.length - 1 - i) * width) / (seconds - 1);
    const y = height - 2 - (value / most) * (height - 6);
    return `${x.toFixed(1)},${y.toFixed(1)}`;
  }).join(' ');
}
