import { css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import '../chat/comment-list';
import '../chat/level-banner';
import { shared } from '../design/shared';
import { TeamPage } from '../design/team-page';
import '../desk/gate-control';
import '../desk/incident-banner';
import '../desk/level-ladder';
import '../desk/pulse-curve';
import type { Desk } from '../live/desk';
import { Follow } from '../live/store';
import '../player/live-picture';
import { t, title, watching } from '../words/words';
import './abuse-gauges';
import './rules-form';
import './stream-settings';

/** The broadcaster's page, made for one hand on a phone: what is on, how bad it is, and the two buttons that matter. */
@customElement('studio-page')
export class StudioPage extends TeamPage {
  static override styles = [shared, css`
    :host { min-height: 100dvh; }
    .door { padding: 8vh 16px; display: grid; justify-items: center; }
    sign-in { width: 100%; }
    main.studio { display: grid; gap: 12px; padding: 0 0 24px; max-width: 1600px; margin: 0 auto; }
    main.studio > section, main.studio > div > section { margin: 0 12px; }
    .watchers { display: grid; gap: 12px; align-content: start; }
    comment-list { height: 240px; margin: 8px -16px 0; border-top: 1px solid var(--line); }
    h1 { font-size: 1rem; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
    summary { font-weight: 650; cursor: pointer; min-height: 32px; }
    @media (min-width: 900px) {
      main.studio { grid-template-columns: minmax(0, 1.4fr) minmax(340px, 1fr); padding-top: 12px; align-items: start; }
      live-picture { width: auto; margin: 0 12px; border-radius: var(--radius); }
      comment-list { height: 320px; }
    }
  `];

  constructor() {
    super();
    new Follow(this, () => this.desk);
    new Follow(this, () => this.desk?.channel);
  }

  protected override updated(): void {
    title(t('studio.title', { name: this.desk?.channel.state?.name ?? this.slug }));
  }

  protected override renderDesk(desk: Desk) {
    const { state } = desk.channel;
    return html`
      <page-head>
        <h1 class="grow">${t('studio.title', { name: state?.name ?? this.slug })}</h1>
        ${state ? html`<span class="badge ${state.live ? 'live' : ''}">${t(state.live ? 'live' : 'offline')}</span>` : nothing}
      </page-head>
      <incident-banner .desk=${desk}></incident-banner>
      <main class="studio">
        <div class="watchers">
          <live-picture .channel=${desk.channel}></live-picture>
          <section><abuse-gauges .desk=${desk}></abuse-gauges></section>
          <section class="sheet"><h2>${t('gate.title')}</h2><gate-control .desk=${desk}></gate-control></section>
        </div>
        <div class="watchers">
          <section class="sheet"><h2>${t('incident.level', { level: t(`level.${state?.level ?? 'open'}`) })}</h2><level-ladder .desk=${desk}></level-ladder></section>
          <section class="sheet"><div class="row"><h2 class="grow">${t('chat.title')}</h2><span class="small muted">${watching(state?.viewers ?? 0)}</span></div>
            <comment-list .channel=${desk.channel}></comment-list></section>
          <section class="sheet stack"><h2>${t('studio.obs')}</h2><stream-settings .desk=${desk}></stream-settings></section>
          <section class="sheet"><details><summary>${t('rules.title')}</summary><rules-form .desk=${desk}></rules-form></details></section>
          <section class="row">
            <a class="button" href="/desk/${this.slug}">${t('studio.desk')}</a>
            <a class="button" href="/watch/${this.slug}">${t('studio.watch')}</a>
            <span class="grow"></span><button class="quiet small" @click=${() => { this.leave(); }}>${t('signin.out')}</button>
          </section>
        </div>
      </main>`;
  }
}
