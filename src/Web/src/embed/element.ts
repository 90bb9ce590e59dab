// A script for other sites: <script src="https://HOST/embed.js" async></script> and <live-stream channel="…"></live-stream>.
// It must stand alone: no imports, nothing global but the element.
(() => {
  const origin = new URL((document.currentScript as HTMLScriptElement | null)?.src ?? location.href).origin;

  /** Player and comments of a channel in a frame. Attributes: channel, lang, server. */
  class LiveStream extends HTMLElement {
    static observedAttributes = ['channel', 'lang', 'server'];
    readonly #frame = document.createElement('iframe');

    connectedCallback(): void {
      this.style.display ||= 'block';
      Object.assign(this.#frame.style, { width: '100%', height: '100%', minHeight: '520px', border: '0', display: 'block' });
      this.#frame.allow = 'autoplay; fullscreen';
      this.#frame.title = 'Live stream';
      this.append(this.#frame);
    }

    attributeChangedCallback(): void {
      const channel = this.getAttribute('channel');
      if (channel === null) return;
      const lang = this.getAttribute('lang');
      const query = lang === null ? '' : `?lang=${encodeURIComponent(lang)}`;
      const address = `${this.getAttribute('server') ?? origin}/embed/${encodeURIComponent(channel)}${query}`;
      if (this.#frame.src !== address) this.#frame.src = address;
    }
  }

  if (!customElements.get('live-stream')) customElements.define('live-stream', LiveStream);
})();
