import { LitElement, html, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import '../design/page-head';
import '../design/sign-in';
import { LiveChannel } from '../live/channel';
import { Desk } from '../live/desk';
import { slugOfPage } from '../live/slug';
import { forgetTokens, keepToken, takeTokenFromAddress, tokenFor } from '../live/team';
import { t } from '../words/words';

/** What the desk and the studio share: the door. Behind it, a channel that the team watches. */
export abstract class TeamPage extends LitElement {
  @state() protected desk?: Desk;
  @state() private trouble = '';
  @state() private isEntering = false;
  protected readonly slug = slugOfPage();

  constructor() {
    super();
    takeTokenFromAddress(this.slug);
    const token = tokenFor(this.slug);
    if (token) void this.enter(token);
  }

  protected abstract renderDesk(desk: Desk): TemplateResult;

  protected override render() {
    if (this.desk) return this.renderDesk(this.desk);
    return html`<page-head></page-head>
      <main class="door">${this.isEntering ? html`<p class="muted" role="status">${t('connecting')}</p>` : html`<sign-in heading=${t('desk.signin')} more=${t('desk.signin.more')} trouble=${this.trouble}
          @token=${(event: CustomEvent<string>) => this.enter(event.detail)}></sign-in>`}</main>`;
  }

  protected leave(): void {
    forgetTokens(this.slug);
    void this.desk?.channel.disconnect();
    this.desk = undefined;
  }

  private async enter(token: string): Promise<void> {
    const channel = new LiveChannel(this.slug, token, true);
    const desk = new Desk(channel, token);
    this.trouble = '';
    this.isEntering = true;
    await channel.connect();
    this.isEntering = false;
    if (channel.refusal) {
      forgetTokens(this.slug);
      this.trouble = t('signin.refused', { why: channel.refusal });
      return;
    }

    keepToken(this.slug, token);
    this.desk = desk;
  }
}
