import { en } from './en';
import { fr } from './fr';

export type Word = keyof typeof en;
export type Language = 'en' | 'fr';

const catalogues: Record<Language, Record<Word, string>> = { en, fr };

/** The language of the page: what the address asks for, else the first of the browser's languages that we speak. */
export function choose(search: string, browser: readonly string[]): Language {
  const asked = [new URLSearchParams(search).get('lang') ?? '', ...browser].map(tag => tag.slice(0, 2).toLowerCase());
  return asked.find((tag): tag is Language => tag === 'en' || tag === 'fr') ?? 'en';
}

/** A sentence of a catalogue with its blanks filled in. */
export function say(language: Language, word: Word, values: Record<string, string | number> = {}): string {
  return catalogues[language][word].replace(/\{(\w+)\}/g, (blank, name: string) => name in values ? String(values[name]) : blank);
}

export const language: Language = typeof location === 'undefined' ? 'en' : choose(location.search, navigator.languages);

/** A sentence in the page's language. */
export const t = (word: Word, values?: Record<string, string | number>): string => say(language, word, values);

/** A time of day in the page's language. */
export const clock = (at: string): string => new Date(at).toLocaleTimeString(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** A number in the page's language. */
export const number = (value: number, digits = 0): string => value.toLocaleString(language, { maximumFractionDigits: digits });

/** How many watch, in words that agree with the number. */
export const watching = (count: number): string => isOne(count) ? t('viewers.one', { count }) : t('viewers', { count: number(count) });

const plural = new Intl.PluralRules(language);
const isOne = (count: number): boolean => plural.select(count) === 'one';

/** A share of one as a percentage. */
export const percent = (share: number): string => share.toLocaleString(language, { style: 'percent', maximumFractionDigits: 0 });

/** A time span as people say it: seconds up to two minutes, then minutes. */
export const span = (seconds: number): string => seconds < 120 ? t('span.seconds', { count: seconds }) : t('span.minutes', { count: Math.round(seconds / 60) });

/** Marks the document with its language and title. */
export function title(text: string): void {
  document.documentElement.lang = language;
  document.title = text;
}
