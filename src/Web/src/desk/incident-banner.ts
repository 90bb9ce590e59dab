import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '../design/hold-button';
import { shared } from '../design/shared';
import { why, type Desk } from '../live/desk';
import { Follow } from '../live/store';
import { roles, type Question } from '../wire';
import { clock, t } from '../words/words';
import { roleOf } from './level-ladder';

/** An incident while it goes on, and the question that the machine asks before it touches the picture. */
@customElement('incident-banner')
export class IncidentBanner extends LitElement {
  static override styles = [shared, css`
    section { display: grid; gap: 8px; padding: 12px 16px; background: var(--bad-wash); color: var(--bad); border-bottom: 1px solid var(--line); }
    h2 { font-size: 1.0625rem; }
    button { min-height: 44px; }
  `];

  @property({ attribute: false }) desk!: Desk;
  @state() private now = Date.now();
  @state() private trouble = '';
  private ticking?: ReturnType<typeof setInterval>;

  constructor() {
    super();
    new Follow(this, () => this.desk);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.ticking = setInterval(() => { this.now = Date.now(); }, 500);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.ticking);
  }

  protected override render() {
    const { incident, question } = this.desk;
    if (!incident && !question) return nothing;
    return html`<section role="alert">
      ${incident ? html`<p class="row small"><b>${t('incident.title', { at: clock(incident.raisedAt) })}</b>
        <span>${t('incident.level', { level: t(`level.${this.desk.channel.state?.level ?? incident.level}`) })}</span></p>` : nothing}
      ${question ? this.renderQuestion(question) : nothing}
      ${this.trouble ? html`<p class="small">${this.trouble}</p>` : nothing}
    </section>`;
  }

  private renderQuestion(question: Question) {
    const seconds = Math.max(0, Math.ceil((Date.parse(question.endsAt) - this.now) / 1000));
    const mayAnswer = roles.indexOf(roleOf(this.desk)) >= roles.indexOf('broadcaster');
    return html`<h2>${t('incident.question')}</h2>
      <p class="small">${t(`incident.countdown.${question.onCountdown}`, { seconds })}</p>
      ${mayAnswer ? html`<div class="row">
        <button class="primary" @click=${() => this.answer('keep')}>${t('incident.keep')}</button>
        <button @click=${() => this.answer('slate')}>${t('gate.do.slate')}</button>
        <hold-button @confirmed=${() => this.answer('cut')}>${t('gate.do.cut')}</hold-button>
      </div>` : nothing}`;
  }

  private async answer(what: 'keep' | 'slate' | 'cut'): Promise<void> {
    this.trouble = '';
    await this.desk.command('POST', `broadcast/${what}`).catch((error: unknown) => { this.trouble = why(error); });
  }
}
