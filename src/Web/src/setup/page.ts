import { LitElement, css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import '../design/copy-field';
import '../design/page-head';
import { shared } from '../design/shared';
import { call, Refusal } from '../live/api';
import { keepToken } from '../live/team';
import { t, title } from '../words/words';

/** The first start: a one-time secret in the address becomes the operator's token, shown once. */
@customElement('setup-page')
export class SetupPage extends LitElement {
  static override styles = [shared, css`main { max-width: 620px; margin: 8vh auto 0; padding: 16px; }`];

  @state() private token = '';
  @state() private trouble = '';
  @state() private isBusy = false;
  private readonly secret = location.hash.slice(1);

  constructor() {
    super();
    history.replaceState(null, '', location.pathname + location.search);
  }

  protected override render() {
    title(t('setup.title'));
    return html`<page-head></page-head><main><section class="sheet stack">
      <h1>${t('setup.title')}</h1>
      ${this.token ? this.renderToken() : this.renderAsk()}
      ${this.trouble ? html`<p class="note bad" role="alert">${this.trouble}</p>` : nothing}
    </section></main>`;
  }

  private renderAsk() {
    return html`<p class="muted">${t('setup.more')}</p>
      ${this.secret === '' ? html`<p class="note warn">${t('setup.secret.none')}</p>`
        : html`<button class="primary" ?disabled=${this.isBusy} @click=${this.exchange}>${t('setup.go')}</button>`}`;
  }

  private renderToken() {
    return html`<copy-field label=${t('signin.token')} value=${this.token}></copy-field>
      <p class="note warn">${t('setup.token')}</p>
      <a class="button primary" href="/">${t('setup.on')}</a>`;
  }

  private async exchange(): Promise<void> {
    this.isBusy = true;
    this.trouble = '';
    try {
      this.token = (await call<{ token: string }>('POST', 'setup', null, { secret: this.secret })).token;
      keepToken('', this.token);
    } catch (error) {
      this.trouble = error instanceof Refusal && error.status !== 0 ? error.message : t('unreachable');
    } finally {
      this.isBusy = false;
    }
  }
}
