import { LitElement, css, html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { LiveChannel } from '../live/channel';
import { slugOfPage } from '../live/slug';
import { Follow } from '../live/store';
import { hidesComments } from '../wire';
import { t, title } from '../words/words';

const mostLines = 8;

/** A browser source for OBS: the newest comments over the picture. It obeys retractions and the level at once. */
@customElement('overlay-page')
export class OverlayPage extends LitElement {
  static override styles = css`
    :host { position: fixed; inset: 0; display: flex; flex-direction: column; justify-content: flex-end; padding: 24px; font: 600 1.25rem/1.3 var(--font); }
    p { margin: 6px 0 0; max-width: 44ch; width: fit-content; padding: 6px 12px; border-radius: 12px; background: rgb(12 14 20 / 0.72); color: #fff; overflow-wrap: anywhere; animation: in 0.2s ease-out; }
    b { color: #b9bdff; margin-right: 0.4em; }
    @keyframes in { from { opacity: 0; transform: translateY(8px); } }
    @media (prefers-reduced-motion: reduce) { p { animation: none; } }
  `;

  private readonly channel = new LiveChannel(slugOfPage(), null);

  constructor() {
    super();
    new Follow(this, () => this.channel);
    void this.channel.connect();
  }

  protected override render() {
    title(t('product'));
    const { state, isConnected } = this.channel;
    // Cut off from the hub it could not obey, so it shows nothing.
    if (!state || !isConnected || state.gate !== 'pass' || hidesComments(state.level)) return html``;
    return repeat(this.channel.shown.slice(-mostLines), entry => entry.key, entry => html`<p data-id=${entry.id ?? ''}><b>${entry.author.name}</b>${entry.text}</p>`);
  }
}
