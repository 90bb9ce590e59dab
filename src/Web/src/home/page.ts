import { LitElement, css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '../design/copy-field';
import '../design/page-head';
import '../design/sign-in';
import { shared } from '../design/shared';
import { call, Refusal } from '../live/api';
import { forgetTokens, keepToken, takeTokenFromAddress, tokenFor } from '../live/team';
import type { ChannelState, CreatedChannel } from '../wire';
import { language, t, title } from '../words/words';

/** The start page: the channels that a token opens, and a new one. */
@customElement('home-page')
export class HomePage extends LitElement {
  static override styles = [shared, css`
    main { max-width: 880px; margin: 0 auto; padding: clamp(20px, 6vh, 64px) 16px; display: grid; gap: 20px; }
    .lead { display: grid; gap: 8px; }
    .lead h1 { font-size: clamp(1.5rem, 5vw, 2.25rem); letter-spacing: -0.02em; text-wrap: balance; }
    .lead p { max-width: 62ch; }
    ul { list-style: none; margin: 0; padding: 0; display: grid; gap: 8px; }
    li { display: flex; flex-wrap: wrap; align-items: center; gap: 10px; padding: 12px 14px; border: 1px solid var(--line); border-radius: var(--radius); }
    li b { flex: 1 1 220px; overflow-wrap: anywhere; }
    .create { display: grid; grid-template-columns: repeat(auto-fit, minmax(160px, 1fr)); gap: 10px; align-items: end; }
  `];

  @state() private token = '';
  @state() private channels?: ChannelState[];
  @state() private created?: CreatedChannel;
  @state() private trouble = '';

  constructor() {
    super();
    takeTokenFromAddress('');
    const token = tokenFor('');
    if (token) void this.enter(token);
  }

  protected override render() {
    title(t('product'));
    return html`<page-head></page-head><main>
      <div class="lead"><h1>${t('home.title')}</h1><p class="muted">${t('home.more')}</p></div>
      ${this.channels ? this.renderChannels(this.channels) : html`<sign-in heading=${t('home.signin')} more=${t('home.signin.more')} trouble=${this.trouble}
        @token=${(event: CustomEvent<string>) => this.enter(event.detail)}></sign-in>`}
    </main>`;
  }

  private renderChannels(channels: ChannelState[]) {
    return html`
      ${this.created ? this.renderCreated(this.created) : nothing}
      <section class="sheet stack">
        <div class="row"><h2 class="grow">${t('home.channels')}</h2><button class="quiet small" @click=${this.leave}>${t('signin.out')}</button></div>
        ${channels.length === 0 ? html`<p class="muted">${t('home.channels.none')}</p>` : html`<ul>${channels.map(channel => this.renderChannel(channel))}</ul>`}
      </section>
      <section class="sheet stack"><h2>${t('home.create')}</h2>
        <form class="create" @submit=${this.create}>
          <label>${t('home.slug')}<input name="slug" required pattern="[a-z0-9][a-z0-9\\-]*[a-z0-9]" minlength="2" maxlength="64" autocomplete="off" autocapitalize="none" spellcheck="false"></label>
          <label>${t('home.name')}<input name="name" required maxlength="80"></label>
          <label>${t('home.language')}<select name="language"><option value="fr" ?selected=${language === 'fr'}>Français</option><option value="en" ?selected=${language === 'en'}>English</option></select></label>
          <button class="primary">${t('home.create.go')}</button>
        </form>
        ${this.trouble ? html`<p class="note bad" role="alert">${this.trouble}</p>` : nothing}
      </section>`;
  }

  private renderChannel({ slug, name, live }: ChannelState) {
    return html`<li data-slug=${slug}>
      <b>${name} <span class="muted small">${slug}</span></b>
      ${live ? html`<span class="badge live">${t('live')}</span>` : nothing}
      <a class="button small" href="/studio/${slug}">${t('home.studio')}</a>
      <a class="button small" href="/desk/${slug}">${t('home.desk')}</a>
      <a class="button small" href="/watch/${slug}">${t('home.watch')}</a>
    </li>`;
  }

  private renderCreated(created: CreatedChannel) {
    return html`<section class="sheet stack" role="status">
      <p class="note good">${t('home.created', { name: created.name })}</p>
      <copy-field label=${t('studio.server')} value=${created.rtmpUrl}></copy-field>
      <copy-field label=${t('studio.key')} value=${created.streamKey}></copy-field>
      <div class="row"><a class="button primary" href="/studio/${created.slug}">${t('home.studio')}</a><a class="button" href="/watch/${created.slug}">${t('home.watch')}</a></div>
    </section>`;
  }

  private async enter(token: string): Promise<void> {
    this.trouble = '';
    try {
      this.channels = await call<ChannelState[]>('GET', 'channels', token);
      this.token = token;
      keepToken('', token);
    } catch (error) {
      forgetTokens('');
      this.trouble = error instanceof Refusal && error.status !== 0 ? t('signin.refused', { why: error.message }) : t('unreachable');
    }
  }

  private async create(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    this.trouble = '';
    try {
      this.created = await call<CreatedChannel>('POST', 'channels', this.token, Object.fromEntries(new FormData(form)));
      this.channels = await call<ChannelState[]>('GET', 'channels', this.token);
      form.reset();
    } catch (error) {
      this.trouble = error instanceof Refusal && error.status !== 0 ? error.message : t('unreachable');
    }
  }

  private leave(): void {
    forgetTokens('');
    this.channels = this.created = undefined;
    this.token = '';
  }
}
