import { LiveChannel } from './channel';
import { Guest } from './guest';
import { slugOfPage } from './slug';

/** A viewer of the channel that the page's address names: who writes here, and the live channel. */
export class Viewer {
  readonly guest = new Guest(slugOfPage());
  readonly channel = new LiveChannel(slugOfPage(), this.guest.token);

  /** Connects. A token that the server no longer takes is no reason not to watch. */
  async join(): Promise<void> {
    this.channel.identify(this.guest.me);
    await this.channel.connect();
    if (!this.channel.refusal || !this.guest.token) return;
    this.guest.forget();
    this.channel.identify(undefined);
    await this.channel.connect(null);
  }
}
