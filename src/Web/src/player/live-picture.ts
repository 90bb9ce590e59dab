import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { shared } from '../design/shared';
import type { LiveChannel } from '../live/channel';
import { Follow } from '../live/store';
import type { Gate } from '../wire';
import { t } from '../words/words';
import { LiveSource } from './source';
import { veilOf, type Veil } from './veil';

/** The live picture with its veil and controls. It obeys the hub, which is seconds ahead of the video. */
@customElement('live-picture')
export class LivePicture extends LitElement {
  static override styles = [shared, css`
    :host { position: relative; background: #000; color: #fff; overflow: hidden; aspect-ratio: 16 / 9; width: 100%; }
    video { width: 100%; height: 100%; display: block; object-fit: contain; background: #000; }
    .veil {
      position: absolute; inset: 0; display: grid; place-content: center; justify-items: center; gap: 6px; padding: 24px;
      text-align: center; background: #12141b;
    }
    .veil b { font-size: clamp(1.05rem, 3.2vw, 1.75rem); line-height: 1.2; }
    .veil span { color: #c3c8d4; max-width: 40ch; }
    .veil i { width: 44px; height: 4px; border-radius: 2px; background: #ff5d7a; margin-bottom: 10px; }
    .veil[data-veil='waiting'] i, .veil[data-veil='starting'] i { background: #8f97ff; }
    .bar {
      position: absolute; inset: auto 0 0 0; display: flex; align-items: center; gap: 4px; padding: 22px 8px 6px;
      background: linear-gradient(transparent, rgb(0 0 0 / 0.75)); transition: opacity 0.2s;
    }
    :host(:not(:hover, :focus-within)) .bar.playing { opacity: 0; }
    .bar button { min-height: 40px; min-width: 40px; padding: 0 8px; background: transparent; border-color: transparent; color: #fff; }
    .bar button:hover { background: rgb(255 255 255 / 0.16); }
    .bar button:focus-visible { outline-color: #fff; }
    .bar .grow { flex: 1; }
    svg { width: 22px; height: 22px; fill: currentColor; }
    .sound { position: absolute; top: 12px; right: 12px; }
    @media (hover: none) { :host .bar.playing { opacity: 1; } }
  `];

  @property({ attribute: false }) channel!: LiveChannel;
  @query('video') private readonly video!: HTMLVideoElement;
  @state() private isPlaying = false;
  @state() private hasPicture = false;
  @state() private isMuted = false;
  @state() private isSilenced = false;
  @state() private taintedUntil = 0;

  private source?: LiveSource;
  private gateSeen: Gate = 'pass';

  constructor() {
    super();
    new Follow(this, () => this.channel);
  }

  /** Which veil is up. */
  get veil(): Veil {
    const { gate, live } = this.channel.state ?? { gate: 'pass' as Gate, live: false };
    return veilOf(gate, live, this.hasPicture, this.taintedUntil > 0);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.source?.stop();
  }

  protected override firstUpdated(): void {
    this.source = new LiveSource(this.video, `/live/${this.channel.slug}/index.m3u8`);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const gate = this.channel.state?.gate ?? 'pass';
    if (gate === this.gateSeen) return;
    // What is buffered at this moment was taken before the gate turned: it stays veiled even after the gate opens.
    if (this.gateSeen === 'pass' && this.hasPicture) this.taintedUntil = this.bufferEnd;
    if (gate === 'cut') this.taintedUntil = 0;
    this.gateSeen = gate;
  }

  protected override updated(): void {
    const { gate, live } = this.channel.state ?? { gate: 'pass' as Gate, live: false };
    if (live && gate !== 'cut') this.source?.start();
    if (gate === 'cut') this.drop();
    if (!live && !this.hasPicture) this.source?.stop();
    this.isSilenced = this.veil === 'slate' || this.veil === 'cut';
    this.video.muted = this.isMuted || this.isSilenced;
    this.source?.veil(this.isSilenced);
  }

  protected override render() {
    const veil = this.veil;
    return html`
      <video playsinline autoplay aria-label=${t('player.label', { name: this.channel.state?.name ?? this.channel.slug })}
        @loadeddata=${this.onData} @playing=${this.onPlaying} @pause=${() => { this.isPlaying = false; }}
        @emptied=${() => { this.hasPicture = false; }} @timeupdate=${this.onTime} @ended=${this.onEnded}></video>
      ${veil === 'none' ? nothing : this.renderVeil(veil)}
      ${this.hasPicture && veil === 'none' ? this.renderBar() : nothing}`;
  }

  private renderVeil(veil: Exclude<Veil, 'none'>) {
    return html`<div class="veil" data-veil=${veil} role="status">
      <i></i><b>${t(`veil.${veil}`)}</b>
      ${veil === 'starting' ? nothing : html`<span>${t(`veil.${veil}.more`)}</span>`}
    </div>`;
  }

  private renderBar() {
    return html`<div class="bar ${this.isPlaying ? 'playing' : ''}" role="group" aria-label=${t('player.controls')}>
      <button @click=${this.toggle} aria-label=${t(this.isPlaying ? 'player.pause' : 'player.play')}>${icon(this.isPlaying ? icons.pause : icons.play)}</button>
      <button @click=${() => { this.isMuted = !this.isMuted; }} aria-label=${t(this.isMuted ? 'player.unmute' : 'player.mute')}>${icon(this.isMuted ? icons.muted : icons.sound)}</button>
      <button @click=${() => { this.source?.goLive(); void this.play(); }}>${t('player.live')}</button>
      <span class="grow"></span>
      <button @click=${this.full} aria-label=${t('player.full')}>${icon(icons.full)}</button>
    </div>`;
  }

  private get bufferEnd(): number {
    const { buffered } = this.video;
    return buffered.length > 0 ? buffered.end(buffered.length - 1) : this.video.currentTime;
  }

  private onData(): void {
    this.hasPicture = true;
    void this.play();
  }

  private onPlaying(): void {
    this.isPlaying = true;
    this.hasPicture = true;
  }

  // Leaves the veiled stretch behind as soon as something newer can be played.
  private onTime(): void {
    if (this.taintedUntil === 0 || this.gateSeen !== 'pass') return;
    if (this.video.currentTime >= this.taintedUntil) this.taintedUntil = 0;
    else if (this.bufferEnd > this.taintedUntil + 0.5) this.video.currentTime = this.taintedUntil + 0.05;
  }

  private onEnded(): void {
    this.hasPicture = false;
    this.isPlaying = false;
    this.taintedUntil = 0;
  }

  private drop(): void {
    this.source?.stop();
    this.hasPicture = false;
    this.isPlaying = false;
  }

  private toggle(): void {
    if (this.video.paused) void this.play();
    else this.video.pause();
  }

  // A browser that forbids sound before the first click still gets the picture.
  private async play(): Promise<void> {
    try {
      await this.video.play();
    } catch (error) {
      if (!(error instanceof DOMException) || error.name !== 'NotAllowedError' || this.video.muted) return;
      this.isMuted = this.video.muted = true;
      await this.video.play().catch(() => undefined);
    }
  }

  private full(): void {
    if (document.fullscreenElement) void document.exitFullscreen();
    else void this.requestFullscreen?.();
  }
}

const icon = (path: string) => html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d=${path}></path></svg>`;
const icons = {
  play: 'M7 4.5v15l13-7.5z',
  pause: 'M6 5h4.5v14H6zm7.5 0H18v14h-4.500z',
  sound: 'M4 9v6h4l5 4.500v-15L8 9zm11.500-1.500v9a5 5 0 0 0 0-9zm0-4v2.200a7 7 0 0 1 0 12.600v2.200a9 9 0 0 0 0-17z',
  muted: 'M4 9v6h4l5 4.500v-15L8 9zm11.300.4 2.600 2.600-2.600 2.600 1.400 1.400 2.600-2.600 2.600 2.600 1.400-1.400-2.600-2.600 2.600-2.600-1.400-1.400-2.600 2.600-2.600-2.600z',
  full: 'M5 5h6v2H7v4H5zm8 0h6v6h-2V7h-4zM5 13h2v4h4v2H5zm12 0h2v6h-6v-2h4z',
};
