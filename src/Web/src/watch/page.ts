import { LitElement, css, html, nothing } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import '../chat/comment-list';
import '../chat/compose-box';
import type { ComposeBox } from '../chat/compose-box';
import '../chat/level-banner';
import '../design/page-head';
import { shared } from '../design/shared';
import { LiveChannel } from '../live/channel';
import { Guest } from '../live/guest';
import { slugOfPage } from '../live/slug';
import { Follow } from '../live/store';
import '../player/live-picture';
import { number, t, title } from '../words/words';

/** The public page: picture and comments side by side, one above the other on a phone. */
@customElement('watch-page')
export class WatchPage extends LitElement {
  static override styles = [shared, css`
    :host { height: 100dvh; display: grid; grid-template-rows: auto minmax(0, 1fr); }
    main { display: grid; grid-template-columns: minmax(0, 1fr) minmax(320px, 420px); min-height: 0; }
    .stage { min-height: 0; overflow: auto; display: flex; flex-direction: column; }
    live-picture { flex: none; max-height: calc(100dvh - 130px); }
    .about { padding: 14px 18px; }
    aside { display: flex; flex-direction: column; min-height: 0; border-left: 1px solid var(--line); background: var(--sheet); }
    aside h2 { padding: 12px 14px 4px; }
    comment-list { flex: 1; }
    @media (max-width: 860px) {
      main { grid-template-columns: minmax(0, 1fr); grid-template-rows: auto minmax(0, 1fr); }
      .stage { overflow: visible; }
      live-picture { max-height: 45dvh; }
      .about { padding: 8px 14px; }
      aside { border-left: 0; border-top: 1px solid var(--line); }
      aside h2 { display: none; }
    }
  `];

  @query('compose-box') private readonly box!: ComposeBox;
  private readonly guest = new Guest(slugOfPage());
  private readonly channel = new LiveChannel(slugOfPage(), this.guest.token);

  constructor() {
    super();
    new Follow(this, () => this.channel);
    this.channel.identify(this.guest.me);
    void this.join();
  }

  protected override updated(): void {
    title(this.channel.state?.name ?? t('product'));
  }

  protected override render() {
    const { state } = this.channel;
    return html`
      <page-head></page-head>
      <main>
        <section class="stage">
          <live-picture .channel=${this.channel}></live-picture>
          <div class="about row">
            <h1 class="grow">${state?.name ?? this.channel.slug}</h1>
            ${state ? html`
              <span class="badge ${state.live ? 'live' : ''}">${t(state.live ? 'live' : 'offline')}</span>
              <span class="small muted">${state.viewers === 1 ? t('viewers.one') : t('viewers', { count: number(state.viewers) })}</span>` : nothing}
          </div>
        </section>
        <aside aria-label=${t('chat.title')} @rewrite=${(event: CustomEvent<string>) => { this.box.rewrite(event.detail); }}>
          <h2>${t('chat.title')}</h2>
          <level-banner .channel=${this.channel}></level-banner>
          <comment-list .channel=${this.channel}></comment-list>
          <compose-box .channel=${this.channel} .guest=${this.guest}></compose-box>
        </aside>
      </main>`;
  }

  // A token that the server no longer takes is no reason not to watch.
  private async join(): Promise<void> {
    await this.channel.connect();
    if (!this.channel.refusal || !this.guest.token) return;
    this.guest.forget();
    this.channel.identify(undefined);
    await this.channel.connect(null);
  }
}
