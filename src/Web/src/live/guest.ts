import type { Person } from '../wire';
import { call, Refusal } from './api';
import { lasting } from './keep';

/** Who writes from this browser on one channel. The token is kept, so that a new name is the same author. */
export class Guest {
  token: string | null = null;
  me?: Person;

  constructor(private readonly slug: string) {
    const kept = lasting.get(`guest.${slug}`);
    if (kept === null) return;
    try {
      const { token, author } = JSON.parse(kept) as { token: string; author: Person };
      this.token = token;
      this.me = author;
    } catch {
      lasting.remove(`guest.${slug}`);
    }
  }

  /** Takes a name, for the first time or anew. */
  async name(name: string): Promise<void> {
    const issued = await this.#issue(name, this.token);
    this.token = issued.token;
    this.me = issued.author;
    lasting.set(`guest.${this.slug}`, JSON.stringify(issued));
  }

  /** Forgets who it was: the server no longer knows the token. */
  forget(): void {
    this.token = null;
    this.me = undefined;
    lasting.remove(`guest.${this.slug}`);
  }

  async #issue(name: string, token: string | null): Promise<{ token: string; author: Person }> {
    try {
      return await call('POST', `channels/${this.slug}/guests`, token, { name });
    } catch (error) {
      // A token of another age (the channel was made anew): start over as a new guest.
      if (token !== null && error instanceof Refusal && error.status === 401) return this.#issue(name, null);
      throw error;
    }
  }
}
