import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { t } from '../words/words';
import { shared } from './shared';

/** Asks for a token; fires `token`. */
@customElement('sign-in')
export class SignIn extends LitElement {
  static override styles = [shared, css`
    :host { max-width: 480px; }
    form { margin-top: 12px; }
  `];

  @property() heading = '';
  @property() more = '';
  @property() trouble = '';
  @query('input') private readonly field!: HTMLInputElement;

  protected override render() {
    return html`<section class="sheet stack">
      <h1>${this.heading}</h1>
      <p class="muted">${this.more}</p>
      ${this.trouble ? html`<p class="note bad" role="alert">${this.trouble}</p>` : nothing}
      <form class="stack" @submit=${this.onSubmit}>
        <label>${t('signin.token')}<input type="password" required autocomplete="off" spellcheck="false"></label>
        <button class="primary">${t('signin.go')}</button>
      </form>
    </section>`;
  }

  private onSubmit(event: Event): void {
    event.preventDefault();
    this.dispatchEvent(new CustomEvent('token', { detail: this.field.value.trim(), bubbles: true, composed: true }));
  }
}
