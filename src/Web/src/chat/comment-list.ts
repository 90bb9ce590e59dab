import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { shared } from '../design/shared';
import type { LiveChannel } from '../live/channel';
import { Follow } from '../live/store';
import type { Entry } from '../live/timeline';
import { hidesComments } from '../wire';
import { clock, language, number, t, type Word } from '../words/words';
import { explain } from './fate';
import { tint, tints } from './tint';

const mostLines = 200;
const digestMilliseconds = 5000;
const badges = new Set(['newcomer', 'moderator', 'broadcaster', 'owner', 'operator']);

/** The comments as viewers read them. It stays at the newest unless the reader scrolls up. */
@customElement('comment-list')
export class CommentList extends LitElement {
  static override styles = [shared, tints, css`
    :host { position: relative; min-height: 0; display: flex; flex-direction: column; }
    ol { list-style: none; margin: 0; padding: 8px 14px 14px; overflow-y: auto; flex: 1; min-height: 0; overscroll-behavior: contain; }
    li { padding: 6px 0; overflow-wrap: anywhere; }
    li.mine { padding: 8px 10px; margin: 6px -10px; border-radius: var(--radius); background: var(--accent-wash); }
    li.held { background: var(--warn-wash); }
    li.rejected, li.failed { background: var(--bad-wash); }
    li.missed { margin: 6px 0; padding: 6px 10px; border-radius: var(--radius); background: var(--well); color: var(--ink-2); font-size: var(--small); text-align: center; }
    .who { font-weight: 650; }
    time { color: var(--ink-2); font-size: 0.75rem; margin-left: 4px; }
    .what { display: block; white-space: pre-line; line-height: 1.35; }
    .retracted .what { text-decoration: line-through; color: var(--ink-2); }
    .fate { display: flex; flex-wrap: wrap; gap: 4px 10px; align-items: center; margin-top: 4px; font-size: var(--small); color: var(--ink-2); }
    .held .fate { color: var(--warn); }
    .rejected .fate, .failed .fate { color: var(--bad); }
    .fate button { min-height: 28px; padding: 0 8px; font-size: var(--small); }
    .empty { padding: 24px 14px; color: var(--ink-2); text-align: center; margin: auto; }
    .float { position: absolute; left: 50%; bottom: 10px; transform: translateX(-50%); box-shadow: 0 4px 16px rgb(0 0 0 / 0.25); white-space: nowrap; }
    .more { margin: 6px 14px; }
  `];

  @property({ attribute: false }) channel!: LiveChannel;
  @query('ol') private readonly list?: HTMLOListElement;
  @state() private isAtEnd = true;
  @state() private digest = '';

  private told = new Set<string>();
  private telling?: ReturnType<typeof setInterval>;

  constructor() {
    super();
    new Follow(this, () => this.channel);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.telling = setInterval(() => { this.tell(); }, digestMilliseconds);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.telling);
  }

  protected override updated(): void {
    if (this.isAtEnd && this.list) this.list.scrollTop = this.list.scrollHeight;
  }

  protected override render() {
    const entries = this.channel.shown.slice(-mostLines);
    const isHidden = hidesComments(this.channel.state?.level ?? 'open');
    const passed = this.channel.passedOver.size;
    return html`
      ${entries.length === 0 && !isHidden && !this.channel.refusal ? html`<p class="empty">${t(this.channel.state ? 'chat.empty' : 'connecting')}</p>` : nothing}
      <ol tabindex="0" aria-label=${t('chat.list')} ?hidden=${entries.length === 0} @scroll=${this.onScroll}>
        ${repeat(entries, entry => entry.key, (entry, i) => this.renderEntry(entry, entries[i - 1]))}
      </ol>
      ${passed > 0 ? html`<button class="small more" @click=${() => { this.channel.showPassedOver(); }}>${t('chat.more', { count: passed })}</button>` : nothing}
      ${this.isAtEnd ? nothing : html`<button class="small primary float" @click=${this.toEnd}>${t('chat.newest')}</button>`}
      <p class="unseen" role="status" aria-live="polite">${this.digest}</p>`;
  }

  private renderEntry(entry: Entry, before: Entry | undefined) {
    return html`${this.renderMissed(entry, before)}<li class="${entry.mine ? `mine ${entry.fate}` : ''}" data-id=${entry.id ?? ''} data-fate=${entry.fate}>
      <span class="who tint-${tint(entry.author.id)}">${entry.author.name}</span>
      ${(entry.author.badges ?? []).filter(badge => badges.has(badge)).map(badge => html`<span class="badge">${t(`badge.${badge}` as Word)}</span>`)}
      ${entry.mine ? html`<span class="badge">${t('chat.you')}</span>` : nothing}
      <time datetime=${entry.at}>${clock(entry.at)}</time>
      <span class="what">${entry.text}</span>
      ${entry.mine ? this.renderFate(entry) : nothing}
    </li>`;
  }

  // The gap stands before the first comment after it.
  private renderMissed({ sequence = 0 }: Entry, before: Entry | undefined) {
    const missed = this.channel.timeline.missed.filter(({ to }) => to < sequence && to >= (before?.sequence ?? 0));
    return missed.length === 0 ? nothing : html`<li class="missed">${t('chat.missed', { count: number(missed.reduce((sum, { count }) => sum + count, 0)) })}</li>`;
  }

  private renderFate(entry: Entry) {
    const canRewrite = entry.fate === 'failed' || (entry.fate === 'rejected' && entry.retryAfterMs !== undefined) || entry.reason === 'notRecorded';
    return html`<span class="fate" role="status"><span>${explain(language, entry)}</span>
      ${canRewrite ? html`<button @click=${() => { this.rewrite(entry); }}>${t('chat.again')}</button>` : nothing}</span>`;
  }

  private rewrite(entry: Entry): void {
    this.channel.forget(entry.key);
    this.dispatchEvent(new CustomEvent('rewrite', { detail: entry.text, bubbles: true, composed: true }));
  }

  private onScroll(): void {
    const { scrollTop, scrollHeight, clientHeight } = this.list!;
    this.isAtEnd = scrollHeight - scrollTop - clientHeight < 60;
  }

  private toEnd(): void {
    this.isAtEnd = true;
    this.list!.scrollTop = this.list!.scrollHeight;
  }

  // A screen reader hears a digest now and then, not every line of a flood.
  private tell(): void {
    const fresh = this.channel.shown.filter(entry => !entry.mine && !this.told.has(entry.key));
    this.told = new Set(this.channel.timeline.entries.map(entry => entry.key));
    const last = fresh.at(-1);
    if (last) this.digest = t('chat.digest', { count: fresh.length, name: last.author.name, text: last.text });
  }
}
