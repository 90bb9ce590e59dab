import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { shared } from '../design/shared';
import { Refusal } from '../live/api';
import type { LiveChannel } from '../live/channel';
import type { Guest } from '../live/guest';
import { Follow } from '../live/store';
import { longestComment } from '../wire';
import { t } from '../words/words';

/** Where a viewer writes. It asks for a name once, on the first comment, and then sends that comment. */
@customElement('compose-box')
export class ComposeBox extends LitElement {
  static override styles = [shared, css`
    :host { border-top: 1px solid var(--line); padding: 10px 14px 12px; background: var(--sheet); }
    form { display: grid; gap: 8px; grid-template-columns: minmax(0, 1fr); }
    .line { display: flex; gap: 8px; align-items: end; }
    .line button, .line input { min-height: 44px; }
    textarea { resize: none; min-height: 44px; max-height: 120px; flex: 1; field-sizing: content; display: block; }
    .as { display: flex; justify-content: space-between; gap: 8px; align-items: center; }
    .as button { min-height: 28px; white-space: nowrap; }
    .as span { min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  `];

  @property({ attribute: false }) channel!: LiveChannel;
  @property({ attribute: false }) guest!: Guest;
  @query('textarea') private readonly field?: HTMLTextAreaElement;
  @query('input') private readonly nameField?: HTMLInputElement;
  @state() private draft = '';
  @state() private isNaming = false;
  @state() private isBusy = false;
  @state() private trouble = '';

  constructor() {
    super();
    new Follow(this, () => this.channel);
  }

  /** Puts a text back for another try. */
  rewrite(text: string): void {
    this.draft = text;
    this.field?.focus();
  }

  protected override render() {
    const { mode, guests } = this.channel.state ?? {};
    if (guests === false && !this.guest.token) return html`<p class="small muted">${t('compose.guests.none')}</p>`;
    return html`
      ${mode === 'readOnly' || mode === 'emojiOnly' ? html`<p class="small muted">${t(`mode.${mode}`)}</p>` : nothing}
      ${this.isNaming ? this.renderName() : this.renderText()}
      ${this.trouble ? html`<p class="note bad small" role="alert">${this.trouble}</p>` : nothing}`;
  }

  private renderText() {
    const left = longestComment - this.draft.length;
    return html`<form @submit=${this.onSubmit}>
      <div class="line">
        <textarea rows="1" .value=${this.draft} maxlength=${longestComment} aria-label=${t('compose.label')} placeholder=${t('compose.placeholder')}
          @input=${(event: Event) => { this.draft = (event.target as HTMLTextAreaElement).value; }} @keydown=${this.onKey}></textarea>
        <button class="primary" ?disabled=${this.draft.trim() === ''}>${t('compose.send')}</button>
      </div>
      <div class="as small muted" ?hidden=${!this.guest.me && left > 80}>
        <span>${left <= 80 ? t('compose.left', { count: left }) : t('compose.as', { name: this.guest.me?.name ?? '' })}</span>
        ${this.guest.me ? html`<button type="button" class="quiet small" @click=${this.askName}>${t('compose.rename')}</button>` : nothing}
      </div>
    </form>`;
  }

  private renderName() {
    return html`<form @submit=${this.onName}>
      <label>${t('compose.name')}
        <div class="line"><input maxlength="40" required autocomplete="nickname" .value=${this.guest.me?.name ?? ''}>
        <button class="primary" ?disabled=${this.isBusy}>${t('compose.name.go')}</button></div>
      </label>
      <p class="small muted">${t('compose.name.more')}</p>
    </form>`;
  }

  private onKey(event: KeyboardEvent): void {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) this.onSubmit(event);
  }

  private onSubmit(event: Event): void {
    event.preventDefault();
    if (this.draft.trim() === '') return;
    if (this.guest.token) this.send();
    else void this.askName();
  }

  private send(): void {
    const text = this.draft;
    this.draft = '';
    this.trouble = '';
    void this.channel.comment(text);
  }

  private async askName(): Promise<void> {
    this.isNaming = true;
    await this.updateComplete;
    this.nameField?.focus();
  }

  private async onName(event: Event): Promise<void> {
    event.preventDefault();
    this.isBusy = true;
    this.trouble = '';
    try {
      await this.guest.name(this.nameField!.value.trim());
      this.channel.identify(this.guest.me);
      this.isNaming = false;
      await this.channel.connect(this.guest.token);
      if (this.draft.trim() !== '') this.send();
      await this.updateComplete;
      this.field?.focus();
    } catch (error) {
      this.trouble = error instanceof Refusal && error.status !== 0 ? error.message : t('unreachable');
    } finally {
      this.isBusy = false;
    }
  }
}
