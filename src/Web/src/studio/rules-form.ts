import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { shared } from '../design/shared';
import { why, type Desk } from '../live/desk';
import { categories, levels, roles, type Category, type Level, type Rules, type TermRule } from '../wire';
import { t, type Word } from '../words/words';
import { roleOf } from '../desk/level-ladder';

/** The channel's rules, as far as they fit on a phone; what it does not show it keeps as it is. */
@customElement('rules-form')
export class RulesForm extends LitElement {
  static override styles = [shared, css`
    .step { display: grid; grid-template-columns: minmax(0, 1fr) minmax(110px, 160px); align-items: center; gap: 10px; }
    .check { display: flex; align-items: center; gap: 10px; min-height: 40px; font-size: 1rem; font-weight: 400; color: var(--ink); }
    fieldset { border: 0; margin: 0; padding: 0; display: grid; gap: 8px; }
    legend { font-weight: 650; padding: 0 0 6px; }
    .pair { display: grid; grid-template-columns: 1fr 1fr; gap: 10px; align-items: end; }
    textarea { min-height: 80px; }
  `];

  @property({ attribute: false }) desk!: Desk;
  @state() private rules?: Rules;
  @state() private note = '';
  @state() private trouble = '';
  @state() private isBusy = false;

  protected override firstUpdated(): void {
    this.desk.send<Rules>('GET', 'rules').then(rules => { this.rules = rules; }, (error: unknown) => { this.trouble = why(error); });
  }

  protected override render() {
    const { rules } = this;
    if (!rules) return this.trouble ? html`<p class="note bad">${this.trouble}</p>` : html`<p class="muted">${t('connecting')}</p>`;
    const mayChange = roles.indexOf(roleOf(this.desk)) >= roles.indexOf('owner');
    return html`<form class="stack" @submit=${this.save} @input=${() => { this.note = ''; }}>
      <fieldset ?disabled=${!mayChange}><legend>${t('rules.strictness')}</legend>${categories.map(category => this.renderStep(rules, category))}</fieldset>
      <fieldset ?disabled=${!mayChange}><legend>${t('rules.modes')}</legend>
        ${(['guests', 'readOnly', 'emojiOnly', 'linksHeld'] as const).map(mode => this.renderCheck(rules, mode))}
        <div class="pair">${this.renderNumber(rules, 'slowSeconds', 3600)}${this.renderNumber(rules, 'newcomerMinutes', 10_080)}</div>
        <label>${t('rules.terms')}<textarea spellcheck="false" .value=${rules.blockedTerms.map(rule => rule.term).join('\n')}
          @change=${(event: Event) => { this.change({ blockedTerms: terms(value(event), rules.blockedTerms) }); }}></textarea></label>
      </fieldset>
      <fieldset ?disabled=${!mayChange}>
        <label>${t('rules.delay', { seconds: rules.videoDelaySeconds })}<input type="range" min="0" max="40" .value=${String(rules.videoDelaySeconds)}
          @input=${(event: Event) => { this.change({ videoDelaySeconds: Number(value(event)) }); }}></label>
        <label>${t('rules.ladder')}<select @change=${(event: Event) => { this.change({ ladder: { ...rules.ladder, automaticUpTo: value(event) as Level } }); }}>
          ${levels.map(level => html`<option value=${level} ?selected=${level === rules.ladder.automaticUpTo}>${t(`level.${level}`)}</option>`)}</select></label>
        <label>${t('rules.onCountdown')}<select @change=${(event: Event) => { this.change({ ladder: { ...rules.ladder, onCountdown: value(event) as 'none' } }); }}>
          ${(['none', 'slate', 'cut'] as const).map(what => html`<option value=${what} ?selected=${what === rules.ladder.onCountdown}>${t(`rules.countdown.${what}`)}</option>`)}</select></label>
        <label>${t('rules.parents')}<textarea spellcheck="false" placeholder="https://example.org" .value=${rules.allowedParents.join('\n')}
          @change=${(event: Event) => { this.change({ allowedParents: lines(value(event)) }); }}></textarea></label>
      </fieldset>
      ${this.trouble ? html`<p class="note bad small" role="alert">${this.trouble}</p>` : nothing}
      ${this.note ? html`<p class="note good small" role="status">${this.note}</p>` : nothing}
      ${mayChange ? html`<button class="primary" ?disabled=${this.isBusy}>${t('save')}</button>` : html`<p class="muted small">${t('rules.owner')}</p>`}
    </form>`;
  }

  private renderStep(rules: Rules, category: Category) {
    return html`<label class="step"><span>${t(`category.${category}`)}</span>
      <select @change=${(event: Event) => { this.change({ strictness: { ...this.rules!.strictness, [category]: Number(value(event)) } }); }}>
        ${[0, 1, 2, 3, 4].map(step => html`<option value=${step} ?selected=${step === rules.strictness[category]}>${t(`rules.step.${step}` as Word)}</option>`)}
      </select></label>`;
  }

  private renderCheck(rules: Rules, mode: 'guests' | 'readOnly' | 'emojiOnly' | 'linksHeld') {
    return html`<label class="check"><input type="checkbox" .checked=${rules[mode]}
      @change=${(event: Event) => { this.change({ [mode]: (event.target as HTMLInputElement).checked }); }}>${t(`rules.${mode}`)}</label>`;
  }

  private renderNumber(rules: Rules, name: 'slowSeconds' | 'newcomerMinutes', most: number) {
    return html`<label>${t(`rules.${name}`)}<input type="number" inputmode="numeric" min="0" max=${most} .value=${String(rules[name])}
      @change=${(event: Event) => { this.change({ [name]: Number(value(event)) }); }}></label>`;
  }

  private change(part: Partial<Rules>): void {
    this.rules = { ...this.rules!, ...part };
  }

  private async save(event: Event): Promise<void> {
    event.preventDefault();
    this.isBusy = true;
    this.trouble = this.note = '';
    try {
      this.rules = (await this.desk.send<Rules | undefined>('PUT', 'rules', this.rules)) ?? this.rules;
      this.note = t('rules.saved');
    } catch (error) {
      this.trouble = why(error);
    } finally {
      this.isBusy = false;
    }
  }
}

const value = (event: Event) => (event.target as HTMLInputElement).value;
const lines = (text: string) => text.split('\n').map(line => line.trim()).filter(Boolean);

// A term that was there keeps its action and expiry.
const terms = (text: string, known: readonly TermRule[]): TermRule[] => lines(text).map(term => known.find(rule => rule.term === term) ?? { term });
