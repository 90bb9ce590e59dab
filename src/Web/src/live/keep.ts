/** A drawer of browser storage that also works where storage is forbidden (third-party frames): then it lasts as long as the page. */
export class Keep {
  readonly #memory = new Map<string, string>();

  constructor(private readonly area: () => Storage) {}

  get(name: string): string | null {
    try {
      return this.area().getItem(`streaming.${name}`) ?? this.#memory.get(name) ?? null;
    } catch {
      return this.#memory.get(name) ?? null;
    }
  }

  set(name: string, value: string): void {
    this.#memory.set(name, value);
    try {
      this.area().setItem(`streaming.${name}`, value);
    } catch {
      // Forbidden or full: the memory has it.
    }
  }

  remove(name: string): void {
    this.#memory.delete(name);
    try {
      this.area().removeItem(`streaming.${name}`);
    } catch {
      // Forbidden: nothing was there.
    }
  }
}

/** Until the person clears it. */
export const lasting = new Keep(() => localStorage);

/** Until the tab closes. */
export const passing = new Keep(() => sessionStorage);
