import type { Missed, Person, PublishedComment, Reason, Receipt, ReceiptEvent, RetractedEvent } from '../wire';

/** Where a comment stands, as its reader or its author sees it. */
export type Fate = 'sending' | 'published' | 'masked' | 'held' | 'rejected' | 'failed' | 'retracted';

/** One line of the list. */
export interface Entry {
  key: string;
  id?: string;
  sequence?: number;
  author: Person & { badges?: string[] };
  text: string;
  at: string;
  mine: boolean;
  fate: Fate;
  reason?: Reason;
  maker?: string;
  retryAfterMs?: number;
}

const most = 500;

/** The comments of a channel as one viewer knows them: nothing twice, nothing lost, own ones with their fate. */
export class Timeline {
  me?: Person;
  /** The last sequence number seen. */
  last = 0;
  #entries: Entry[] = [];
  #missed: Missed[] = [];
  readonly #retracted = new Set<string>();

  get entries(): readonly Entry[] {
    return this.#entries;
  }

  /** Stretches that this page was not given, oldest first. */
  get missed(): readonly Missed[] {
    return this.#missed;
  }

  /** A stretch went by unseen: nobody shall think that nothing was said. */
  miss(missed: Missed): void {
    this.last = Math.max(this.last, missed.to);
    if (!this.#missed.some(known => known.from === missed.from)) this.#missed.push(missed);
  }

  /** Takes published comments in; gives those that are new to this page. */
  take(comments: readonly PublishedComment[]): Entry[] {
    const fresh: Entry[] = [];
    for (const comment of comments) {
      this.last = Math.max(this.last, comment.sequence);
      const own = this.#ownOf(comment);
      if (own) this.#publish(own, comment);
      else if (!this.#retracted.has(comment.id) && !this.#entries.some(entry => entry.id === comment.id)) fresh.push(this.#insert(comment));
    }
    this.#trim();
    return fresh;
  }

  /** An own comment on its way. */
  send(clientId: string, text: string, at: string): void {
    this.#entries.push({ key: clientId, author: this.me ?? { id: '', name: '' }, text, at, mine: true, fate: 'sending' });
  }

  /** What became of an own comment at once. */
  receive(clientId: string, receipt: Receipt): void {
    const twin = this.#entries.find(entry => entry.id === receipt.id && entry.key !== clientId);
    const entry = this.#entries.find(candidate => candidate.key === clientId);
    if (!entry) return;
    if (twin) {
      twin.mine = true;
      this.#drop(candidate => candidate === entry);
      return;
    }

    entry.id = receipt.id;
    entry.sequence ??= receipt.sequence;
    if (entry.fate !== 'masked') entry.fate = fateOf(receipt);
    entry.reason = receipt.reason;
    entry.retryAfterMs = receipt.retryAfterMs;
    this.#order();
  }

  /** It could not even be sent. */
  fail(clientId: string): void {
    const entry = this.#entries.find(candidate => candidate.key === clientId);
    if (entry) entry.fate = 'failed';
  }

  /** Forgets an own comment that was not published, so that it can be sent anew. */
  forget(key: string): void {
    this.#drop(entry => entry.key === key);
  }

  /** A later change in an own comment's fate. */
  revise(receipt: ReceiptEvent): void {
    const entry = this.#entries.find(candidate => candidate.id === receipt.id);
    if (!entry) return;
    entry.fate = fateOf(receipt);
    entry.reason = receipt.reason;
    entry.maker = receipt.maker;
    entry.sequence ??= receipt.sequence;
    this.#order();
  }

  /** Takes comments back; the author keeps seeing their own, marked. */
  retract(event: RetractedEvent): void {
    const isMeant = (entry: Entry) => event.ids?.includes(entry.id ?? '') || (event.authorId !== undefined && entry.author.id === event.authorId);
    event.ids?.forEach(id => this.#retracted.add(id));
    for (const entry of this.#entries)
      if (entry.mine && isMeant(entry) && (entry.fate === 'published' || entry.fate === 'masked')) entry.fate = 'retracted';
    this.#drop(entry => !entry.mine && isMeant(entry));
  }

  /** The server's history is authoritative: drops what it no longer has and starts anew. */
  restart(): void {
    this.#drop(entry => !entry.mine);
    this.#missed = [];
    this.last = 0;
  }

  // A comment may arrive before its receipt; its author and text then tell that it is ours.
  #ownOf(comment: PublishedComment): Entry | undefined {
    return this.#entries.find(entry => entry.mine && (entry.id === comment.id
      || (entry.id === undefined && entry.fate === 'sending' && comment.author.id === this.me?.id && entry.text.trim() === comment.text.trim())));
  }

  #publish(own: Entry, comment: PublishedComment): void {
    if (own.fate === 'retracted') return;
    Object.assign(own, { id: comment.id, sequence: comment.sequence, author: comment.author, text: comment.text, fate: comment.masked ? 'masked' : 'published' });
    this.#order();
  }

  #insert(comment: PublishedComment): Entry {
    const entry: Entry = {
      key: comment.id, id: comment.id, sequence: comment.sequence, author: comment.author, text: comment.text, at: comment.at,
      mine: comment.author.id === this.me?.id && this.me !== undefined, fate: comment.masked ? 'masked' : 'published',
    };
    this.#entries.push(entry);
    this.#order();
    return entry;
  }

  // Published ones by number; those without a number stay where they were written.
  #order(): void {
    for (let i = 1; i < this.#entries.length; i++)
      for (let j = i; j > 0 && isBefore(this.#entries[j]!, this.#entries[j - 1]!); j--)
        [this.#entries[j], this.#entries[j - 1]] = [this.#entries[j - 1]!, this.#entries[j]!];
  }

  #trim(): void {
    let excess = this.#entries.length - most;
    if (excess > 0) this.#entries = this.#entries.filter(entry => entry.mine || excess-- <= 0);
  }

  #drop(which: (entry: Entry) => boolean): void {
    this.#entries = this.#entries.filter(entry => !which(entry));
  }
}

const isBefore = (a: Entry, b: Entry) => a.sequence !== undefined && b.sequence !== undefined && a.sequence < b.sequence;

function fateOf(receipt: Receipt): Fate {
  switch (receipt.ruling) {
    case 'publish': return 'published';
    case 'mask': return 'masked';
    case 'hold': return 'held';
    case 'reject': return 'rejected';
  }
}
