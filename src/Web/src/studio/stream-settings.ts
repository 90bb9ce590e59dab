import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '../design/copy-field';
import '../design/hold-button';
import { shared } from '../design/shared';
import { why, type Desk } from '../live/desk';
import { t } from '../words/words';

/** What OBS asks for. The key is kept only as a hash, so it can be made anew but not shown again. */
@customElement('stream-settings')
export class StreamSettings extends LitElement {
  static override styles = [shared, css`:host { display: grid; gap: 10px; }`];

  @property({ attribute: false }) desk!: Desk;
  @state() private made?: { streamKey: string; rtmpUrl?: string };
  @state() private trouble = '';

  protected override render() {
    return html`
      <p class="small muted">${t('studio.obs.more')}</p>
      <copy-field label=${t('studio.server')} value=${this.made?.rtmpUrl ?? `rtmp://${location.hostname}:1935/live`}></copy-field>
      ${this.made ? html`<copy-field label=${t('studio.key')} value=${this.made.streamKey}></copy-field>` : html`<p class="small">${t('studio.key')}: <span class="muted">${t('studio.key.hidden')}</span></p>`}
      <div class="row"><hold-button @confirmed=${this.make}>${t('studio.key.new')}</hold-button><span class="small muted">${t('studio.key.warn')}</span></div>
      ${this.trouble ? html`<p class="note bad small" role="alert">${this.trouble}</p>` : nothing}`;
  }

  private async make(): Promise<void> {
    this.trouble = '';
    try {
      this.made = await this.desk.send('POST', 'stream-key');
    } catch (error) {
      this.trouble = why(error);
    }
  }
}
