import { LitElement, css, html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { language, t } from '../words/words';
import { shared } from './shared';

/** The strip above a page: the way home, what the page slots in, and the other language. */
@customElement('page-head')
export class PageHead extends LitElement {
  static override styles = [shared, css`
    header { display: flex; align-items: center; gap: 12px; min-height: 48px; padding: 4px 16px; border-bottom: 1px solid var(--line); background: var(--sheet); }
    .home { display: inline-flex; align-items: center; gap: 8px; color: var(--ink); font-weight: 700; text-decoration: none; }
    .home img { width: 24px; height: 24px; }
    .other { font-size: var(--small); margin-left: auto; white-space: nowrap; }
    ::slotted(*) { min-width: 0; }
    ::slotted(h1) { padding-left: 12px; border-left: 1px solid var(--line); }
    @media (max-width: 480px) { .home span { display: none; } header { gap: 8px; padding: 4px 12px; } ::slotted(h1) { padding-left: 0; border-left: 0; } }
  `];

  protected override render() {
    return html`<header>
      <a class="home" href="/" aria-label=${t('product')}><img src="/icon.svg" alt=""><span>${t('product')}</span></a>
      <slot></slot>
      <a class="other" lang=${language === 'fr' ? 'en' : 'fr'} href=${otherLanguage()}>${t('language.other')}</a>
    </header>`;
  }
}

function otherLanguage(): string {
  const query = new URLSearchParams(location.search);
  query.set('lang', language === 'fr' ? 'en' : 'fr');
  return `?${query.toString()}`;
}
