import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { shared } from '../design/shared';
import { why, type Desk } from '../live/desk';
import { Follow } from '../live/store';
import { automatic, levels, roles, type LadderCause, type Level } from '../wire';
import { clock, t } from '../words/words';

const minutes = [0, 2, 10, 60];

/** The ladder: where the channel stands, who set it, a hand to move it, and the way to hand it back. */
@customElement('level-ladder')
export class LevelLadder extends LitElement {
  static override styles = [shared, css`
    .rungs { display: grid; gap: 4px; margin: 8px 0; }
    .rungs button { justify-content: space-between; min-height: 36px; text-align: left; }
    .rungs button[aria-pressed='true'] { border-color: var(--accent); background: var(--accent-wash); }
    .rungs .here { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
    .rungs .here[aria-pressed='true'] { background: var(--accent); }
  `];

  @property({ attribute: false }) desk!: Desk;
  @state() private picked?: Level;
  @state() private reason = '';
  @state() private forMinutes = 0;
  @state() private isBusy = false;
  @state() private trouble = '';

  constructor() {
    super();
    new Follow(this, () => this.desk);
    new Follow(this, () => this.desk.channel);
  }

  protected override render() {
    const { state, maker, cause } = this.desk.channel;
    if (!state) return nothing;
    const { hand } = this.desk;
    const by = hand?.maker ?? maker ?? automatic;
    return html`
      <p class="small muted">${by === automatic ? t('ladder.by.automatic') : t('ladder.by.person', { maker: by })}${
        this.renderWhy(hand?.reason, state.level === 'open' && cause === 'calm' ? 'none' : cause)}
        ${hand?.until ? html`· ${t('ladder.until', { at: clock(hand.until) })}` : nothing}</p>
      <div class="rungs" role="group" aria-label=${t('ladder.title')}>${this.rungs.map(level => this.renderRung(level, state.level))}</div>
      ${this.picked ? this.renderForm(this.picked) : nothing}
      ${this.trouble ? html`<p class="note bad small" role="alert">${this.trouble}</p>` : nothing}
      ${hand ? html`<button class="small" ?disabled=${this.isBusy} @click=${() => this.act('DELETE')}>${t('ladder.back')}</button>` : nothing}`;
  }

  private renderWhy(reason: string | undefined, cause: LadderCause | undefined) {
    const reasoned = reason || (cause && cause !== 'none' && cause !== 'hand' ? t(`cause.${cause}`) : '');
    return reasoned ? t('ladder.because', { why: reasoned }) : nothing;
  }

  // A moderator's hand reaches up to hidden comments; the picture is the broadcaster's.
  private get rungs(): readonly Level[] {
    const role = roleOf(this.desk);
    return roles.indexOf(role) >= roles.indexOf('broadcaster') ? levels : levels.slice(0, levels.indexOf('commentsHidden') + 1);
  }

  private renderRung(level: Level, here: Level) {
    return html`<button class=${level === here ? 'here' : ''} aria-pressed=${this.picked === level} data-level=${level}
      @click=${() => { this.picked = this.picked === level ? undefined : level; }}>${t(`level.${level}`)}</button>`;
  }

  private renderForm(level: Level) {
    return html`<form class="stack" @submit=${(event: Event) => { event.preventDefault(); void this.act('PUT'); }}>
      <label>${t('ladder.reason')}<input maxlength="200" placeholder=${t('ladder.reason.hint')} .value=${this.reason}
        @input=${(event: Event) => { this.reason = (event.target as HTMLInputElement).value; }}></label>
      <label>${t('ladder.for')}<select @change=${(event: Event) => { this.forMinutes = Number((event.target as HTMLSelectElement).value); }}>
        ${minutes.map(count => html`<option value=${count} ?selected=${count === this.forMinutes}>${count === 0 ? t('ladder.forever') : t('ladder.minutes', { count })}</option>`)}
      </select></label>
      <button class="primary" ?disabled=${this.isBusy}>${t('ladder.set', { level: t(`level.${level}`) })}</button>
    </form>`;
  }

  private async act(method: 'PUT' | 'DELETE'): Promise<void> {
    this.isBusy = true;
    this.trouble = '';
    try {
      const hand = { level: this.picked, seconds: this.forMinutes === 0 ? undefined : this.forMinutes * 60, reason: this.reason.trim() || t('ladder.by.hand') };
      await this.desk.command(method, 'level', method === 'PUT' ? hand : undefined);
      this.picked = undefined;
      this.reason = '';
    } catch (error) {
      this.trouble = why(error);
    } finally {
      this.isBusy = false;
    }
  }
}

/** The role that the hub knows this person by. */
export const roleOf = (desk: Desk) => (desk.channel.timeline.me as { role?: (typeof roles)[number] } | undefined)?.role ?? 'moderator';
