import { LitElement, css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '../design/hold-button';
import { shared } from '../design/shared';
import type { Desk, DeskItem } from '../live/desk';
import { automatic, categories, type PublishedComment } from '../wire';
import { clock, percent, span, t } from '../words/words';
import { cut } from './spans';

/** One held comment with everything that a decision needs. */
@customElement('queue-item')
export class QueueItem extends LitElement {
  static override styles = [shared, css`
    article { padding: 12px 14px; border: 1px solid var(--line); border-left: 4px solid var(--line); border-radius: var(--radius); background: var(--sheet); }
    article.selected { border-color: var(--accent); border-left-color: var(--accent); box-shadow: 0 0 0 1px var(--accent); }
    article.done { opacity: 0.75; background: var(--well); }
    .who { color: var(--ink); font-size: 0.9375rem; overflow-wrap: anywhere; }
    .text { font-size: 1.0625rem; margin: 8px 0; overflow-wrap: anywhere; white-space: pre-line; }
    mark { background: var(--bad-wash); color: var(--bad); border-radius: 3px; padding: 0 2px; }
    .scores { display: flex; flex-wrap: wrap; gap: 4px 14px; margin: 8px 0; font-size: var(--small); color: var(--ink-2); }
    .scores b { color: var(--ink); font-variant-numeric: tabular-nums; }
    .context { border-left: 2px solid var(--line); padding-left: 10px; margin: 8px 0; font-size: var(--small); color: var(--ink-2); overflow-wrap: anywhere; }
    .actions { margin-top: 10px; gap: 6px; }
    .author { margin-left: auto; gap: 6px; }
    .good { color: var(--good); } .approve { border-color: var(--good); color: var(--good); }
    .reject { border-color: var(--bad); color: var(--bad); }
  `];

  @property({ attribute: false }) desk!: Desk;
  @property({ attribute: false }) item!: DeskItem;
  @property({ type: Boolean }) selected = false;
  @property({ attribute: false }) version = 0;
  @state() private now = Date.now();
  private ticking?: ReturnType<typeof setInterval>;

  override connectedCallback(): void {
    super.connectedCallback();
    this.ticking = setInterval(() => { this.now = Date.now(); }, 1000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.ticking);
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('selected') && this.selected) this.scrollIntoView({ block: 'nearest' });
  }

  protected override render() {
    const { item } = this;
    return html`<article class="${this.selected ? 'selected' : ''} ${item.work?.state ?? ''}" data-id=${item.id} @click=${() => { this.desk.choose(item.id); }}>
      <div class="row small muted">
        <b class="who">${item.author.name}</b>
        <span class="grow"></span>
        ${this.renderClaim()}<span><time datetime=${item.at}>${clock(item.at)}</time>${this.renderExpiry()}</span>
      </div>
      ${this.renderRecord()}
      ${this.renderContext(item.before)}
      <p class="text">${cut(item.text, item.spans).map(stretch => stretch.category
        ? html`<mark title=${t(`category.${stretch.category}`)}>${stretch.text}</mark>` : stretch.text)}</p>
      ${this.renderContext(item.after)}
      <p class="small">${t(`reason.${item.reason}`)} ${item.language && item.language !== 'other' ? html`<span class="badge">${item.language}</span>` : nothing}</p>
      ${this.renderScores()}
      ${item.work ? this.renderWork() : nothing}
      ${item.work?.state === 'done' ? nothing : this.renderActions()}
    </article>`;
  }

  private renderRecord() {
    const { record } = this.item.author;
    return record ? html`<p class="small muted">${t('desk.record', { published: record.published, approved: record.approved, rejected: record.rejected })}
      · ${t('desk.firstSeen', { at: clock(record.firstSeen) })}</p>` : nothing;
  }

  private renderClaim() {
    const { claim } = this.item;
    if (!claim) return nothing;
    const isMine = claim.makerId !== undefined && claim.makerId === this.desk.channel.timeline.me?.id;
    return html`<span class="badge warn">${isMine ? t('desk.claimed.me') : t('desk.claimed', { maker: claim.maker === automatic ? t('maker.automatic') : claim.maker })}</span>`;
  }

  private renderExpiry() {
    if (!this.item.expiresAt || this.item.work?.state === 'done') return nothing;
    const seconds = Math.max(0, Math.round((Date.parse(this.item.expiresAt) - this.now) / 1000));
    return html` · ${t('desk.expires', { span: span(seconds) })}`;
  }

  private renderContext(comments: PublishedComment[] | undefined) {
    return comments && comments.length > 0 && this.selected
      ? html`<div class="context" aria-label=${t('desk.context')}>${comments.map(comment => html`<div><b>${comment.author.name}</b> ${comment.text}</div>`)}</div>`
      : nothing;
  }

  private renderScores() {
    const scores = categories.map(category => ({ category, score: this.item.scores?.[category] ?? 0 })).filter(({ score }) => score >= 0.05);
    return scores.length === 0 ? nothing : html`<div class="scores" aria-label=${t('desk.scores')}>${scores
      .sort((a, b) => b.score - a.score)
      .map(({ category, score }) => html`<span>${t(`category.${category}`)} <b>${percent(score)}</b></span>`)}</div>`;
  }

  private renderWork() {
    const work = this.item.work!;
    if (work.state === 'pending') return html`<p class="note small" role="status">${t('desk.pending')}</p>`;
    return html`<p class="note small ${work.state === 'done' ? 'good' : 'bad'}" role="status">${work.text}</p>`;
  }

  private renderActions() {
    const { desk, item } = this;
    const isBusy = item.work?.state === 'pending';
    const aside = desk.work.get(item.author.id);
    return html`<div class="row actions">
      <button class="small approve" ?disabled=${isBusy} @click=${() => desk.decide(item.id, 'approve')}>${t('desk.approve')} <kbd>A</kbd></button>
      <button class="small reject" ?disabled=${isBusy} @click=${() => desk.decide(item.id, 'reject')}>${t('desk.reject')} <kbd>R</kbd></button>
      <button class="small" @click=${() => desk.claim(item.id)}>${t('desk.claim')} <kbd>C</kbd></button>
      <span class="row author"><button class="small" @click=${() => desk.timeout(item.author.id)}>${t('desk.timeout')} <kbd>T</kbd></button>
      <hold-button small @confirmed=${() => desk.ban(item.author.id)}>${t('desk.ban.hold')}</hold-button></span>
      ${aside ? html`<span class="small" role="status">${aside.state === 'pending' ? t('desk.pending') : aside.text}</span>` : nothing}
    </div>`;
  }
}
