import { LitElement, css, html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { t } from '../words/words';
import { shared } from './shared';

/** A value to be carried elsewhere, with a button that copies it. */
@customElement('copy-field')
export class CopyField extends LitElement {
  static override styles = [shared, css`
    .line { display: flex; gap: 8px; }
    input { font-family: var(--mono); font-size: 0.875rem; min-width: 0; }
    button { flex: none; }
  `];

  @property() label = '';
  @property() value = '';
  @state() private isCopied = false;

  protected override render() {
    return html`<label>${this.label}
      <span class="line"><input readonly .value=${this.value} @focus=${(event: Event) => { (event.target as HTMLInputElement).select(); }}>
      <button type="button" @click=${this.copy}>${t(this.isCopied ? 'copied' : 'copy')}</button></span></label>`;
  }

  // Plain http in a local network has no clipboard API; selecting the text is then the next best.
  private async copy(): Promise<void> {
    const field = this.renderRoot.querySelector('input')!;
    field.select();
    try {
      await navigator.clipboard.writeText(this.value);
      this.isCopied = true;
    } catch {
      this.isCopied = document.execCommand('copy');
    }
    setTimeout(() => { this.isCopied = false; }, 2000);
  }
}
