import { LitElement, css, html } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import '../chat/comment-list';
import '../chat/compose-box';
import type { ComposeBox } from '../chat/compose-box';
import '../chat/level-banner';
import { shared } from '../design/shared';
import { Follow } from '../live/store';
import { Viewer } from '../live/viewer';
import '../player/live-picture';
import { t, title } from '../words/words';

/** Player and comments, and nothing else, for other sites. */
@customElement('embed-page')
export class EmbedPage extends LitElement {
  static override styles = [shared, css`
    :host { height: 100dvh; display: grid; grid-template: auto minmax(0, 1fr) / minmax(0, 1fr); background: var(--sheet); }
    aside { display: flex; flex-direction: column; min-height: 0; }
    live-picture { max-height: 55dvh; }
    comment-list { flex: 1; }
    @media (min-width: 620px) {
      :host { grid-template: minmax(0, 1fr) / minmax(0, 1fr) clamp(260px, 34vw, 360px); }
      live-picture { max-height: none; height: 100%; aspect-ratio: auto; }
      aside { border-left: 1px solid var(--line); }
    }
  `];

  @query('compose-box') private readonly box!: ComposeBox;
  private readonly viewer = new Viewer();

  constructor() {
    super();
    new Follow(this, () => this.viewer.channel);
    void this.viewer.join();
  }

  protected override render() {
    const { channel, guest } = this.viewer;
    title(channel.state?.name ?? t('product'));
    return html`<live-picture .channel=${channel}></live-picture>
      <aside aria-label=${t('chat.title')} @rewrite=${(event: CustomEvent<string>) => { this.box.rewrite(event.detail); }}>
        <level-banner .channel=${channel}></level-banner>
        <comment-list .channel=${channel}></comment-list>
        <compose-box .channel=${channel} .guest=${guest}></compose-box>
      </aside>`;
  }
}
