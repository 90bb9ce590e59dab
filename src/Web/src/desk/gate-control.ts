import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import '../design/hold-button';
import { shared } from '../design/shared';
import { why, type Desk } from '../live/desk';
import { Follow } from '../live/store';
import { roles } from '../wire';
import { t } from '../words/words';
import { roleOf } from './level-ladder';

/** The hand on the picture: slate, cut, resume, dump, mute. */
@customElement('gate-control')
export class GateControl extends LitElement {
  static override styles = [shared, css`
    .buttons { display: grid; grid-template-columns: 1fr 1fr; gap: 8px; margin-top: 8px; }
    .buttons > * { min-height: 48px; }
    .buttons > button { padding: 0 8px; }
    hold-button { display: grid; }
  `];

  @property({ attribute: false }) desk!: Desk;
  @state() private busy = '';
  @state() private note = '';
  @state() private trouble = '';

  constructor() {
    super();
    new Follow(this, () => this.desk.channel);
  }

  protected override render() {
    const gate = this.desk.channel.state?.gate ?? 'pass';
    if (roles.indexOf(roleOf(this.desk)) < roles.indexOf('broadcaster'))
      return html`<p class="row"><span class="badge ${tint(gate)}">${t(`gate.${gate}`)}</span></p><p class="small muted">${t('gate.none')}</p>`;
    return html`
      <p><span class="badge ${tint(gate)}" data-gate=${gate}>${t(`gate.${gate}`)}</span></p>
      <div class="buttons">
        ${gate === 'pass'
          ? html`<button ?disabled=${this.busy !== ''} @click=${() => this.act('slate')}>${t('gate.do.slate')}</button>`
          : html`<button class="primary" ?disabled=${this.busy !== ''} @click=${() => this.act('resume')}>${t('gate.do.resume')}</button>`}
        <hold-button ?disabled=${gate === 'cut' || this.busy !== ''} @confirmed=${() => this.act('cut')}>${t('gate.do.cut')}</hold-button>
        <button ?disabled=${gate === 'cut' || this.busy !== ''} @click=${() => this.act('dump')}>${t('gate.do.dump')}</button>
        <button ?disabled=${gate === 'cut' || this.busy !== ''} @click=${() => this.act('mute', { seconds: 10 })}>${t('gate.do.mute')}</button>
      </div>
      <p class="small" role="status">${this.busy !== '' ? t('desk.pending') : this.note}</p>
      ${this.trouble ? html`<p class="note bad small" role="alert">${this.trouble}</p>` : nothing}`;
  }

  private async act(what: string, body?: unknown): Promise<void> {
    this.busy = what;
    this.trouble = this.note = '';
    try {
      await this.desk.command('POST', `broadcast/${what}`, body);
      this.note = t('gate.done');
    } catch (error) {
      this.trouble = why(error);
    } finally {
      this.busy = '';
    }
  }
}

const tint = (gate: string) => gate === 'pass' ? 'good' : gate === 'slate' ? 'warn' : 'bad';
