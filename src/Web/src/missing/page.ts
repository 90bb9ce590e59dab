import { LitElement, css, html } from 'lit';
import { customElement } from 'lit/decorators.js';
import '../design/page-head';
import { shared } from '../design/shared';
import { t, title } from '../words/words';

/** What stands at an address where nothing is. */
@customElement('missing-page')
export class MissingPage extends LitElement {
  static override styles = [shared, css`main { max-width: 560px; margin: 12vh auto 0; padding: 24px; }`];

  protected override render() {
    title(t('missing.title'));
    return html`<page-head></page-head>
      <main class="stack"><h1>${t('missing.title')}</h1><p class="muted">${t('missing.more')}</p><p><a href="/">${t('missing.home')}</a></p></main>`;
  }
}
