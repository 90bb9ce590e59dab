import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import '../chat/level-banner';
import { shared } from '../design/shared';
import { TeamPage } from '../design/team-page';
import type { Desk } from '../live/desk';
import { Follow } from '../live/store';
import { number, t, title, watching } from '../words/words';
import './gate-control';
import './incident-banner';
import './level-ladder';
import './live-feed';
import './pulse-curve';
import './queue-item';

// How many held comments are drawn at once; more on request, so that a flood does not slow the desk down.
const step = 50;

/** The moderators' page: what waits, what is shown, and the hand on the ladder. Keyboard first. */
@customElement('desk-page')
export class DeskPage extends TeamPage {
  static override styles = [shared, css`
    :host { min-height: 100dvh; display: grid; grid-template-rows: auto auto minmax(0, 1fr); grid-template-columns: minmax(0, 1fr); }
    .door { padding: 8vh 16px; display: grid; justify-items: center; }
    sign-in { width: 100%; }
    main.desk { display: grid; grid-template-columns: minmax(0, 1.5fr) minmax(0, 1fr) 320px; gap: 16px; padding: 16px; align-items: start; }
    .column { display: grid; gap: 10px; align-content: start; }
    .queue { display: grid; gap: 10px; }
    .head { display: flex; align-items: center; gap: 10px; }
    h1 { font-size: 1rem; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
    @media (max-width: 1100px) { main.desk { grid-template-columns: minmax(0, 1fr) 280px; } .feed { grid-column: 1; } .side { grid-row: 1 / span 2; grid-column: 2; } }
    @media (max-width: 720px) { .watching { display: none; } main.desk { grid-template-columns: minmax(0, 1fr); padding: 10px; } .side { grid-row: auto; grid-column: 1; } .keys { display: none; } }
  `];

  private version = 0;
  private mostShown = step;

  constructor() {
    super();
    new Follow(this, () => this.desk);
    new Follow(this, () => this.desk?.channel);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('keydown', this.onKey);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.onKey);
  }

  protected override updated(): void {
    title(t('desk.title', { name: this.desk?.channel.state?.name ?? this.slug }));
  }

  protected override renderDesk(desk: Desk) {
    this.version++;
    const { state } = desk.channel;
    return html`
      <page-head>
        <h1 class="grow">${t('desk.title', { name: state?.name ?? this.slug })}</h1>
        ${state ? html`<span class="badge ${state.live ? 'live' : ''}">${t(state.live ? 'live' : 'offline')}</span>
          <span class="small muted watching">${watching(state.viewers)}</span>` : nothing}
      </page-head>
      <div><incident-banner .desk=${desk}></incident-banner>${desk.channel.isConnected ? nothing : html`<level-banner .channel=${desk.channel}></level-banner>`}</div>
      <main class="desk">
        <section class="column" aria-label=${t('desk.queue')}>${this.renderQueue(desk)}</section>
        <section class="column feed sheet"><h2>${t('desk.feed')}</h2><live-feed .desk=${desk}></live-feed></section>
        <aside class="column side">
          <section class="sheet"><h2>${t('pulse.title')}</h2><pulse-curve .desk=${desk}></pulse-curve></section>
          <section class="sheet"><h2>${t('ladder.title')}</h2><level-ladder .desk=${desk}></level-ladder></section>
          <section class="sheet"><h2>${t('gate.title')}</h2><gate-control .desk=${desk}></gate-control></section>
          <div class="row"><a class="button small" href="/studio/${this.slug}">${t('home.studio')}</a><a class="button small" href="/watch/${this.slug}">${t('studio.watch')}</a>
            <button class="small quiet" @click=${() => { this.leave(); }}>${t('signin.out')}</button></div>
        </aside>
      </main>`;
  }

  private renderQueue(desk: Desk) {
    const shown = desk.items.slice(0, this.mostShown);
    return html`
      <div class="head"><h2>${t('desk.queue')}</h2><span class="badge ${desk.held > 0 ? 'warn' : ''}" data-waiting=${desk.held}>${number(desk.held)}</span>
        <span class="grow"></span><span class="small muted keys"><kbd>J</kbd> ${t('desk.next')} <kbd>K</kbd> ${t('desk.previous')} <kbd>B</kbd><kbd>B</kbd> ${t('desk.ban')}</span></div>
      ${shown.length === 0 ? html`<p class="sheet muted">${t(desk.isLoaded ? 'desk.queue.empty' : 'desk.queue.loading')}</p>` : nothing}
      <div class="queue">${repeat(shown, item => item.id, item => html`
        <queue-item .desk=${desk} .item=${item} .version=${this.version} ?selected=${item.id === desk.selected}></queue-item>`)}</div>
      ${desk.items.length + desk.unread > shown.length
        ? html`<button class="small more" @click=${() => this.showMore(desk)}>${t('desk.more', { count: number(desk.items.length + desk.unread - shown.length) })}</button>` : nothing}`;
  }

  private async showMore(desk: Desk): Promise<void> {
    if (desk.items.length < this.mostShown + step) await desk.readOn();
    this.mostShown += step;
    this.requestUpdate();
  }

  private banKeyAt = -Infinity;

  private readonly onKey = (event: KeyboardEvent): void => {
    const { desk } = this;
    const isTyping = event.composedPath().some(target => target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
    if (!desk || isTyping || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
    const item = desk.items.find(candidate => candidate.id === desk.selected);
    switch (event.key.toLowerCase()) {
      case 'j': desk.select(1); break;
      case 'k': desk.select(-1); break;
      case 'a': if (item) void desk.decide(item.id, 'approve'); break;
      case 'r': if (item) void desk.decide(item.id, 'reject'); break;
      case 'c': if (item) void desk.claim(item.id); break;
      case 't': if (item) void desk.timeout(item.author.id); break;
      case 'b': if (item) this.banTwice(desk, item.author.id, event.timeStamp); break;
      default: return;
    }
    event.preventDefault();
  };

  // One slip of a finger bans nobody: the key counts when it comes twice within a second.
  private banTwice(desk: Desk, author: string, at: number): void {
    if (at - this.banKeyAt < 1000) void desk.ban(author);
    this.banKeyAt = at;
  }
}
