import { HttpTransportType, HubConnectionBuilder, HubConnectionState, LogLevel, type HubConnection } from '@microsoft/signalr';
import type { ChannelState, CommentsEvent, Joined, Missed, Person, Receipt, ReceiptEvent, RetractedEvent, StateEvent } from '../wire';
import { hidesComments, ladderCauses, type LadderCause } from '../wire';
import { call } from './api';
import { Pace } from './pace';
import { Store } from './store';
import { Timeline, type Entry } from './timeline';

const retryMilliseconds = [300, 1000, 2000, 5000];

/** One channel over the hub: its state, its comments, and a connection that comes back by itself and then asks for what it missed. */
export class LiveChannel extends Store {
  state?: ChannelState;
  /** Who put the level where it is, and why, as far as this page was told. */
  maker?: string;
  cause?: LadderCause;
  isConnected = false;
  /** Set where the server refuses this page for good: the token or the channel is not valid. */
  refusal?: string;
  readonly timeline = new Timeline();
  /** Comments that the readable pace passed over; they are kept. */
  readonly passedOver = new Set<string>();

  readonly #pace = new Pace<Entry>(5);
  readonly #waiting = new Set<string>();
  readonly #events = new EventTarget();
  #hub?: HubConnection;
  #run = 0;
  #isReturning = false;
  #ticking?: ReturnType<typeof setInterval>;

  constructor(readonly slug: string, private token: string | null, private readonly isDesk = false) {
    super();
  }

  /** Connects, and again with another token. */
  async connect(token: string | null = this.token): Promise<void> {
    this.token = token;
    this.refusal = undefined;
    const run = ++this.#run;
    await this.#hub?.stop();
    const hub = this.#hub = this.#build();
    for (let tries = 0; run === this.#run; tries++) {
      try {
        await hub.start();
        await this.#join(hub);
        break;
      } catch (error) {
        if (hub.state === HubConnectionState.Connected) await hub.stop();
        if (isFinal(error)) return this.#refuse(error);
        await pause(retryMilliseconds[Math.min(tries, retryMilliseconds.length - 1)]!);
        await this.#look();
      }
    }
  }

  /** Leaves. */
  async disconnect(): Promise<void> {
    this.#run++;
    clearInterval(this.#ticking);
    await this.#hub?.stop();
  }

  /** Takes part in a desk event. */
  on<T>(name: string, handle: (payload: T) => void): void {
    this.#events.addEventListener(name, event => handle((event as CustomEvent<T>).detail));
  }

  /** Sends a comment; its fate appears in the timeline. */
  async comment(text: string): Promise<void> {
    const clientId = newClientId();
    this.timeline.send(clientId, text, new Date().toISOString());
    this.changed();
    try {
      const receipt = this.isConnected
        ? await this.#hub!.invoke<Receipt>('Comment', this.slug, text, clientId)
        : await call<Receipt>('POST', `channels/${this.slug}/comments`, this.token, { text, clientId });
      this.timeline.receive(clientId, receipt);
    } catch {
      this.timeline.fail(clientId);
    }
    this.changed();
  }

  /** Drops an own unpublished comment from the page. */
  forget(key: string): void {
    this.timeline.forget(key);
    this.changed();
  }

  /** Says who the viewer is. */
  identify(me: Person | undefined): void {
    this.timeline.me = me;
    this.changed();
  }

  /** Says who put the level where it is, and why. */
  tellLevel(maker: string, cause: LadderCause): void {
    this.maker = maker;
    this.cause = cause;
  }

  /** The comments to show: not those that wait for their slot, nor those passed over. */
  get shown(): Entry[] {
    const isHidden = this.state !== undefined && hidesComments(this.state.level) && !this.isDesk;
    return this.timeline.entries.filter(entry => entry.mine || !(isHidden || this.#waiting.has(entry.key) || this.passedOver.has(entry.key)));
  }

  /** Shows what was passed over. */
  showPassedOver(): void {
    this.passedOver.clear();
    this.changed();
  }

  #build(): HubConnection {
    const hub = new HubConnectionBuilder()
      .withUrl('/hubs/live', { accessTokenFactory: () => this.token ?? '', transport: HttpTransportType.WebSockets | HttpTransportType.LongPolling })
      .withAutomaticReconnect({ nextRetryDelayInMilliseconds: retry => retryMilliseconds[Math.min(retry.previousRetryCount, retryMilliseconds.length - 1)]! })
      .configureLogging(LogLevel.None)
      .build();
    hub.on('Comments', (event: CommentsEvent) => { this.#takeComments(hub, event); });
    hub.on('Missed', (missed: Missed) => { this.timeline.miss(missed); this.changed(); });
    hub.on('Retracted', (event: RetractedEvent) => { this.#retract(event); });
    hub.on('State', (event: StateEvent) => { this.#takeState(event); });
    hub.on('Receipt', (event: ReceiptEvent) => { this.timeline.revise(event); this.changed(); });
    for (const name of ['Held', 'Decided', 'Claimed', 'Pulse', 'Incident'])
      hub.on(name, (payload: unknown) => { this.#events.dispatchEvent(new CustomEvent(name, { detail: payload })); });
    hub.onreconnecting(() => { this.#setConnected(false); });
    hub.onreconnected(() => { this.#join(hub).catch(() => { void this.connect(); }); });
    hub.onclose(() => { this.#setConnected(false); });
    return hub;
  }

  async #join(hub: HubConnection): Promise<void> {
    const after = this.timeline.last;
    let joined = await hub.invoke<Joined>('Join', this.slug, after === 0 ? null : after);
    if (joined.sequence < after) {
      // The server's history is another one than ours (restored, or the channel was made anew).
      this.timeline.restart();
      joined = await hub.invoke<Joined>('Join', this.slug, null);
    }

    this.state = joined.channel;
    // Who set the level may have changed while nobody told; the next State, or the desk's own question, says it anew.
    this.maker = this.cause = undefined;
    if (joined.missed) this.timeline.miss(joined.missed);
    this.#pace.perSecond = joined.channel.readablePace || 5;
    if (joined.author) this.timeline.me = joined.author;
    this.timeline.take(joined.comments);
    this.timeline.last = joined.sequence;
    if (this.isDesk) this.#events.dispatchEvent(new CustomEvent('Watching', { detail: await hub.invoke<unknown>('Watch', this.slug) }));
    this.#setConnected(true);
  }

  // What the hub does not tell: while it is away whether there is a broadcast, and after a change of rules their consequences.
  async #look(): Promise<void> {
    this.state = await call<ChannelState>('GET', `channels/${this.slug}`).catch(() => this.state);
    this.#pace.perSecond = this.state?.readablePace ?? 5;
    this.changed();
  }

  #takeComments(hub: HubConnection, event: CommentsEvent): void {
    const first = event.comments[0];
    const isGap = first !== undefined && first.sequence > this.timeline.last + 1;
    const after = this.timeline.last;
    const fresh = this.timeline.take(event.comments);
    if (isGap) void this.#fill(hub, after);
    // Comments that were hidden come back as history, not as a flood: they are shown whole.
    const isHistory = this.#isReturning || (this.state !== undefined && hidesComments(this.state.level));
    this.#isReturning = false;
    if (isHistory) this.changed();
    else this.#show(fresh);
  }

  // A number was skipped: asks for what lies between. What was retracted meanwhile rightly stays away.
  async #fill(hub: HubConnection, after: number): Promise<void> {
    const missed = await hub.invoke<Joined>('Join', this.slug, after).catch(() => undefined);
    if (missed?.missed) this.timeline.miss(missed.missed);
    if (missed) this.timeline.take(missed.comments);
    this.changed();
  }

  #show(fresh: readonly Entry[]): void {
    if (this.isDesk) return this.changed();
    const others = fresh.filter(entry => !entry.mine);
    others.forEach(entry => this.#waiting.add(entry.key));
    this.#pace.add(others);
    this.#tick();
    this.changed();
    this.#ticking ??= setInterval(() => { this.#tick(); }, 50);
  }

  #tick(): void {
    const { show, pass } = this.#pace.take(performance.now());
    if (show.length + pass.length === 0) return;
    for (const entry of [...show, ...pass]) this.#waiting.delete(entry.key);
    for (const entry of pass) this.passedOver.add(entry.key);
    this.changed();
  }

  #retract(event: RetractedEvent): void {
    this.timeline.retract(event);
    this.#events.dispatchEvent(new CustomEvent('Retracted', { detail: event }));
    this.changed();
  }

  #takeState(event: StateEvent): void {
    const { live, level, gate, viewers } = event;
    if (this.state && hidesComments(this.state.level)) this.#isReturning = !hidesComments(level);
    if (this.state) this.state = { ...this.state, live, level, gate, viewers, mode: event.mode ?? this.state.mode };
    const cause = ladderCauses.find(known => known === event.cause);
    if (cause) this.tellLevel(event.maker, cause);
    if (event.cause === 'rulesChanged') void this.#look();
    this.changed();
  }

  #setConnected(isConnected: boolean): void {
    this.isConnected = isConnected;
    this.changed();
  }

  #refuse(error: unknown): void {
    this.refusal = sentenceOf(error);
    this.#setConnected(false);
  }
}

// The hub's own refusals read "code: sentence"; these will not change by trying again.
const isFinal = (error: unknown) => /HubException: (unknownChannel|token\w+|roleTooLow|forbidden)|status code '40[13]'/i.test(String(error));

// The sentence of a refusal, without what the library puts before it.
const sentenceOf = (error: unknown) => String(error instanceof Error ? error.message : error).replace(/^.*HubException: (\w+: )?/s, '');

const pause = (milliseconds: number) => new Promise<void>(resolve => setTimeout(resolve, milliseconds));

// randomUUID exists only on https and localhost; a phone in the same network may use neither.
function newClientId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');
}
