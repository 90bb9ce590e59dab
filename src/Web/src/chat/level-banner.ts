import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { shared } from '../design/shared';
import type { LiveChannel } from '../live/channel';
import { Follow } from '../live/store';
import { automatic } from '../wire';
import { t } from '../words/words';

/** Says what the level means for a viewer, and who set it. */
@customElement('level-banner')
export class LevelBanner extends LitElement {
  static override styles = [shared, css`
    p { padding: 8px 14px; background: var(--warn-wash); color: var(--warn); font-size: var(--small); font-weight: 600; }
    p.lost { background: var(--well); color: var(--ink-2); }
  `];

  @property({ attribute: false }) channel!: LiveChannel;

  constructor() {
    super();
    new Follow(this, () => this.channel);
  }

  protected override render() {
    const { state, isConnected, refusal } = this.channel;
    return html`<div role="status">
      ${refusal ? html`<p class="lost">${t('refused', { why: refusal })}</p>` : nothing}
      ${state && !isConnected && !refusal ? html`<p class="lost">${t('reconnecting')}</p>` : nothing}
      ${this.renderLevel()}
    </div>`;
  }

  private renderLevel() {
    const { state, maker } = this.channel;
    if (!state || state.level === 'open') return nothing;
    const shown = state.level === 'slate' || state.level === 'cut' ? 'commentsHidden' : state.level;
    const by = maker === undefined ? '' : maker === automatic ? t('banner.by.automatic') : t('banner.by.person', { maker });
    return html`<p data-level=${state.level}>${t(`banner.${shown}`)} ${by}</p>`;
  }
}
