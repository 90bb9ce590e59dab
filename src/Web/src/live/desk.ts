import type {
  ClaimedEvent, DecidedEvent, DeskAnswer, Hand, HeldEvent, HeldItem, IncidentEvent, LadderView, PulseEvent, Question, RetractedEvent,
} from '../wire';
import { t } from '../words/words';
import { call, Refusal } from './api';
import type { LiveChannel } from './channel';
import { Store } from './store';

const lingerMilliseconds = 4000;
const pulsesKept = 120;
const pageSize = 100;

// With so few left on the page, the next are read.
const fewWaiting = 20;

// A claim lasts eight seconds.
const renewMilliseconds = 5000;

/** Where a click stands: it never leaves the moderator wondering. */
export type Work = { state: 'pending' } | { state: 'done' | 'failed'; text: string };

/** A held comment as the desk shows it. */
export interface DeskItem extends HeldItem { work?: Work }

/** What the team sees of a channel, and what it does there. */
export class Desk extends Store {
  items: DeskItem[] = [];
  selected?: string;
  isLoaded = false;
  /** How many more wait on the server than were read. */
  unread = 0;
  pulses: PulseEvent[] = [];
  incident?: IncidentEvent;
  /** A person's choice of level in force. */
  hand?: Hand;
  /** What the machine asks before it touches the picture. */
  question?: Question;
  /** Work on things that are not in the queue, by the id of a comment or an author. */
  readonly work = new Map<string, Work>();

  #readTo?: string;
  #claiming?: string;
  #renewal?: ReturnType<typeof setTimeout>;

  constructor(readonly channel: LiveChannel, private readonly token: string) {
    super();
    channel.on<DeskAnswer>('Watching', answer => { void this.#load(answer); });
    channel.on<HeldEvent>('Held', event => { this.#add(event.item); });
    channel.on<DecidedEvent>('Decided', event => { this.#decided(event); });
    channel.on<ClaimedEvent>('Claimed', event => { this.#claimed(event); });
    channel.on<PulseEvent>('Pulse', event => { this.#pulse(event); });
    channel.on<IncidentEvent>('Incident', event => { this.#raised(event); });
    channel.on<RetractedEvent>('Retracted', event => { event.ids?.forEach(id => this.work.delete(id)); });
  }

  /** What still waits, oldest first. */
  get waiting(): DeskItem[] {
    return this.items.filter(item => item.work?.state !== 'done');
  }

  /** How many wait in all. */
  get held(): number {
    return this.waiting.length + this.unread;
  }

  /** Reads the next held comments from the server. */
  async readOn(): Promise<void> {
    if (this.unread === 0) return;
    const page = await this.send<HeldItem[]>('GET', `queue?limit=${pageSize}&after=${this.#readTo ?? ''}`).catch(() => undefined);
    if (!page) return;
    const fresh = page.filter(item => !this.items.some(known => known.id === item.id));
    this.items.push(...fresh);
    this.unread = page.length < pageSize ? 0 : Math.max(0, this.unread - fresh.length);
    this.#readTo = page.at(-1)?.id ?? this.#readTo;
    this.#sort();
    this.changed();
  }

  /** Moves the selection among what waits. */
  select(step: 1 | -1): void {
    const { waiting } = this;
    const at = waiting.findIndex(item => item.id === this.selected);
    const next = waiting[Math.min(waiting.length - 1, Math.max(0, at + step))];
    if (next) this.choose(next.id);
  }

  /** Selects one, and so claims it: the others see who is on what. */
  choose(id: string): void {
    if (this.#claiming !== id) void this.claim(id);
    this.selected = id;
    this.changed();
  }

  /** Approves or rejects; the server says whether somebody was first. */
  async decide(id: string, decision: 'approve' | 'reject'): Promise<void> {
    const item = this.items.find(candidate => candidate.id === id);
    if (!item || item.work?.state === 'pending' || item.work?.state === 'done') return;
    this.#mark(item, { state: 'pending' });
    this.#moveOn(id);
    try {
      await this.send('POST', `queue/${id}/${decision}`);
      const me = this.channel.timeline.me?.name ?? '';
      this.#finish(item, t(decision === 'approve' ? 'desk.approved' : 'desk.rejected', { maker: me }));
    } catch (error) {
      // 409: the Decided event, or the refusal's own words, tell what the other moderator did.
      if (error instanceof Refusal && error.status === 409) this.#finish(item, error.message);
      else this.#mark(item, { state: 'failed', text: why(error) });
    }
  }

  /** Says that this moderator is on it; the claim is renewed as long as the item stays selected. */
  async claim(id: string): Promise<void> {
    this.#claiming = id;
    clearTimeout(this.#renewal);
    try {
      await this.send('POST', `queue/${id}/claim`);
      this.#renewal = setTimeout(() => { if (this.#claiming === id && this.selected === id && this.#isWaiting(id)) void this.claim(id); }, renewMilliseconds);
    } catch (error) {
      this.#claiming = undefined;
      const item = this.items.find(candidate => candidate.id === id);
      // 409: somebody else is on it, which the Claimed event already shows.
      if (item && !(error instanceof Refusal && error.status === 409)) this.#mark(item, { state: 'failed', text: why(error) });
    }
  }

  /** Takes a published comment back. */
  retract = (id: string): Promise<void> => this.#do(id, t('desk.retracted'), () => this.send('DELETE', `comments/${id}`));

  /** Silences an author for ten minutes. */
  timeout = (author: string): Promise<void> =>
    this.#do(author, t('desk.timedOut'), () => this.send('POST', `authors/${encodeURIComponent(author)}/timeout`, { seconds: 600, reason: t('desk.timeout.of') }));

  /** Bans an author; their comments are retracted. */
  ban = (author: string): Promise<void> =>
    this.#do(author, t('desk.banned'), () => this.send('POST', `authors/${encodeURIComponent(author)}/ban`, { reason: t('desk.ban') }));

  /** Moves the ladder or the gate; what it says then is in force. */
  async command(method: string, path: string, body?: unknown): Promise<void> {
    const ladder = await this.send<LadderView | undefined>(method, path, body);
    if (ladder?.level) this.#take(ladder);
  }

  /** Calls the channel's API as this person. */
  send<T>(method: string, path: string, body?: unknown): Promise<T> {
    return call<T>(method, `channels/${this.channel.slug}/${path}`, this.token, body);
  }

  async #load({ queue, held }: DeskAnswer): Promise<void> {
    const known = new Map(this.items.map(item => [item.id, item]));
    this.items = queue.map(item => ({ ...item, work: known.get(item.id)?.work }));
    this.unread = Math.max(0, held - queue.length);
    this.#readTo = queue.at(-1)?.id;
    this.#sort();
    this.isLoaded = true;
    this.changed();
    // The answer to Watch tells neither who holds the level nor what is asked; the next Pulse would, a second late.
    await Promise.all([
      this.send<LadderView>('GET', 'level').then(ladder => { this.#take(ladder); }, () => undefined),
      this.send<IncidentEvent[]>('GET', 'incidents?limit=1').then(incidents => { this.incident = incidents.find(incident => !incident.clearedAt); }, () => undefined),
    ]);
    this.changed();
  }

  #take(ladder: LadderView): void {
    this.channel.tellLevel(ladder.maker, ladder.cause);
    this.hand = ladder.hand;
    this.question = ladder.question;
    this.changed();
  }

  #isWaiting(id: string): boolean {
    return this.waiting.some(item => item.id === id);
  }

  #add(item: HeldItem): void {
    if (this.items.some(known => known.id === item.id)) return;
    this.items.push(item);
    this.#sort();
    this.changed();
  }

  #sort(): void {
    this.items.sort((a, b) => a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1);
    if (!this.waiting.some(item => item.id === this.selected)) this.selected = this.waiting[0]?.id;
  }

  #decided(event: DecidedEvent): void {
    const item = this.items.find(candidate => candidate.id === event.id);
    const maker = event.maker === 'automatic' ? t('maker.automatic') : event.maker;
    if (item) this.#finish(item, t(decided[event.decision], { maker }));
    else if (this.unread > 0) this.unread--;
    if (this.waiting.length < fewWaiting) void this.readOn();
    this.changed();
  }

  #claimed(event: ClaimedEvent): void {
    const item = this.items.find(candidate => candidate.id === event.id);
    if (item) item.claim = event.until ? event : undefined;
    this.changed();
  }

  #pulse(event: PulseEvent): void {
    this.pulses = [...this.pulses.slice(1 - pulsesKept), event];
    this.hand = event.hand;
    this.question = event.question;
    this.changed();
  }

  #raised(event: IncidentEvent): void {
    this.incident = event.clearedAt ? undefined : event;
    this.question = event.question;
    this.changed();
  }

  // Done stays readable for a moment, in its place, then goes.
  #finish(item: DeskItem, text: string): void {
    if (item.work?.state === 'done') return;
    this.#moveOn(item.id);
    this.#mark(item, { state: 'done', text });
    setTimeout(() => {
      this.items = this.items.filter(candidate => candidate.id !== item.id);
      this.changed();
    }, lingerMilliseconds);
  }

  #moveOn(id: string): void {
    if (this.selected !== id) return;
    const { waiting } = this;
    const at = waiting.findIndex(item => item.id === id);
    this.selected = (waiting[at + 1] ?? waiting[at - 1])?.id;
  }

  #mark(item: DeskItem, work: Work): void {
    item.work = work;
    this.changed();
  }

  async #do(key: string, done: string, act: () => Promise<unknown>): Promise<void> {
    this.work.set(key, { state: 'pending' });
    this.changed();
    try {
      await act();
      this.work.set(key, { state: 'done', text: done });
    } catch (error) {
      this.work.set(key, { state: 'failed', text: why(error) });
    }
    this.changed();
  }
}

const decided = { approved: 'desk.approved', rejected: 'desk.rejected', retracted: 'desk.retracted' } as const;

/** A refusal in words. */
export const why = (error: unknown): string =>
  error instanceof Refusal && error.status !== 0 ? t('desk.failed', { why: error.message }) : t('unreachable');
