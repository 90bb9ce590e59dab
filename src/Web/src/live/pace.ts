/** Shows a flood at a pace that people can read: a fair sample of it, the first comment after a lull at once. */
export class Pace<T> {
  #waiting: T[] = [];
  #nextAt = 0;

  /** @param perSecond comments shown a second  @param random 0 inclusive to 1 exclusive */
  constructor(public perSecond: number, private readonly random: () => number = Math.random) {}

  /** Adds arrivals. */
  add(items: readonly T[]): void {
    this.#waiting.push(...items);
  }

  /** What to show at this moment (milliseconds), and what to pass over: out of each slot one item is drawn, each with the same chance. */
  take(now: number): { show: T[]; pass: T[] } {
    const slot = 1000 / Math.max(0.1, this.perSecond);
    if (this.#waiting.length === 0 || now < this.#nextAt) return { show: [], pass: [] };

    // What a second's worth of slots can hold is no flood: it is shown whole, and the next slots pay for it.
    const all = this.#waiting;
    this.#waiting = [];
    if (all.length <= this.perSecond && now >= this.#nextAt + slot) {
      this.#nextAt = now + slot * all.length;
      return { show: all, pass: [] };
    }

    const drawn = Math.floor(this.random() * all.length);
    this.#nextAt = now + slot;
    return { show: [all[drawn]!], pass: all.filter((_, i) => i !== drawn) };
  }
}
