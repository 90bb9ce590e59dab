import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Something that changes and says so. */
export class Store {
  readonly #followers = new Set<() => void>();

  /** Calls back at each change, until the returned function is called. */
  follow(changed: () => void): () => void {
    this.#followers.add(changed);
    return () => this.#followers.delete(changed);
  }

  protected changed(): void {
    for (const follower of this.#followers) follower();
  }
}

/** Renders its element again whenever the store changes. */
export class Follow implements ReactiveController {
  #leave?: () => void;
  #followed?: Store;

  constructor(private readonly host: ReactiveControllerHost, private readonly store: () => Store | undefined) {
    host.addController(this);
  }

  hostUpdate(): void {
    const store = this.store();
    if (store === this.#followed) return;
    this.#leave?.();
    this.#followed = store;
    this.#leave = store?.follow(() => this.host.requestUpdate());
  }

  hostDisconnected(): void {
    this.#leave?.();
    this.#leave = this.#followed = undefined;
  }

  hostConnected(): void {
    this.host.requestUpdate();
  }
}
