import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import '../design/hold-button';
import { shared } from '../design/shared';
import type { Desk } from '../live/desk';
import { Follow } from '../live/store';
import type { Entry } from '../live/timeline';
import { hidesComments } from '../wire';
import { clock, t } from '../words/words';

const mostLines = 100;

/** Every published comment, newest first, with what a moderator can still do about it. */
@customElement('live-feed')
export class LiveFeed extends LitElement {
  static override styles = [shared, css`
    ol { list-style: none; margin: 0; padding: 0; }
    li { padding: 8px 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
    .who { color: var(--ink); }
    .head { gap: 2px 8px; }
    .actions { gap: 0; margin: 0 -8px; }
    .actions .small { padding: 0 8px; }
  `];

  @property({ attribute: false }) desk!: Desk;

  constructor() {
    super();
    new Follow(this, () => this.desk);
    new Follow(this, () => this.desk.channel);
  }

  protected override render() {
    const entries = this.desk.channel.shown.filter(entry => entry.id !== undefined && (entry.fate === 'published' || entry.fate === 'masked'));
    return entries.length === 0 ? html`<p class="muted">${t(hidesComments(this.desk.channel.state?.level ?? 'open') ? 'reason.commentsHidden' : 'chat.empty')}</p>`
      : html`<ol>${repeat(entries.slice(-mostLines).reverse(), entry => entry.key, entry => this.renderEntry(entry))}</ol>`;
  }

  private renderEntry(entry: Entry) {
    const { desk } = this;
    const work = desk.work.get(entry.id!) ?? desk.work.get(entry.author.id);
    return html`<li data-id=${entry.id!}>
      <div class="row head small muted"><b class="who">${entry.author.name}</b><time datetime=${entry.at}>${clock(entry.at)}</time><span class="grow"></span><span class="row actions">
        <button class="small quiet retract" ?disabled=${work?.state === 'pending'} @click=${() => desk.retract(entry.id!)}>${t('desk.retract')}</button>
        <button class="small quiet" @click=${() => desk.timeout(entry.author.id)}>${t('desk.timeout')}</button>
        <hold-button quiet @confirmed=${() => desk.ban(entry.author.id)}>${t('desk.ban.hold')}</hold-button></span></div>
      <div>${entry.text}</div>
      ${work ? html`<p class="small" role="status">${work.state === 'pending' ? t('desk.pending') : work.text}</p>` : nothing}
    </li>`;
  }
}
