import { LitElement, css, html, nothing } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import '../chat/comment-list';
import '../chat/compose-box';
import type { ComposeBox } from '../chat/compose-box';
import '../chat/level-banner';
import '../design/page-head';
import { shared } from '../design/shared';
import { Follow } from '../live/store';
import { Viewer } from '../live/viewer';
import '../player/live-picture';
import { t, title, watching } from '../words/words';

/** The public page: picture and comments side by side, one above the other on a phone. */
@customElement('watch-page')
export class WatchPage extends LitElement {
  static override styles = [shared, css`
    :host { height: 100dvh; display: grid; grid-template: auto minmax(0, 1fr) / minmax(0, 1fr); }
    main { display: grid; grid-template-columns: minmax(0, 1fr) clamp(320px, 28vw, 460px); min-height: 0; }
    .stage { min-height: 0; overflow: auto; display: flex; flex-direction: column; }
    live-picture { flex: none; max-height: calc(100dvh - 130px); }
    .about { padding: 14px 18px; }
    aside { display: flex; flex-direction: column; min-height: 0; border-left: 1px solid var(--line); background: var(--sheet); }
    aside h2 { padding: 12px 14px; border-bottom: 1px solid var(--line); }
    comment-list { flex: 1; }
    @media (max-width: 860px) {
      main { grid-template-columns: minmax(0, 1fr); grid-template-rows: auto minmax(0, 1fr); }
      .stage { overflow: visible; }
      live-picture { max-height: 45dvh; }
      .about { padding: 8px 14px; }
      h1 { font-size: 1rem; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
      aside { border-left: 0; border-top: 1px solid var(--line); }
      aside h2 { display: none; }
    }
  `];

  @query('compose-box') private readonly box!: ComposeBox;
  private readonly viewer = new Viewer();

  constructor() {
    super();
    new Follow(this, () => this.viewer.channel);
    void this.viewer.join();
  }

  protected override updated(): void {
    title(this.viewer.channel.state?.name ?? t('product'));
  }

  protected override render() {
    const { channel, guest } = this.viewer;
    const { state } = channel;
    return html`
      <page-head></page-head>
      <main>
        <section class="stage">
          <live-picture .channel=${channel}></live-picture>
          <div class="about row">
            <h1 class="grow">${state?.name ?? channel.slug}</h1>
            ${state ? html`
              <span class="badge ${state.live ? 'live' : ''}">${t(state.live ? 'live' : 'offline')}</span>
              <span class="small muted">${watching(state.viewers)}</span>` : nothing}
          </div>
        </section>
        <aside aria-label=${t('chat.title')} @rewrite=${(event: CustomEvent<string>) => { this.box.rewrite(event.detail); }}>
          <h2>${t('chat.title')}</h2>
          <level-banner .channel=${channel}></level-banner>
          <comment-list .channel=${channel}></comment-list>
          <compose-box .channel=${channel} .guest=${guest}></compose-box>
        </aside>
      </main>`;
  }
}
