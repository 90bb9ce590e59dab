import Hls, { ErrorTypes, Events, type ErrorData, type HlsConfig } from 'hls.js';

// How fast what is late may be caught up with: nobody hears a tenth; under a veil nobody sees or hears anything.
const openRate = 1.1;
const veiledRate = 1.5;

// Tuned for closeness to live with segments of about two seconds. Every slate adds up to a segment to the timeline and may
// interrupt the picture for a few frames: neither may keep the viewer further from live for good, as the library's own
// second per interruption would.
const tuning: Partial<HlsConfig> = {
  enableWorker: false,
  liveSyncDuration: 2.5,
  liveMaxLatencyDuration: 10,
  liveSyncOnStallIncrease: 0.2,
  maxLiveSyncPlaybackRate: openRate,
  liveDurationInfinity: true,
  backBufferLength: 20,
  maxBufferLength: 12,
  maxBufferHole: 0.5,
  nudgeMaxRetry: 10,
  startFragPrefetch: true,
  manifestLoadPolicy: quick(),
  playlistLoadPolicy: quick(),
  fragLoadPolicy: quick(),
};

const pollMilliseconds = 300;

/** Keeps a video element on a live playlist: waits for its first segment, plays, recovers, and starts again after an end. */
export class LiveSource {
  #hls?: Hls;
  #poll?: ReturnType<typeof setTimeout>;
  #recoveries = 0;
  #isWanted = false;

  constructor(private readonly video: HTMLVideoElement, private readonly url: string) {
    // The end of one broadcast is no reason to leave: the next one has the same address.
    video.addEventListener('ended', () => { this.#restart(); });
    video.addEventListener('playing', () => { this.#recoveries = 0; });
  }

  /** Plays as soon as there is a segment. */
  start(): void {
    if (this.#isWanted) return;
    this.#isWanted = true;
    void this.#await();
  }

  /** Lets go of the stream and of what is buffered. */
  stop(): void {
    this.#isWanted = false;
    this.#detach();
  }

  /** Says whether a veil hides the picture, and so how fast it may catch up with live. */
  veil(isVeiled: boolean): void {
    if (this.#hls) this.#hls.config.maxLiveSyncPlaybackRate = isVeiled ? veiledRate : openRate;
  }

  /** The newest position that may be played. */
  get edge(): number {
    return this.#hls?.liveSyncPosition ?? (this.video.seekable.length > 0 ? this.video.seekable.end(this.video.seekable.length - 1) : 0);
  }

  /** Leaps to it. */
  goLive(): void {
    if (this.edge > 0) this.video.currentTime = this.edge;
  }

  async #await(): Promise<void> {
    clearTimeout(this.#poll);
    if (!this.#isWanted) return;
    const playlist = await fetch(this.url, { cache: 'no-store' }).then(answer => answer.ok ? answer.text() : '').catch(() => '');
    if (!this.#isWanted) return;
    if (playlist.includes('#EXTINF') && !playlist.includes('#EXT-X-ENDLIST')) this.#attach();
    else this.#poll = setTimeout(() => { void this.#await(); }, pollMilliseconds);
  }

  #attach(): void {
    if (!Hls.isSupported()) {
      this.video.src = this.url;
      this.video.onerror = () => { this.#restart(); };
      return;
    }

    const hls = this.#hls = new Hls(tuning);
    hls.on(Events.ERROR, (_, error) => { this.#recover(hls, error); });
    hls.loadSource(this.url);
    hls.attachMedia(this.video);
  }

  // Broken media is decoded anew twice; everything else that is fatal starts over from the playlist.
  #recover(hls: Hls, error: ErrorData): void {
    if (!error.fatal || hls !== this.#hls) return;
    if (error.type === ErrorTypes.MEDIA_ERROR && this.#recoveries++ < 2) hls.recoverMediaError();
    else this.#restart();
  }

  #restart(): void {
    if (!this.#isWanted) return;
    this.#detach();
    this.#poll = setTimeout(() => { void this.#await(); }, pollMilliseconds);
  }

  #detach(): void {
    clearTimeout(this.#poll);
    this.#hls?.destroy();
    this.#hls = undefined;
    if (this.video.hasAttribute('src')) {
      this.video.removeAttribute('src');
      this.video.load();
    }
  }
}

function quick(): HlsConfig['fragLoadPolicy'] {
  const retry = { maxNumRetry: 4, retryDelayMs: 250, maxRetryDelayMs: 1000 };
  return { default: { maxTimeToFirstByteMs: 5000, maxLoadTimeMs: 10_000, timeoutRetry: retry, errorRetry: retry } };
}
