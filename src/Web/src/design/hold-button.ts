import { LitElement, css, html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { shared } from './shared';

const holdMilliseconds = 900;

/** A button for what hurts: it acts only after it was held, by pointer or by key, and fires `confirmed`. */
@customElement('hold-button')
export class HoldButton extends LitElement {
  static override styles = [shared, css`
    :host { display: inline-block; }
    button { position: relative; overflow: hidden; width: 100%; padding: 0 8px; touch-action: none; user-select: none; }
    button.small { background: transparent; color: var(--bad); }
    button.quiet { border-color: transparent; padding: 0 8px; }
    button::after {
      content: ''; position: absolute; inset: 0; background: currentColor; opacity: 0.28;
      transform: scaleX(0); transform-origin: left; transition: transform 0.15s;
    }
    button.holding::after { transform: scaleX(1); transition: transform 900ms linear; }
    span { position: relative; }
  `];

  @property({ type: Boolean }) disabled = false;
  @property({ type: Boolean }) small = false;
  @property({ type: Boolean }) quiet = false;
  @state() private isHolding = false;
  private timer?: ReturnType<typeof setTimeout>;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.release();
  }

  protected override render() {
    return html`<button class="danger ${this.small || this.quiet ? 'small' : ''} ${this.quiet ? 'quiet' : ''} ${this.isHolding ? 'holding' : ''}" ?disabled=${this.disabled}
      @pointerdown=${this.hold} @pointerup=${this.release} @pointerleave=${this.release} @pointercancel=${this.release} @blur=${this.release}
      @contextmenu=${(event: Event) => { event.preventDefault(); }} @keydown=${this.onKey} @keyup=${this.release}><span><slot></slot></span></button>`;
  }

  private onKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    if (!event.repeat) this.hold();
  }

  private hold(): void {
    if (this.disabled || this.timer !== undefined) return;
    this.isHolding = true;
    this.timer = setTimeout(() => {
      this.release();
      this.dispatchEvent(new CustomEvent('confirmed', { bubbles: true, composed: true }));
    }, holdMilliseconds);
  }

  private release(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.isHolding = false;
  }
}
